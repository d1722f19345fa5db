import type { ReferralStatus } from '../gen/vocabulary';

/** Where a referral stands: the vocabulary's words, and those of broadcast and commit before anything is released. */
export type ReferralStep = ReferralStatus | 'OFFERED' | 'COMMITTED' | 'RELEASED';

/**
 * From where to where a referral goes (guide 9.1, journey 2). One need is offered to many, so each of them has a referral of its own.
 * - `OFFERED`: she sees the teaser · `COMMITTED`: she would help · `BLOCKED_CONSENT`: she would, and nobody has agreed to her yet
 * - `RELEASED`: the packet lies ready for her · `SENT`: she has opened it · then what the vocabulary says
 * Whoever said no, or nothing in time, is offered it anew with another referral.
 */
export const REFERRAL_STEPS: Readonly<Record<ReferralStep, readonly ReferralStep[]>> = {
  DRAFT: ['OFFERED', 'REVOKED'],
  OFFERED: ['COMMITTED', 'DECLINED', 'EXPIRED', 'REVOKED'],
  COMMITTED: ['BLOCKED_CONSENT', 'RELEASED', 'DECLINED', 'EXPIRED', 'REVOKED'],
  BLOCKED_CONSENT: ['RELEASED', 'DECLINED', 'EXPIRED', 'REVOKED'],
  RELEASED: ['SENT', 'DECLINED', 'EXPIRED', 'REVOKED'],
  SENT: ['ACCEPTED', 'DECLINED', 'REVOKED'],
  ACCEPTED: ['IN_SERVICE', 'DONE', 'DECLINED', 'REVOKED'],
  IN_SERVICE: ['DONE', 'REVOKED'],
  DONE: [],
  DECLINED: [],
  EXPIRED: [],
  REVOKED: [],
};

/** Whether a referral may go from one step to another. */
export function mayGo(from: ReferralStep, to: ReferralStep): boolean {
  return REFERRAL_STEPS[from].includes(to);
}

/** Whether nothing more becomes of it. */
export function isOver(step: ReferralStep): boolean {
  return REFERRAL_STEPS[step].length === 0;
}

/** What its organisation sees while it stands there: the teaser (S1), the packet, or nothing. Done is done: nobody reads on. */
export function shows(step: ReferralStep): 'NOTHING' | 'TEASER' | 'PACKET' {
  switch (step) {
    case 'OFFERED':
    case 'COMMITTED':
    case 'BLOCKED_CONSENT':
      return 'TEASER';
    case 'RELEASED':
    case 'SENT':
    case 'ACCEPTED':
    case 'IN_SERVICE':
      return 'PACKET';
    case 'DRAFT':
    case 'DONE':
    case 'DECLINED':
    case 'EXPIRED':
    case 'REVOKED':
      return 'NOTHING';
  }
}

/** Whether her organisation has held more than the teaser in it: when consent ends it is asked to delete. */
export function hasHeld(step: ReferralStep, opened: boolean): boolean {
  return opened || shows(step) === 'PACKET';
}
