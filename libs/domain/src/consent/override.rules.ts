import { verdict, type Verdict } from '@amparo/kernel';
import type { Sensitivity } from '../access/actions';
import type { ConsentPurpose, Urgency } from '../gen/vocabulary';
import type { Consent, ConsentStanding } from './consent';
import { isNamed, NAMES_A_RECIPIENT, saidNo } from './sharing.rules';

/** Hours that an override holds (guide 4.4, rule 5). */
export const OVERRIDE_HOURS = 72;
/** Hours within which the second person must agree: after that the danger is another one. */
export const AGREE_WITHIN_HOURS = 24;
/** Days within which every override is looked at again. */
export const REVIEW_WITHIN_DAYS = 30;

/** The least that saves a life: that somebody needs help, and how to reach her. Never the story. */
export const OVERRIDE_CLASSES: readonly Sensitivity[] = ['S1', 'S3'];

/** Never for banks, public use or research (guide 4.4, rule 5); and only where there is a recipient to name. */
const NEVER: ReadonlySet<ConsentPurpose> = new Set<ConsentPurpose>(['CP-BANKPRIV', 'CP-PUBLIC', 'CP-STATS']);

/** An override that is asked for. That she cannot be asked is a code that must be given, and so no question here. */
export interface OverrideAsked {
  purpose: ConsentPurpose;
  recipient: string;
  /** Of the case now. */
  urgency: Urgency;
}

/**
 * Whether the consent of somebody who cannot be asked may be done without, to save her life (guide 4.4, rule 5). Not where she has
 * said no to this recipient, unless she agreed to it after that.
 */
export function mayOverride({ purpose, recipient, urgency }: OverrideAsked, standing: ConsentStanding): Verdict {
  const refused = saidNo({ purpose, recipient }, standing);
  return verdict([
    ...(NEVER.has(purpose) || !NAMES_A_RECIPIENT.has(purpose) ? [{ code: 'override.purpose', says: 'This purpose can never be overridden.' }] : []),
    ...(isNamed(recipient) ? [] : [{ code: 'override.recipient-not-named', says: 'It must be for one named recipient.' }]),
    ...(urgency === 'IMMINENT' ? [] : [{ code: 'override.not-imminent', says: 'Only imminent danger to life allows it.' }]),
    ...(refused ? [{ code: 'override.refused-before', says: 'The person has said no to this.' }] : []),
  ]);
}

/** Whether somebody makes an override hold that another asked for: two different people, within a day. */
export function mayAgree(asked: { by: string; at: Date }, person: string, now: Date): Verdict {
  const late = now.getTime() - asked.at.getTime() >= AGREE_WITHIN_HOURS * 3_600_000;
  return verdict([
    ...(asked.by === person ? [{ code: 'override.second-person', says: 'Another person must agree.' }] : []),
    ...(late ? [{ code: 'override.too-late', says: 'It was asked for too long ago. Ask again.' }] : []),
  ]);
}

/** What two people agreed to, as a consent: the least data, for 72 hours from now. */
export function overriding(id: string, { purpose, recipient }: OverrideAsked, now: Date): Consent {
  return { id, purpose, recipient, classes: OVERRIDE_CLASSES, givenAt: now, expiresAt: new Date(now.getTime() + OVERRIDE_HOURS * 3_600_000) };
}
