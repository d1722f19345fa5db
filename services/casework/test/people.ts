import type { RoleHeld } from '@amparo/domain';
import { SignedPeople } from '@amparo/testing';

/** Somebody who calls. */
export interface Caller {
  person: string;
  roles: RoleHeld[];
  conflicts?: string[];
  organisation?: string;
  factors?: 1 | 2;
}

const signed = new SignedPeople();

/** What the directory shows at `/internal/keys`. */
export const personKeys = signed.keys;

/** The token of a person, as the directory would sign it for casework. */
export function tokenOf({ person, roles, conflicts = [], organisation, factors = 2 }: Caller): string {
  return signed.tokenFor('casework', {
    sub: person, sid: `session-of-${person}`, roles, con: conflicts, fac: factors, ...(organisation === undefined ? {} : { org: organisation }),
  });
}

export const coordinator = (region: string, said: Partial<Caller> = {}): Caller => ({ person: `coord-${region.toLowerCase()}`, roles: [{ role: 'REGIONAL_COORDINATOR', region }], ...said });
export const member = (kind: string, person: string, said: Partial<Caller> = {}): Caller => ({ person, roles: [{ role: 'MEMBER', group: `did-${kind.toLowerCase()}`, kind }], ...said });
/** Somebody who looks after the system. */
export const administrator: Caller = { person: 'keeper', roles: [{ role: 'ADMINISTRATOR' }] };
export const handler = (person: string, said: Partial<Caller> = {}): Caller => ({ person, roles: [{ role: 'CASE_HANDLER' }], ...said });

/** The roster of the tests, as the directory gives it. */
export const roster = {
  version: 1, regionMap: { TR: 'MENA' }, absences: [],
  people: ['coord-lac', 'coord-afr', 'swg-duty', 'swg-two', 'duty', 'hana', 'hugo', 'secretary'].map((id) => ({ id, conflictId: `c-${id}`, ...(id === 'hugo' ? { organisationConflictId: 'c-org' } : {}) })),
  groups: [{ id: 'did-security', kind: 'SECURITY_WORKING_GROUP' }],
  roles: [
    { person: 'coord-lac', role: 'REGIONAL_COORDINATOR', region: 'LAC' }, { person: 'coord-afr', role: 'REGIONAL_COORDINATOR', region: 'AFR' },
    { person: 'swg-duty', role: 'DUTY', group: 'did-security' }, { person: 'swg-two', role: 'MEMBER', group: 'did-security' }, { person: 'duty', role: 'GLOBAL_DUTY' },
    { person: 'hana', role: 'CASE_HANDLER' }, { person: 'hugo', role: 'CASE_HANDLER' }, { person: 'secretary', role: 'SECRETARIAT' },
  ],
};
