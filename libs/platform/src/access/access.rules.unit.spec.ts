import { admit, namesSomebody, type Caller, type Permission } from './access.rules';

const nobody: Permission = { everybody: false, services: [], operator: false, people: [] };
const casework: Caller = { kind: 'service', name: 'casework' };
const operator: Caller = { kind: 'operator' };
const member = (factors: 1 | 2): Caller => ({
  kind: 'person',
  subject: {
    person: 'swg-duty', session: 's-1', conflicts: [], factors, language: 'en',
    roles: [{ role: 'DUTY', group: 'swg', kind: 'SECURITY_WORKING_GROUP' }],
  },
});

describe('who may call a route', () => {
  it.each<[string, Caller | undefined, Partial<Permission>, string | undefined]>([
    ['anybody, where everybody may', undefined, { everybody: true }, undefined],
    ['a named service', casework, { services: ['casework'] }, undefined],
    ['the operator, where it may', operator, { operator: true }, undefined],
    ['a named service, beside the operator', casework, { services: ['casework'], operator: true }, undefined],
    ['a caller that nobody knows', undefined, { services: ['casework'] }, 'access.unauthenticated'],
    ['a service that is not named', { kind: 'service', name: 'grants' }, { services: ['casework'] }, 'access.forbidden'],
    ['a service, where only the operator may', casework, { operator: true }, 'access.forbidden'],
    ['the operator, where only services may', operator, { services: ['casework'] }, 'access.forbidden'],
    ['a service that calls itself operator', { kind: 'service', name: 'operator' }, { operator: true }, 'access.forbidden'],
    ['a person, where only services may', member(2), { services: ['casework'] }, 'access.forbidden'],
    ['a person, where only the operator may', member(2), { operator: true }, 'access.forbidden'],
    ['the operator, where only people may', operator, { people: ['item.list'] }, 'access.forbidden'],
    ['a service, where only people may', casework, { people: ['item.list'] }, 'access.forbidden'],
    ['a person who may do it to something', member(2), { people: ['item.list'] }, undefined],
    ['a person who may do one of two things', member(2), { people: ['audit.read', 'item.list'] }, undefined],
    ['a person who may do it to nothing', member(2), { people: ['audit.read'] }, 'access.forbidden'],
    ['a person who lacks her second factor', member(1), { people: ['item.list'] }, 'access.second-factor'],
    ['a person who lacks the factor and the right', member(1), { people: ['audit.read'] }, 'access.forbidden'],
    ['anybody, where nobody is named', operator, {}, 'access.forbidden'],
  ])('%s', (_name, caller, permission, code) => {
    const asking = () => admit(caller, { ...nobody, ...permission });
    if (code === undefined) expect(asking).not.toThrow();
    else expect(asking).toThrow(expect.objectContaining({ code }));
  });

  it('must be said', () => {
    expect(namesSomebody(nobody)).toBe(false);
    expect(namesSomebody({ ...nobody, operator: true })).toBe(true);
    expect(namesSomebody({ ...nobody, people: ['item.list'] })).toBe(true);
  });
});
