import type { AccessContext, CaseResource, ConflictFacts, ReferralFacts, Sensitivity, Subject } from '@amparo/domain';
import { herRegions } from './people';

/** What ties somebody to a case, as it stands now. */
export type Tie = (person: Subject, about: CaseResource, context: AccessContext) => boolean;

export const anyOf = (...ties: Tie[]): Tie => (...of) => ties.some((tie) => tie(...of));
export const allOf = (...ties: Tie[]): Tie => (...of) => ties.every((tie) => tie(...of));

export const hers: Tie = (person, about) => about.handlers.includes(person.person);
export const toldOfIt: Tie = (person, about) => about.told.includes(person.person);
export const everyCase: Tie = () => true;
export const routedTo = (...routes: string[]): Tie => (_person, about) => about.routes.some((route) => routes.includes(route));
export const noRegionAnswers: Tie = (_person, about) => about.regions.length === 0;

/** Urgency-and-routing, Conflicts: an unmatched civil-society source withholds the coordinator. ADR 0016: not told means not shown. */
export const ofHerRegion: Tie = (person, about) =>
  !about.coordinatorsWithheld && herRegions(person).some((region) => about.regions.includes(region));

/** Guide 4.4: no row, no sharing; time-limited; a withdrawal acts at once. */
function consentedNow({ consent }: ReferralFacts, now: Date): boolean {
  if (consent === undefined) return false;
  const at = now.getTime();
  return consent.givenAt.getTime() <= at && at < consent.expiresAt.getTime() && (consent.withdrawnAt === undefined || at < consent.withdrawnAt.getTime());
}

/** Security, Who may: organisation *and* offered or accepted referral *and* field scope *and* consent valid now. */
export const referredToHers = (statuses: readonly ReferralFacts['status'][], data: Sensitivity): Tie => (person, about, { now }) =>
  person.organisation !== undefined && about.referrals.some((referral) =>
    referral.organisation === person.organisation && statuses.includes(referral.status) && referral.scope.includes(data) && consentedNow(referral, now));

const HOUR = 3_600_000;

/** Security, Audit: break-glass lasts 60 minutes; ADR 0016: whatever its row says. */
export const sheBrokeTheGlass: Tie = (person, about, { breakGlass = [], now }) => breakGlass.some((broken) =>
  broken.caseId === about.id && broken.person === person.person && broken.brokenAt <= now && now < broken.endsAt
  && now.getTime() < broken.brokenAt.getTime() + HOUR);

/** Urgency-and-routing, Conflicts: a person named, or of an organisation involved, is excluded. */
export function inConflict(person: Subject, { conflicts, excluded }: ConflictFacts): boolean {
  return excluded.includes(person.person) || conflicts.some((id) => person.conflicts.includes(id));
}
