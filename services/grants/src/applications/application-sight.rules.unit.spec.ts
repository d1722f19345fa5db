import type { RoleHeld, Subject } from '@amparo/domain';
import { applicationKeysOf } from './application-sight.rules';

const somebody = (...roles: RoleHeld[]): Subject => ({ person: 'ana', session: 's', roles, conflicts: ['c-ana', 'c-org'], factors: 2, language: 'en' });
const officer: RoleHeld = { role: 'MEMBER', group: 'g', kind: 'GRANTS' };

describe('the keys of applications', () => {
  const none = ['conflict:c-ana', 'conflict:c-org', 'person:ana'];

  it.each<[string, RoleHeld[], string[]]>([
    ['a grants officer', [officer], ['application']],
    ['a reviewer', [{ role: 'REVIEWER' }], ['reviewer:ana']],
    ['an officer who reviews too', [{ role: 'REVIEWER' }, officer], ['application']],
  ])('of %s', (_who, roles, any) => {
    expect(applicationKeysOf(somebody(...roles))).toEqual({ as: 'people', any, none });
  });

  it('nobody else has', () => {
    expect(applicationKeysOf(somebody({ role: 'REGIONAL_COORDINATOR', region: 'LAC' }))).toEqual({ as: 'people', any: [], none: [] });
  });
});
