import type { Region } from '../regions';
import type { RoleHeld, Subject } from './subject';

/** What a person is to the rules, whatever roles make her so (architecture: "What each user gets"). */
export type StandingName =
  | 'PERSON' | 'WORKING_GROUP' | 'GROUP_MEMBER' | 'GRANTS_OFFICER' | 'CASE_HANDLER' | 'COORDINATOR' | 'ALTERNATE' | 'GLOBAL_DUTY'
  | 'LAST_RESORT' | 'PARTNER' | 'REVIEWER' | 'SECRETARIAT' | 'STEERING_COMMITTEE' | 'ADMINISTRATOR' | 'AUDITOR';

/** A standing, and how far it goes. */
export interface Standing {
  is: StandingName;
  /** The region of a coordinator or an alternate. */
  region?: Region;
  /** Routes that lead to the group by which she stands here (routing.rules: whoMustKnow). */
  routes: readonly string[];
}

/** By kind of group: what its members are, and which routes lead to them. Kinds without a row give their members nothing. */
const OF_GROUP: Readonly<Record<string, { is: StandingName; routes: readonly string[] }>> = {
  SECURITY_WORKING_GROUP: { is: 'WORKING_GROUP', routes: ['SWG', 'CONSENT'] },
  COMMUNITY_RESOURCE_EXCHANGE: { is: 'GROUP_MEMBER', routes: ['CRE', 'EWS'] },
  GRANTS: { is: 'GRANTS_OFFICER', routes: ['GRANTS'] },
  ACCOUNTABILITY: { is: 'GROUP_MEMBER', routes: ['ACCOUNTABILITY'] },
  REVIEW: { is: 'GROUP_MEMBER', routes: ['REVIEW'] },
  INFORMATION_SECURITY: { is: 'GROUP_MEMBER', routes: ['INFOSEC'] },
  STEERING_COMMITTEE: { is: 'STEERING_COMMITTEE', routes: [] },
};

/** Without a second factor these do nothing (security: "Signing in"; coordinators see a whole region, handlers read who it is about). */
const NEED_SECOND_FACTOR: ReadonlySet<StandingName> = new Set(['WORKING_GROUP', 'CASE_HANDLER', 'PARTNER', 'ADMINISTRATOR', 'COORDINATOR', 'ALTERNATE']);

/**
 * Whether somebody must sign in with two factors before she may do anything at all: people of the security working group, case
 * handlers, protection partners, administrators, coordinators and alternates.
 */
export function needsSecondFactor(roles: readonly RoleHeld[]): boolean {
  return roles.some((role) => {
    const standing = standingOf(role);
    return standing !== undefined && NEED_SECOND_FACTOR.has(standing.is);
  });
}

/** What others are who are signed in: people of partner organisations, and reviewers from outside. */
const FROM_OUTSIDE: ReadonlySet<StandingName> = new Set(['PERSON', 'PARTNER', 'REVIEWER']);

/** Whether somebody works here, by a role that counts for something: those who work here know each other's names. */
export function isColleague(roles: readonly RoleHeld[]): boolean {
  return roles.some((role) => {
    const standing = standingOf(role);
    return standing !== undefined && !FROM_OUTSIDE.has(standing.is);
  });
}

/** All that a signed-in person is. Nothing, not even a person, while the second factor that her roles need is missing. */
export function standingsOf(subject: Subject): Standing[] {
  if (subject.factors < 2 && needsSecondFactor(subject.roles)) return [];
  const held = subject.roles.map(standingOf).filter((standing) => standing !== undefined);
  return [{ is: 'PERSON', routes: [] }, ...held];
}

function standingOf({ role, kind, region }: RoleHeld): Standing | undefined {
  switch (role) {
    case 'MEMBER':
    case 'DUTY':
      return kind !== undefined && Object.hasOwn(OF_GROUP, kind) ? OF_GROUP[kind] : undefined;
    case 'REGIONAL_COORDINATOR':
      return region === undefined ? undefined : { is: 'COORDINATOR', region, routes: [] };
    case 'ALTERNATE_COORDINATOR':
      return region === undefined ? undefined : { is: 'ALTERNATE', region, routes: [] };
    case 'PROTECTION_PARTNER':
      return { is: 'PARTNER', routes: [] };
    case 'GLOBAL_DUTY':
      return { is: role, routes: ['GLOBAL_DUTY'] };
    case 'LAST_RESORT':
    case 'CASE_HANDLER':
    case 'REVIEWER':
    case 'SECRETARIAT':
    case 'ADMINISTRATOR':
    case 'AUDITOR':
      return { is: role, routes: [] };
  }
}
