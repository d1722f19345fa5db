import type { Sensitivity } from '../access/actions';
import type { ConsentPurpose } from '../gen/vocabulary';

/** Ways in which somebody agrees (guide 4.4). What was only said needs a witness. */
export const HOW_GIVEN = ['WRITTEN', 'RECORDED', 'ORAL_WITNESSED', 'SECURE_CHAT'] as const;
export type HowGiven = (typeof HOW_GIVEN)[number];

/** What has to be explained before anybody can agree; the last one where it is about public use. */
export const EXPLAINED = ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW', 'CANNOT_BE_UNDONE'] as const;
export type Explained = (typeof EXPLAINED)[number];

/** Why an adult cannot be asked herself. Nothing else lets somebody speak for her. */
export const CANNOT_BE_ASKED = ['MISSING', 'DETAINED', 'UNCONSCIOUS'] as const;
export type CannotBeAsked = (typeof CANNOT_BE_ASKED)[number];

/** Who agrees, in codes: whoever it is by name is S3 and not for rules. */
export type ConsentBy =
  | { who: 'PERSON' }
  /** For an adult. Nothing in `because`: she could be asked. */
  | { who: 'REPRESENTATIVE'; because?: CannotBeAsked }
  /** A caregiver who is suspected is not asked: `caregiverAgrees` is left out. */
  | { who: 'CHILD'; childAgrees: boolean; caregiverAgrees?: boolean; caregiverSuspected: boolean }
  /** `mandate`: it is recorded by what right the representative speaks for it. */
  | { who: 'COMMUNITY'; mandate: boolean };

/** A consent as it stands: one purpose, one recipient, classes of data, a time. */
export interface Consent {
  id: string;
  purpose: ConsentPurpose;
  /** Opaque id of the one organisation or mechanism; empty where the purpose is ours alone. */
  recipient: string;
  classes: readonly Sensitivity[];
  givenAt: Date;
  /** From this instant on it holds no longer. */
  expiresAt: Date;
  withdrawnAt?: Date;
  /** A later one for the same purpose and recipient took its place. */
  supersededAt?: Date;
}

/** What was said of a consent: still to be asked, agreed, refused; or done without by two people. */
export type ConsentState = 'PENDING' | 'GIVEN' | 'REFUSED' | 'OVERRIDE';

/** A "no" that was said, to the door or to the desk: taken back, refused, or "never to them". Empty words mean all. */
export interface Objection {
  purpose: string;
  recipient: string;
  since: Date;
}

/** All that was agreed to and objected to on a case. */
export interface ConsentStanding {
  consents: readonly Consent[];
  objections: readonly Objection[];
}

/** What somebody wants to share. */
export interface Sharing {
  purpose: ConsentPurpose;
  recipient: string;
  classes: readonly Sensitivity[];
}
