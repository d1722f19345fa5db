import { isConsent, isNamed, NAMES_A_RECIPIENT, wrongRecipient, type ConsentBy, type ConsentDraft, type ConsentPurpose } from '@amparo/domain';
import { verdict, type Verdict } from '@amparo/kernel';

/** What was said, with whom it names: enough of `RecordConsentRequest` to judge it. */
export interface ConsentSaid extends Partial<Omit<ConsentDraft, 'by' | 'givenAt' | 'expiresAt' | 'witnessed'>> {
  purpose: ConsentPurpose;
  recipient: string;
  by?: { who: ConsentBy['who'] } & Partial<Omit<Extract<ConsentBy, { who: 'CHILD' }>, 'who'> & Omit<Extract<ConsentBy, { who: 'REPRESENTATIVE' }>, 'who'>>;
  named?: { basis?: string; witness?: string };
}

/**
 * Whether somebody agreed to anybody: that is a wish, and has to be turned into a question about one named partner before anything is
 * shared (guide 4.4, rule 1).
 */
export function isWish({ purpose, recipient }: Pick<ConsentSaid, 'purpose' | 'recipient'>): boolean {
  return NAMES_A_RECIPIENT.has(purpose) && recipient !== '' && !isNamed(recipient);
}

/** What was said, as a consent that the rules can judge. Who is missing from it agreed to nothing. */
export function draftOf({ purpose, recipient, classes = [], how = 'WRITTEN', explained = [], by = { who: 'REPRESENTATIVE' }, named = {} }: ConsentSaid, givenAt: Date, expiresAt?: Date): ConsentDraft {
  return {
    purpose, recipient, classes, how, explained, givenAt, by: whoAgrees(by, named.basis), witnessed: isSaid(named.witness), ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

/** Whether what was said can be recorded: of a "no" and of a question only whom it is about. */
export function mayRecord(answer: 'GIVEN' | 'REFUSED' | 'ASKED', draft: ConsentDraft, now: Date): Verdict {
  if (answer === 'GIVEN') return isConsent(draft, now);
  // A refusal of everybody is a refusal.
  return verdict(answer === 'REFUSED' && isWish(draft) ? [] : wrongRecipient(draft));
}

function whoAgrees({ who, because, childAgrees = false, caregiverAgrees, caregiverSuspected = false }: NonNullable<ConsentSaid['by']>, basis: string | undefined): ConsentBy {
  switch (who) {
    case 'PERSON':
      return { who };
    case 'REPRESENTATIVE':
      return { who, ...(because === undefined ? {} : { because }) };
    case 'CHILD':
      return { who, childAgrees, caregiverSuspected, ...(caregiverAgrees === undefined ? {} : { caregiverAgrees }) };
    case 'COMMUNITY':
      return { who, mandate: isSaid(basis) };
  }
}

const isSaid = (text: string | undefined) => text !== undefined && text.trim() !== '';
