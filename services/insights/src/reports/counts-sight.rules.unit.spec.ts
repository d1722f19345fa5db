import type { RoleHeld, Subject } from '@amparo/domain';
import { countingKeysOf } from './counts-sight.rules';

const somebody = (role: RoleHeld, said: Partial<Subject> = {}): Subject =>
  ({ person: 'ana', session: 's', roles: [role], conflicts: ['c-ana', 'c-org'], factors: 2, language: 'en', ...said });
const coordinator: RoleHeld = { role: 'REGIONAL_COORDINATOR', region: 'LAC' };
const now = new Date(0);
const codeOf = (subject: Subject, region?: string): string => {
  try {
    countingKeysOf(subject, region, now);
    return 'counts';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the keys of figures', () => {
  it('leave out what is hidden from her', () => {
    const keys = { as: 'people', any: ['counted'], none: ['conflict:c-ana', 'conflict:c-org', 'person:ana'] };
    expect(countingKeysOf(somebody(coordinator), undefined, now)).toEqual(keys);
    expect(countingKeysOf(somebody(coordinator), 'LAC', now)).toEqual(keys);
  });

  it.each<[string, Subject, string | undefined, string]>([
    ['a coordinator, of another region', somebody(coordinator), 'AFR', 'access.forbidden'],
    ['global duty, of any region', somebody({ role: 'GLOBAL_DUTY' }), 'AFR', 'counts'],
    ['the secretariat, of all', somebody({ role: 'SECRETARIAT' }), undefined, 'counts'],
    ['the secretariat, of one region', somebody({ role: 'SECRETARIAT' }), 'LAC', 'access.forbidden'],
    ['a grants officer, of all', somebody({ role: 'MEMBER', kind: 'GRANTS' }), undefined, 'access.forbidden'],
    ['a partner, of all', somebody({ role: 'PROTECTION_PARTNER' }), undefined, 'access.forbidden'],
    ['a coordinator with one factor', somebody(coordinator, { factors: 1 }), undefined, 'access.forbidden'],
  ])('are for %s: %s', (_who, subject, region, code) => {
    expect(codeOf(subject, region)).toBe(code);
  });
});
