import fc from 'fast-check';
import { afterAssigned, afterUnassigned, afterReceived, afterRouted, afterTold, resourceOf, type KnownCase } from './case.rules';

const unknown: KnownCase = {
  received: false, conflicts: [], withheld: false, routedVersion: 0, routes: [], regions: [], excluded: [], told: {}, released: {}, assigned: {}, unassigned: {},
};
const decided = (version: number, over: Partial<Parameters<typeof afterRouted>[1]> = {}) =>
  ({ version, routes: ['SWG'], regions: ['LAC'], excluded: [], told: ['ana'], released: [], because: [], ...over });

describe('what the portal knows of a case', () => {
  it('is nothing that anybody could be shown until both the door and protection have spoken', () => {
    expect(resourceOf('1', unknown)).toBeUndefined();
    expect(resourceOf('1', afterReceived(unknown, [], false))).toBeUndefined();
    expect(resourceOf('1', afterRouted(unknown, decided(1)))).toBeUndefined();
    expect(resourceOf('1', afterRouted(afterReceived(unknown, ['c'], false), decided(1)))).toEqual({
      kind: 'case', id: '1', conflicts: ['c'], excluded: [], regions: ['LAC'], routes: ['SWG'], handlers: [], told: ['ana'], coordinatorsWithheld: false, referrals: [],
    });
  });

  it('counts who was released as told again only by a newer word', () => {
    const told = (known: KnownCase) => resourceOf('1', afterReceived(known, [], false))?.told;
    const released = afterRouted(afterRouted(unknown, decided(1)), decided(3, { told: ['eva'], released: ['ana'] }));
    expect(told(released)).toEqual(['eva']);
    expect(told(afterTold(released, ['ana'], 2))).toEqual(['eva']);
    expect(told(afterTold(released, ['ana'], 4))).toEqual(['ana', 'eva']);
  });

  it.each([[afterReceived(unknown, [], true)], [afterRouted(unknown, decided(1, { because: ['WITHHELD'] }))]])('withholds it from coordinators for good', (known) => {
    expect(afterRouted(afterReceived(known, [], false), decided(9)).withheld).toBe(true);
  });

  it('is the same in whatever order it is heard, and when all of it is heard twice', () => {
    const changes: ((known: KnownCase) => KnownCase)[] = [
      (known) => afterReceived(known, ['c-1'], false),
      (known) => afterReceived(known, ['c-2'], true),
      (known) => afterRouted(known, decided(1, { excluded: ['x'] })),
      (known) => afterRouted(known, decided(2, { routes: ['CRE'], regions: ['AFR'], told: ['eva'], released: ['ana'] })),
      (known) => afterTold(known, ['ana', 'leo'], 3),
      (known) => afterAssigned(known, 'mia', 2),
      (known) => afterAssigned(known, 'leo', 3),
      (known) => afterUnassigned(known, 'leo', 4),
    ];
    const sorted = (known: KnownCase) => {
      const resource = resourceOf('1', known);
      return resource && { ...resource, told: [...resource.told].sort(), conflicts: [...resource.conflicts].sort() };
    };
    const once = sorted(changes.reduce((known, change) => change(known), unknown));
    expect(once).toMatchObject({ handlers: ['mia'], routes: ['CRE', 'SWG'], regions: ['AFR'] });
    fc.assert(fc.property(fc.shuffledSubarray([...changes, ...changes], { minLength: 16, maxLength: 16 }), (order) => {
      expect(sorted(order.reduce((known, change) => change(known), unknown))).toEqual(once);
    }));
  });
});
