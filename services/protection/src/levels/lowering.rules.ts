import { laneOf, rankOf, type Urgency } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';

/** Within which a second person must agree to a lowering, in milliseconds; else it lapses. */
export const AGREED_WITHIN_MS = 24 * 3_600_000;

/** A level to which people can lower a case: that nobody is at risk is said by closing it. */
export type LoweredLevel = Exclude<Urgency, 'NONE' | 'IMMINENT'>;

/** From HIGH up it takes two different people (guide 4.2). */
export const needsSecond = (from: Urgency): boolean => laneOf(from) === 'danger';

/** @throws Refusal `urgency.not-lower` (unprocessable) */
export function refuseUnlessLower(from: Urgency, to: LoweredLevel): void {
  if (rankOf(to) >= rankOf(from)) throw new Refusal('unprocessable', 'urgency.not-lower', 'The case is not above that level.');
}

/** One person's wish to lower a case, that another is asked to agree to. */
export interface AskedLowering {
  askedBy: string;
  /** The level of the case then. */
  before: Urgency;
  endsAt: Date;
}

/**
 * Whether somebody can agree to a lowering now.
 * @param level of the case by now
 * @throws Refusal 422 `lowering.second-person`: it takes two; 409 `lowering.ended`: too late, or more is known since
 */
export function refuseUnlessAgreeable({ askedBy, before, endsAt }: AskedLowering, person: string, level: Urgency, now: Date): void {
  if (askedBy === person) throw new Refusal('unprocessable', 'lowering.second-person', 'It takes a second, different person.');
  if (endsAt <= now || level !== before) throw loweringEnded();
}

/** It lapsed, or the case has become more urgent since. */
export const loweringEnded = (): Refusal => new Refusal('conflict', 'lowering.ended', 'That is not asked any more.');
