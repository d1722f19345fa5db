import type { Urgency } from '../gen/vocabulary';
import type { ReferralStep } from './lifecycle.rules';

const HOUR_MS = 3_600_000;

/** Hours that those who were asked for help have to answer, before the need is cast wider (ADR 0038). */
export const ANSWER_WITHIN_HOURS: Readonly<Record<Urgency, number>> = { IMMINENT: 1, HIGH: 12, MEDIUM: 48, LOW: 120, NONE: 120 };

/** Until when they have. */
export function answerUntil(urgency: Urgency, now: Date): Date {
  return new Date(now.getTime() + ANSWER_WITHIN_HOURS[urgency] * HOUR_MS);
}

/** Steps after a yes that do not stay as they are: somebody is to release, to open, to say that she helps, to begin. */
const GOES_ON: ReadonlySet<ReferralStep> = new Set<ReferralStep>(['COMMITTED', 'BLOCKED_CONSENT', 'RELEASED', 'SENT', 'ACCEPTED']);

/** Until when a referral that came to a step is to go on; null where nobody waits for that. */
export function nextWordBy(step: ReferralStep, urgency: Urgency, now: Date): Date | null {
  return GOES_ON.has(step) ? answerUntil(urgency, now) : null;
}

/** Why a partner says no, in codes: her words would be somebody's story. */
export const DECLINED_BECAUSE = ['NO_CAPACITY', 'NOT_OUR_SERVICE', 'NOT_OUR_REGION', 'CANNOT_BE_SAFE', 'CONFLICT_OF_INTEREST', 'OTHER'] as const;
export type DeclinedBecause = (typeof DECLINED_BECAUSE)[number];

/** How far a partner says that her help has come; what of it her organisation may say itself. */
export const PROGRESS = ['ACCEPTED', 'IN_SERVICE', 'DONE'] as const;
export type Progress = (typeof PROGRESS)[number];

/** Somebody would help, or does. */
const WOULD_HELP: ReadonlySet<ReferralStep> = new Set<ReferralStep>(['COMMITTED', 'BLOCKED_CONSENT', 'RELEASED', 'SENT', 'ACCEPTED', 'IN_SERVICE', 'DONE']);

/** How a need stands by what became of its referrals. */
export function needStands(steps: readonly ReferralStep[]): 'HELPED' | 'WAITING' | 'NOBODY' {
  if (steps.some((step) => WOULD_HELP.has(step))) return 'HELPED';
  return steps.includes('OFFERED') ? 'WAITING' : 'NOBODY';
}
