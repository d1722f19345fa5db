import type { Consent, ConsentPurpose, Sensitivity } from '@amparo/domain';
import { verdict, type Verdict } from '@amparo/kernel';

/** Contacts outside that somebody prepares by hand, each agreed to for one named recipient (guide 4.4, rule 7; guide 0, finding 2: never by the system). */
export const CONTACT_PURPOSES = ['CP-UN', 'CP-BANKPRIV'] as const satisfies readonly ConsentPurpose[];
export type ContactPurpose = (typeof CONTACT_PURPOSES)[number];

/** Hours for which the second person's agreement holds: what she looked at is of that day. */
export const AGREEMENT_HOURS = 24;

/** Where a draft stands. It is not changed: who wants other words drops it and writes anew. */
export type ContactStep = 'DRAFTED' | 'AGREED' | 'EXPORTED' | 'DROPPED' | 'TAKEN_BACK';

const STEPS: Readonly<Record<ContactStep, readonly ContactStep[]>> = {
  DRAFTED: ['AGREED', 'DROPPED'],
  AGREED: ['EXPORTED', 'DROPPED'],
  // Once more while the agreement holds: the answer may have been lost on its way.
  EXPORTED: ['EXPORTED', 'TAKEN_BACK'],
  DROPPED: [],
  TAKEN_BACK: [],
};

/** Whether it may go from one step to another. */
export const contactMayGo = (from: ContactStep, to: ContactStep): boolean => STEPS[from].includes(to);

/** What must have been agreed to for it: that there is a case and the story; who she is, where the words name her. */
export const classesOfContact = (namesHer: boolean): Sensitivity[] => ['S1', 'S2', ...(namesHer ? (['S3'] as const) : [])];

/** Whether somebody may agree to what another wrote. */
export function mayAgreeToContact(writtenBy: string, person: string): Verdict {
  return verdict(writtenBy === person ? [{ code: 'contact.second-person', says: 'Another person must agree.' }] : []);
}

/** What becomes of a draft whose consent is taken back: it ends, or who answers for the case learns that it is out there. Nothing: it is over already. */
export function whereTakenBack(from: ContactStep): 'DROPPED' | 'TAKEN_BACK' | undefined {
  return (['DROPPED', 'TAKEN_BACK'] as const).find((to) => contactMayGo(from, to));
}

/** Whether the agreement still holds: it is of this day, and of the consent that holds now, not of one before. */
export function mayExport(agreedAt: Date | null, { givenAt }: Pick<Consent, 'givenAt'>, now: Date): Verdict {
  const holds = agreedAt !== null && agreedAt >= givenAt && now.getTime() - agreedAt.getTime() < AGREEMENT_HOURS * 3_600_000;
  return verdict(holds ? [] : [{ code: 'contact.agreed-too-long-ago', says: 'It was agreed to too long ago. Write it anew.' }]);
}
