import { applicationFilter, caseFilter, itemFilter } from '../index';
import type { RoleHeld } from '../index';
import { aSubject, context, NOW, someGlass } from '../../test/access-builders';

const hidden = { notConflicts: ['c-ana'], notExcluded: 'ana' };
const handler = { by: 'handler', person: 'ana' };
const told = { by: 'told', person: 'ana' };
const ofRoles = (...roles: RoleHeld[]) => aSubject({ roles, organisation: 'P-JURIS' });
const coordinator: RoleHeld = { role: 'REGIONAL_COORDINATOR', region: 'LAC' };

describe('the filter of cases', () => {
  it('gathers a coordinator\'s regions, and what is hers', () => {
    const filter = caseFilter(ofRoles(coordinator, { role: 'ALTERNATE_COORDINATOR', region: 'AFR' }), 'case.list', context);
    expect(filter).toEqual({ none: false, anyOf: [{ by: 'regions', regions: ['AFR', 'LAC'] }, handler, told], ...hidden });
  });

  it('gathers the routes of all her groups', () => {
    const filter = caseFilter(ofRoles({ role: 'DUTY', kind: 'SECURITY_WORKING_GROUP' }, { role: 'MEMBER', kind: 'REVIEW' }, { role: 'GLOBAL_DUTY' }), 'case.count', context);
    expect(filter).toMatchObject({ anyOf: [{ by: 'routes', routes: ['CONSENT', 'GLOBAL_DUTY', 'REVIEW', 'SWG'] }, { by: 'no-region' }, handler, told] });
  });

  it('is all for an auditor, but for what is hidden', () => {
    expect(caseFilter(ofRoles({ role: 'AUDITOR' }, coordinator), 'case.list', context)).toEqual({ none: false, anyOf: [{ by: 'all' }], ...hidden });
  });

  it('says for a partner which referrals open the case', () => {
    const partner = ofRoles({ role: 'PROTECTION_PARTNER' });
    expect(caseFilter(partner, 'case.list', context)).toMatchObject({
      anyOf: [{ by: 'referral', organisation: 'P-JURIS', statuses: ['OFFERED', 'ACCEPTED'], scope: 'S1', now: NOW }],
    });
    expect(caseFilter(partner, 'case.read-identity', context)).toMatchObject({ anyOf: [{ by: 'referral', statuses: ['ACCEPTED'], scope: 'S3' }] });
    expect(caseFilter(partner, 'case.search', context)).toEqual({ none: true });
  });

  it('adds the cases behind broken glass, of those that she may see', () => {
    const filter = caseFilter(ofRoles(coordinator), 'case.read-identity', { now: NOW, breakGlass: [someGlass()] });
    expect(filter).toEqual({
      none: false, anyOf: [], orAmong: { cases: ['case-1'], anyOf: [{ by: 'regions', regions: ['LAC'] }, handler, told] }, ...hidden,
    });
  });

  it.each<[string, Parameters<typeof caseFilter>[0]]>([
    ['nobody', ofRoles()], ['the secretariat', ofRoles({ role: 'SECRETARIAT' })], ['one factor where two are needed', { ...ofRoles(coordinator), factors: 1 }],
  ])('is none for %s', (_name, subject) => {
    expect(caseFilter(subject, 'case.list', context)).toEqual({ none: true });
  });
});

describe('the filter of what hangs on cases', () => {
  it('picks the person\'s own items, without the hidden', () => {
    expect(itemFilter(ofRoles(coordinator), 'item.list')).toEqual({ none: false, person: 'ana', ...hidden });
    expect(itemFilter(ofRoles({ role: 'ADMINISTRATOR' }), 'item.list')).toEqual({ none: true });
    expect(itemFilter({ ...ofRoles(coordinator), factors: 1 }, 'item.list')).toEqual({ none: true });
  });

  it('picks all applications for the grants team, her own for a reviewer, none for others', () => {
    const grants: RoleHeld = { role: 'MEMBER', kind: 'GRANTS' };
    expect(applicationFilter(ofRoles(grants, { role: 'REVIEWER' }), 'application.list')).toEqual({ none: false, ...hidden });
    expect(applicationFilter(ofRoles({ role: 'REVIEWER' }), 'application.list')).toEqual({ none: false, reviewer: 'ana', ...hidden });
    expect(applicationFilter(ofRoles(coordinator), 'application.list')).toEqual({ none: true });
  });
});
