import type { RoleHeld, Subject } from '@amparo/domain';

/** The region that the matrix asks about; a case may also be of another. */
export const HERE = 'LAC';
export const ELSEWHERE_REGION = 'AFR';
export const HER_ORGANISATION = 'P-HERS';
/** Every actor's conflict ids: her own, and her organisation's. */
export const HER_CONFLICT = 'conflict-her-own';
export const HER_ORGANISATIONS_CONFLICT = 'conflict-her-organisation';

/** Somebody of each role, and of some roles at once. */
export interface Actor {
  name: string;
  roles: readonly RoleHeld[];
  /** Not of her organisation. */
  withoutOrganisation?: true;
}

const inGroup = (kind: NonNullable<RoleHeld['kind']>, role: 'MEMBER' | 'DUTY' = 'MEMBER'): RoleHeld => ({ role, group: `group-${kind.toLowerCase()}`, kind });
const coordinator = (region: string): RoleHeld => ({ role: 'REGIONAL_COORDINATOR', region });

/** Of one role each. */
export const ACTORS: readonly Actor[] = [
  { name: 'working-group member', roles: [inGroup('SECURITY_WORKING_GROUP')] },
  { name: 'working-group duty', roles: [inGroup('SECURITY_WORKING_GROUP', 'DUTY')] },
  { name: 'member of the exchange', roles: [inGroup('COMMUNITY_RESOURCE_EXCHANGE')] },
  { name: 'duty of the exchange', roles: [inGroup('COMMUNITY_RESOURCE_EXCHANGE', 'DUTY')] },
  { name: 'grants officer', roles: [inGroup('GRANTS')] },
  { name: 'accountability desk', roles: [inGroup('ACCOUNTABILITY')] },
  { name: 'intake review', roles: [inGroup('REVIEW')] },
  { name: 'security of systems', roles: [inGroup('INFORMATION_SECURITY')] },
  { name: 'steering committee', roles: [inGroup('STEERING_COMMITTEE')] },
  { name: 'member of a regional group', roles: [{ ...inGroup('REGIONAL'), region: HERE }] },
  { name: 'member of a thematic group', roles: [inGroup('THEMATIC')] },
  { name: 'member of another group', roles: [inGroup('OTHER', 'DUTY')] },
  { name: 'member of a group of a new kind', roles: [inGroup('FOREST_WATCH')] },
  { name: 'member of nothing', roles: [{ role: 'MEMBER' }, { role: 'DUTY', group: 'group-x' }] },
  { name: 'case handler', roles: [{ role: 'CASE_HANDLER' }] },
  { name: 'coordinator', roles: [coordinator(HERE)] },
  { name: 'coordinator of another region', roles: [coordinator('ASIA')] },
  { name: 'coordinator of no region', roles: [{ role: 'REGIONAL_COORDINATOR' }] },
  { name: 'alternate', roles: [{ role: 'ALTERNATE_COORDINATOR', region: HERE }] },
  { name: 'global duty', roles: [{ role: 'GLOBAL_DUTY' }] },
  { name: 'last resort', roles: [{ role: 'LAST_RESORT' }] },
  { name: 'protection partner', roles: [{ role: 'PROTECTION_PARTNER' }] },
  { name: 'protection partner of no organisation', roles: [{ role: 'PROTECTION_PARTNER' }], withoutOrganisation: true },
  { name: 'reviewer', roles: [{ role: 'REVIEWER' }] },
  { name: 'secretariat', roles: [{ role: 'SECRETARIAT' }] },
  { name: 'administrator', roles: [{ role: 'ADMINISTRATOR' }] },
  { name: 'auditor', roles: [{ role: 'AUDITOR' }] },
  { name: 'person without roles', roles: [] },
];

/** Roles add up, and none lends another its region or routes. */
export const ACTORS_OF_SEVERAL_ROLES: readonly Actor[] = [
  { name: 'coordinator of two regions', roles: [coordinator('ASIA'), { role: 'ALTERNATE_COORDINATOR', region: HERE }] },
  { name: 'coordinator elsewhere and grants officer', roles: [coordinator('ASIA'), inGroup('GRANTS')] },
  { name: 'coordinator of no region in a regional group', roles: [{ role: 'REGIONAL_COORDINATOR' }, { ...inGroup('REGIONAL'), region: HERE }] },
  { name: 'grants officer and case handler', roles: [inGroup('GRANTS'), { role: 'CASE_HANDLER' }] },
  { name: 'partner and working-group member', roles: [{ role: 'PROTECTION_PARTNER' }, inGroup('SECURITY_WORKING_GROUP')] },
  { name: 'partner and auditor', roles: [{ role: 'PROTECTION_PARTNER' }, { role: 'AUDITOR' }] },
  { name: 'reviewer and steering committee', roles: [{ role: 'REVIEWER' }, inGroup('STEERING_COMMITTEE')] },
  { name: 'secretariat and administrator', roles: [{ role: 'SECRETARIAT' }, { role: 'ADMINISTRATOR' }] },
  { name: 'global duty and auditor', roles: [{ role: 'GLOBAL_DUTY' }, { role: 'AUDITOR' }] },
  { name: 'exchange and reviewer', roles: [inGroup('COMMUNITY_RESOURCE_EXCHANGE'), { role: 'REVIEWER' }] },
];

/** An actor, signed in. Her id is `me` unless it is said. */
export function signedIn(actor: Actor, factors: 1 | 2, person = 'me'): Subject {
  return {
    person, session: 'session', roles: actor.roles, factors, language: 'en',
    ...(actor.withoutOrganisation ? {} : { organisation: HER_ORGANISATION }),
    conflicts: actor.withoutOrganisation ? [HER_CONFLICT] : [HER_CONFLICT, HER_ORGANISATIONS_CONFLICT],
  };
}
