import { subjectOf } from '../index';

const claims = {
  iss: 'amparo-directory', aud: 'casework', sub: 'coord-lac', sid: 'b5f6f0d2', iat: 1, exp: 91,
  roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }, { role: 'MEMBER', group: 'did-security', kind: 'SECURITY_WORKING_GROUP' }],
  org: 'ORG-AMANECER', con: ['c-1', 'c-2'], fac: 2, lang: 'es',
};

describe('who somebody is', () => {
  it('is what her token says', () => {
    expect(subjectOf(claims)).toEqual({
      person: 'coord-lac', session: 'b5f6f0d2', organisation: 'ORG-AMANECER', factors: 2, language: 'es', conflicts: ['c-1', 'c-2'],
      roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }, { role: 'MEMBER', group: 'did-security', kind: 'SECURITY_WORKING_GROUP' }],
    });
  });

  it('does not need an organisation', () => {
    const { org: _org, ...without } = claims;
    expect(subjectOf(without)).not.toHaveProperty('organisation');
  });

  it('leaves out a role that is not known here, and what a role says beside', () => {
    const roles = [{ role: 'EMPEROR' }, { role: 'constructor' }, { role: 'AUDITOR', all: true }];
    expect(subjectOf({ ...claims, roles })).toMatchObject({ roles: [{ role: 'AUDITOR' }] });
    expect(subjectOf({ ...claims, roles })?.roles[0]).toEqual({ role: 'AUDITOR' });
  });

  it.each<[string, unknown]>([
    ['nothing', undefined], ['a list', [claims]], ['a text', 'ana'],
    ['no person', { ...claims, sub: undefined }], ['an empty person', { ...claims, sub: '' }], ['a person that is a number', { ...claims, sub: 7 }],
    ['no session', { ...claims, sid: undefined }], ['no language', { ...claims, lang: undefined }],
    ['no conflict ids, with which she would look like anybody', { ...claims, con: undefined }],
    ['conflict ids that are not a list', { ...claims, con: 'c-1' }], ['a conflict id that is none', { ...claims, con: ['c-1', null] }],
    ['no factors', { ...claims, fac: undefined }], ['no factor', { ...claims, fac: 0 }], ['three factors', { ...claims, fac: 3 }], ['factors in words', { ...claims, fac: '2' }],
    ['an organisation that is none', { ...claims, org: null }],
    ['no roles', { ...claims, roles: undefined }], ['a role that is a word', { ...claims, roles: ['ADMINISTRATOR'] }],
    ['a role without a name', { ...claims, roles: [{ region: 'LAC' }] }], ['a region that is a list', { ...claims, roles: [{ role: 'GLOBAL_DUTY', region: ['LAC'] }] }],
  ])('is nobody, with %s', (_name, said) => {
    expect(subjectOf(said)).toBeUndefined();
  });
});
