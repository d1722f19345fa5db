import { admit, namesSomebody, type Caller, type Permission } from './access.rules';

const nobody: Permission = { everybody: false, services: [], operator: false };
const casework: Caller = { kind: 'service', name: 'casework' };
const operator: Caller = { kind: 'operator' };

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
    ['anybody, where nobody is named', operator, {}, 'access.forbidden'],
  ])('%s', (_name, caller, permission, code) => {
    const asking = () => admit(caller, { ...nobody, ...permission });
    if (code === undefined) expect(asking).not.toThrow();
    else expect(asking).toThrow(expect.objectContaining({ code }));
  });

  it('must be said', () => {
    expect(namesSomebody(nobody)).toBe(false);
    expect(namesSomebody({ ...nobody, operator: true })).toBe(true);
  });
});
