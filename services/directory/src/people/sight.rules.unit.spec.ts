import { ACTION_NAMES, can, isOnCase, ROLES, type CaseResource, type RoleHeld, type Subject } from '@amparo/domain';
import { SHOWS, sightOf, type SightWay } from './sight.rules';

const now = new Date('2026-12-01T12:00:00Z');
const consent = { givenAt: new Date('2026-11-01T00:00:00Z'), expiresAt: new Date('2027-11-01T00:00:00Z') };
const who = (roles: RoleHeld[], organisation?: string) => ({ person: 'she', roles, ...(organisation === undefined ? {} : { organisation }) });

/** Every role as it can be held. */
const held: RoleHeld[] = ROLES.flatMap((role): RoleHeld[] => {
  if (role === 'MEMBER' || role === 'DUTY') {
    return ['SECURITY_WORKING_GROUP', 'COMMUNITY_RESOURCE_EXCHANGE', 'GRANTS', 'REVIEW', 'STEERING_COMMITTEE', 'THEMATIC'].map((kind) => ({ role, group: 'g', kind }));
  }
  return role.endsWith('_COORDINATOR') ? [{ role, region: 'LAC' }] : [{ role }];
});

/** A case to which one way alone leads. */
const nothing: CaseResource = { kind: 'case', id: 'c', regions: ['AFR'], coordinatorsWithheld: false, routes: [], handlers: [], told: [], referrals: [], conflicts: [], excluded: [] };
const led: Record<SightWay['by'], (way: object) => CaseResource> = {
  all: () => nothing,
  regions: ({ regions = [] }: { regions?: string[] }) => ({ ...nothing, regions }),
  routes: ({ routes = [] }: { routes?: string[] }) => ({ ...nothing, routes }),
  'no-region': () => ({ ...nothing, regions: [] }),
  handler: () => ({ ...nothing, handlers: ['she'] }),
  told: () => ({ ...nothing, told: ['she'] }),
  referral: () => ({ ...nothing, referrals: [{ organisation: 'P', status: 'ACCEPTED', scope: ['S1', 'S2', 'S3'], consent }] }),
};

describe('What a person could see', () => {
  it('leaves out no action that reads a case', () => {
    const shown: string[] = Object.values(SHOWS).flat();
    expect(ACTION_NAMES.filter((action) => isOnCase(action) && action.startsWith('case.read-') && !shown.includes(action))).toEqual([]);
  });

  it.each(held.map((role) => [JSON.stringify(role), role] as const))('is what can() says to her of each case, for %s', (_name, role) => {
    const subject: Subject = { ...who([role], 'P'), session: '', conflicts: [], factors: 2, language: '' };
    const { sees } = sightOf(who([role], 'P'), now);
    for (const [sensitivity, actions] of Object.entries(SHOWS)) {
      const ways = sees[sensitivity as keyof typeof SHOWS];
      const mayRead = (to: CaseResource) => actions.some((action) => can(subject, action, to, { now }).allowed);
      for (const way of ways) expect([sensitivity, way, mayRead(led[way.by](way))]).toEqual([sensitivity, way, true]);
      // And no other: a case that a way leads to which she does not have stays closed.
      const kinds = new Set(ways.map(({ by }) => by));
      if (!kinds.has('all')) {
        for (const by of ['handler', 'told', 'no-region', 'referral', 'all'] as const) expect([sensitivity, by, mayRead(led[by]({}))]).toEqual([sensitivity, by, kinds.has(by)]);
        const regions = kinds.has('regions');
        expect(mayRead({ ...nothing, regions: ['LAC'] })).toBe(regions);
      }
    }
  });

  it('of a coordinator is her region, what is hers, what she was told of; and stories only of what is hers', () => {
    expect(sightOf(who([{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }]), now)).toMatchObject({
      needsSecondFactor: true,
      standings: [{ is: 'COORDINATOR', region: 'LAC' }],
      actions: { oneFactor: [] },
      sees: { S1: [{ by: 'regions', regions: ['LAC'] }, { by: 'handler' }, { by: 'told' }], S2: [{ by: 'handler' }], S3: [] },
      breaksGlassOf: [{ by: 'regions', regions: ['LAC'] }, { by: 'handler' }, { by: 'told' }],
      neverSees: ['OF_HERSELF'],
    });
  });

  it('of an administrator is no case at all', () => {
    const sight = sightOf(who([{ role: 'ADMINISTRATOR' }], 'ORG'), now);
    expect(sight).toMatchObject({ sees: { S1: [], S2: [], S3: [] }, breaksGlassOf: [], neverSees: ['OF_HERSELF', 'OF_HER_ORGANISATION'] });
    expect(sight.actions.twoFactors).toEqual(expect.arrayContaining(['directory.change', 'role.preview']));
    expect(sight.actions.oneFactor).toEqual([]);
  });

  it('of an auditor is the routing of all, said once', () => {
    expect(sightOf(who([{ role: 'AUDITOR' }, { role: 'CASE_HANDLER' }]), now).sees).toEqual({ S1: [{ by: 'all' }], S2: [{ by: 'handler' }], S3: [{ by: 'handler' }] });
  });

  it('of somebody without a role is her own name and sessions', () => {
    expect(sightOf(who([]), now)).toMatchObject({ standings: [], actions: { twoFactors: ['person.name', 'session.list-own', 'session.end-own'] }, sees: { S1: [], S2: [], S3: [] } });
  });
});
