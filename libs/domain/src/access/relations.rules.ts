import type { Sensitivity } from './actions';
import type { AccessContext, BrokenGlass, CaseResource, ConflictFacts, ConsentFacts, ReferralFacts } from './resources';
import type { Standing } from './standings.rules';
import type { Subject } from './subject';
import type { Relation } from './who-may.rules';

/** How long broken glass holds at most, whatever its row says (security: Audit). */
export const GLASS_MINUTES = 60;

/**
 * Whether somebody must not know of a case at all: she or her organisation is involved, or a decision keeps her out
 * (guide 6, cases 7 and 8). Comes before every other rule, and no role outweighs it.
 */
export function hasConflict(subject: Subject, { conflicts, excluded }: ConflictFacts): boolean {
  return excluded.includes(subject.person) || conflicts.some((id) => subject.conflicts.includes(id));
}

/** Whether consent holds at an instant: from when it was given until it ends or is withdrawn, that instant not included (guide 4.4). */
export function consentHolds(consent: ConsentFacts | undefined, now: Date): boolean {
  if (consent === undefined || now < consent.givenAt || now >= consent.expiresAt) return false;
  return consent.withdrawnAt === undefined || now < consent.withdrawnAt;
}

/**
 * What a referral opens to its organisation: an offer the routing only, an accepted one whatever classes the person agreed
 * to (guide 9.1, journey 2). Any other status, and consent that does not hold, nothing.
 */
export function referralOpens(referral: ReferralFacts, sensitivity: Sensitivity, now: Date): boolean {
  return reaches(referral, sensitivity) && consentHolds(referral.consent, now);
}

/** From when and until when a referral opens a class of data, as things stand; nothing where it never does. */
export function referralWindow(referral: ReferralFacts, sensitivity: Sensitivity): { from: Date; until: Date } | undefined {
  const { consent } = referral;
  if (consent === undefined || !reaches(referral, sensitivity)) return undefined;
  const { givenAt, expiresAt, withdrawnAt = expiresAt } = consent;
  const until = withdrawnAt < expiresAt ? withdrawnAt : expiresAt;
  return givenAt < until ? { from: givenAt, until } : undefined;
}

function reaches({ status, scope }: ReferralFacts, sensitivity: Sensitivity): boolean {
  return (status === 'ACCEPTED' || (status === 'OFFERED' && sensitivity === 'S1')) && scope.includes(sensitivity);
}

/** The ids of the cases whose glass somebody has broken, and may still look behind. */
export function brokenCases(person: string, { breakGlass = [], now }: AccessContext): string[] {
  return breakGlass.filter((glass) => glass.person === person && glassHolds(glass, now)).map(({ caseId }) => caseId);
}

function glassHolds({ brokenAt, endsAt }: BrokenGlass, now: Date): boolean {
  const latest = brokenAt.getTime() + GLASS_MINUTES * 60_000;
  return now >= brokenAt && now < endsAt && now.getTime() < latest;
}

/** Whether a relation ties a person, by one of her standings, to a case. */
export function isTied(relation: Relation, standing: Standing, subject: Subject, to: CaseResource, sensitivity: Sensitivity, now: Date): boolean {
  switch (relation) {
    case 'region':
      return standing.region !== undefined && to.regions.includes(standing.region) && !to.coordinatorsWithheld;
    case 'group':
      return to.routes.some((route) => standing.routes.includes(route));
    case 'duty':
      return to.regions.length === 0 || to.routes.some((route) => standing.routes.includes(route));
    case 'assignment':
      return to.handlers.includes(subject.person);
    case 'alert':
      return to.told.includes(subject.person);
    case 'referral':
      // Nobody's organisation is not the organisation of a referral to nobody.
      if (subject.organisation === undefined) return false;
      return to.referrals.some((referral) => referral.organisation === subject.organisation && referralOpens(referral, sensitivity, now));
    case 'all':
      return true;
  }
}
