import type { Region } from '../regions';
import type { GroupKind } from '../routing/directory';

/**
 * What a person may be in the directory (contracts: "Who is told"; architecture: "What each user gets"). `DUTY` and `MEMBER`
 * are held in a group, `REGIONAL_COORDINATOR` and `ALTERNATE_COORDINATOR` for a region, the others for all. A grants officer
 * is a member of a `GRANTS` group, a member of the Steering Committee one of a `STEERING_COMMITTEE` group.
 */
export const ROLES = [
  'MEMBER', 'DUTY', 'REGIONAL_COORDINATOR', 'ALTERNATE_COORDINATOR', 'GLOBAL_DUTY', 'LAST_RESORT', 'PROTECTION_PARTNER',
  'CASE_HANDLER', 'REVIEWER', 'SECRETARIAT', 'ADMINISTRATOR', 'AUDITOR',
] as const;
export type RoleName = (typeof ROLES)[number];

/** A role that somebody holds, and where. */
export interface RoleHeld {
  role: RoleName;
  /** Id of the group. */
  group?: string;
  /** Kind of that group; without it, membership gives nothing. */
  kind?: GroupKind | (string & Record<never, never>);
  region?: Region;
}

/** Somebody who is signed in, as the rules know her: ids and codes only. */
export interface Subject {
  /** Her id in the directory. */
  person: string;
  /** Id of her session. */
  session: string;
  /** Id of the organisation that she belongs to. */
  organisation?: string;
  roles: readonly RoleHeld[];
  /** Opaque conflict ids: her own and her organisation's. Compared, never shown. */
  conflicts: readonly string[];
  /** How many factors she signed in with. */
  factors: 1 | 2;
  /** BCP 47 tag of the language that she reads. */
  language: string;
}

/** The claims of a person's token that say who she is. Signature, audience and times are verified before anybody reads these. */
export interface PersonClaims {
  sub: string;
  sid: string;
  roles: { role: string; group?: string; kind?: string; region?: string }[];
  org?: string;
  con: string[];
  fac: 1 | 2;
  lang: string;
}

/**
 * Reads who somebody is from the claims of her token. A role that is not known here gives nothing and is left out, so that a
 * new word does not lock people out of services that are older.
 *
 * @returns nothing when a claim is missing or is not what it must be: then there is no caller. Without `con` somebody with a
 *   conflict of interest would look like anybody else.
 */
export function subjectOf(claims: unknown): Subject | undefined {
  if (!isTable(claims)) return undefined;
  const { sub, sid, roles, org, con, fac, lang } = claims;
  if (!isId(sub) || !isId(sid) || !isId(lang) || !isIdOrAbsent(org)) return undefined;
  if (!Array.isArray(con) || !con.every(isId) || (fac !== 1 && fac !== 2)) return undefined;
  if (!Array.isArray(roles) || !roles.every(isRoleClaim)) return undefined;
  return {
    person: sub, session: sid, ...(org === undefined ? {} : { organisation: org }),
    roles: roles.filter(isKnownRole).map(({ role, group, kind, region }) => ({
      role, ...(group === undefined ? {} : { group }), ...(kind === undefined ? {} : { kind }), ...(region === undefined ? {} : { region }),
    })),
    conflicts: [...con], factors: fac, language: lang,
  };
}

type RoleClaim = PersonClaims['roles'][number];

const isTable = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isId = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isIdOrAbsent = (value: unknown): value is string | undefined => value === undefined || isId(value);

function isRoleClaim(value: unknown): value is RoleClaim {
  return isTable(value) && isId(value['role']) && ['group', 'kind', 'region'].every((name) => isIdOrAbsent(value[name]));
}

function isKnownRole(claim: RoleClaim): claim is RoleClaim & { role: RoleName } {
  return (ROLES as readonly string[]).includes(claim.role);
}
