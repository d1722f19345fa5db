import type { Subject } from '@amparo/domain';
import { ownItemsOf } from './own-items.rules';

const ana: Subject = {
  person: 'ana', session: 's-1', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }], conflicts: ['c-ana', 'c-org'], factors: 2, language: 'en',
};
const asking = (said: Partial<Subject> = {}) => ({ kind: 'person' as const, subject: { ...ana, ...said } });

describe('a call for items', () => {
  it('is about her own, and not about cases in which she has a conflict', () => {
    expect(ownItemsOf(asking(), undefined, 'item.list')).toEqual({
      person: 'ana', any: ['told:ana', 'witness:ana', 'partner:ana'], none: ['conflict:c-ana', 'conflict:c-org', 'person:ana'], as: 'people',
    });
  });

  it.each(['bea', 'ana'])('of a person is refused when it names %s', (named) => {
    expect(() => ownItemsOf(asking(), named, 'item.list')).toThrow(expect.objectContaining({ code: 'items.own-only' }) as Error);
  });

  it('is refused to whoever can have none', () => {
    expect(() => ownItemsOf(asking({ roles: [{ role: 'ADMINISTRATOR' }] }), undefined, 'item.list')).toThrow(expect.objectContaining({ code: 'access.forbidden' }) as Error);
    expect(() => ownItemsOf(asking({ factors: 1 }), undefined, 'item.acknowledge')).toThrow(expect.objectContaining({ code: 'access.forbidden' }) as Error);
  });

  it('of the operator is about whomever he names, and somebody must be named', () => {
    expect(ownItemsOf({ kind: 'operator' }, 'bea', 'item.list')).toEqual({ person: 'bea', any: ['told:bea', 'witness:bea', 'partner:bea'], none: ['person:bea'], as: 'operator' });
    expect(() => ownItemsOf({ kind: 'operator' }, undefined, 'item.list')).toThrow(expect.objectContaining({ code: 'request.malformed' }) as Error);
  });
});
