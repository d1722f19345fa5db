import { verdict, type Reason, type Verdict } from '@amparo/kernel';
import type { Sensitivity } from '../access/actions';
import type { ConsentPurpose } from '../gen/vocabulary';
import type { ConsentBy, Explained, HowGiven } from './consent';
import { isNamed, NAMES_A_RECIPIENT } from './sharing.rules';

/** Days that a consent holds where nobody says another end (guide 4.4). */
export const CONSENT_DAYS = 90;
export const PUBLIC_CONSENT_DAYS = 30;
/** Longer than this nobody can agree ahead: she is asked anew. Days (ADR 0037). */
export const LONGEST_CONSENT_DAYS = 365;
export const LONGEST_PUBLIC_CONSENT_DAYS = 90;

const DAY_MS = 86_400_000;
const PUBLIC = 'CP-PUBLIC';
const STATISTICS = 'CP-STATS';

/** A consent that somebody wants to record, in codes. */
export interface ConsentDraft {
  purpose: ConsentPurpose;
  /** The one organisation or mechanism; empty where the purpose is ours alone. */
  recipient: string;
  classes: readonly Sensitivity[];
  by: ConsentBy;
  how: HowGiven;
  /** Somebody else heard it; she is named in what is sealed. */
  witnessed: boolean;
  explained: readonly Explained[];
  givenAt: Date;
  /** Nothing: the default of the purpose. */
  expiresAt?: Date;
}

/** When a consent ends that says nothing of it. */
export function defaultEnd(purpose: ConsentPurpose, givenAt: Date): Date {
  return inDays(givenAt, purpose === PUBLIC ? PUBLIC_CONSENT_DAYS : CONSENT_DAYS);
}

/**
 * Whether what was said is a consent (guide 4.4): to one purpose and one named recipient, informed, of limited time, by who may give
 * it. All that is wrong with it.
 */
export function isConsent(draft: ConsentDraft, now: Date): Verdict {
  return verdict([...wrongRecipient(draft), ...wrongClasses(draft), ...notInformed(draft), ...wrongTime(draft, now), ...wrongPerson(draft.by)]);
}

/** What is wrong with whom it is for. */
export function wrongRecipient({ purpose, recipient }: Pick<ConsentDraft, 'purpose' | 'recipient'>): Reason[] {
  if (NAMES_A_RECIPIENT.has(purpose)) return isNamed(recipient) ? [] : [{ code: 'consent.recipient-not-named', says: 'It must be for one named recipient.' }];
  return recipient === '' ? [] : [{ code: 'consent.recipient-needless', says: 'This purpose has no recipient outside.' }];
}

function wrongClasses({ purpose, classes }: ConsentDraft): Reason[] {
  if (classes.length === 0) return [{ code: 'consent.nothing-agreed', says: 'It must say to which classes of data.' }];
  const fit = purpose === STATISTICS ? classes.every((each) => each === 'S0') : !classes.includes('S0');
  return fit ? [] : [{ code: 'consent.class-unfit', says: 'These classes of data do not go with the purpose.' }];
}

function notInformed({ purpose, how, witnessed, explained }: ConsentDraft): Reason[] {
  const needed: Explained[] = ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW', ...(purpose === PUBLIC ? ['CANNOT_BE_UNDONE' as const] : [])];
  return [
    ...(needed.every((each) => explained.includes(each)) ? [] : [{ code: 'consent.not-explained', says: 'Not all was explained that must be.' }]),
    ...(how === 'ORAL_WITNESSED' && !witnessed ? [{ code: 'consent.no-witness', says: 'What was only said needs a witness.' }] : []),
  ];
}

function wrongTime({ purpose, givenAt, expiresAt = defaultEnd(purpose, givenAt) }: ConsentDraft, now: Date): Reason[] {
  const latest = inDays(givenAt, purpose === PUBLIC ? LONGEST_PUBLIC_CONSENT_DAYS : LONGEST_CONSENT_DAYS);
  return [
    ...(givenAt > now ? [{ code: 'consent.of-the-future', says: 'It cannot be given in the future.' }] : []),
    ...(expiresAt <= givenAt || expiresAt <= now ? [{ code: 'consent.over', says: 'It has ended already.' }] : []),
    ...(expiresAt > latest ? [{ code: 'consent.too-long', says: 'Nobody can agree for so long ahead.' }] : []),
  ];
}

/** Guide 4.4, rules 2 to 4. */
function wrongPerson(by: ConsentBy): Reason[] {
  switch (by.who) {
    case 'PERSON':
      return [];
    case 'REPRESENTATIVE':
      return by.because === undefined ? [{ code: 'consent.she-can-be-asked', says: 'Nobody consents for an adult who can be asked.' }] : [];
    case 'CHILD':
      return [
        ...(by.childAgrees ? [] : [{ code: 'consent.child-disagrees', says: 'The child must agree too.' }]),
        ...(!by.caregiverSuspected && by.caregiverAgrees !== true ? [{ code: 'consent.caregiver-disagrees', says: 'The caregiver must agree too.' }] : []),
        ...(by.caregiverSuspected && by.caregiverAgrees !== undefined ? [{ code: 'consent.caregiver-suspected', says: 'A caregiver who is suspected is not asked.' }] : []),
      ];
    case 'COMMUNITY':
      return by.mandate ? [] : [{ code: 'consent.no-mandate', says: 'It must be recorded by what right she speaks for the community.' }];
  }
}

const inDays = (from: Date, days: number) => new Date(from.getTime() + days * DAY_MS);
