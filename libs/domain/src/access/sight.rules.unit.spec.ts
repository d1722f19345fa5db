import * as fc from 'fast-check';
import { ACTION_NAMES, can, hiddenKeysOf, isOnCase, keysOf, keysOn, meets, sightKeysOf } from '../index';
import type { CaseResource } from '../index';
import { aCase, anyCase, anyContext, anySubject, aReferral, aSubject, at, consent, context, NOW, someGlass } from '../../test/access-builders';

const CASE_ACTIONS = ACTION_NAMES.filter(isOnCase);
const asKept = (to: CaseResource) => ({ id: to.id, sight: sightKeysOf(to), hidden: hiddenKeysOf(to) });
const words = (to: CaseResource) => sightKeysOf(to).map(({ key }) => key);

test('keys meet exactly where somebody may', () => {
  let met = 0;
  fc.assert(fc.property(anySubject, fc.constantFrom(...CASE_ACTIONS), anyCase, anyContext, (subject, action, to, when) => {
    const { allowed } = can(subject, action, to, when);
    met += Number(allowed);
    expect(meets(keysOf(subject, action, when), asKept(to), when.now)).toBe(allowed);
  }), { numRuns: 20_000 });
  // Both answers come often enough to mean something.
  expect(met).toBeGreaterThan(1000);
});

describe('the keys of a case', () => {
  it('are its regions, its routes, and its people', () => {
    const to = aCase({ regions: ['LAC', 'AFR'], routes: ['SWG', 'REGIONAL_COORDINATOR:LAC'], handlers: ['ana'], told: ['ana', 'bea'] });
    expect(words(to)).toEqual(['all', 'region:LAC', 'region:AFR', 'route:SWG', 'route:REGIONAL_COORDINATOR:LAC', 'handler:ana', 'told:ana', 'told:bea']);
    expect(hiddenKeysOf(to)).toEqual(['conflict:c-other', 'person:somebody']);
  });

  it('are not its regions where coordinators are withheld, and say where no region answers', () => {
    expect(words(aCase({ coordinatorsWithheld: true }))).toEqual(['all']);
    expect(words(aCase({ regions: [] }))).toEqual(['all', 'no-region']);
  });

  it('hold for a partner as long as the consent does', () => {
    const [offered] = sightKeysOf(aCase({ referrals: [aReferral({ status: 'OFFERED' })] })).slice(2);
    expect(offered).toEqual({ key: 'referral-S1:P-JURIS', holdsFrom: consent.givenAt, holdsUntil: consent.expiresAt });
    const withdrawn = aReferral({ consent: { ...consent, withdrawnAt: at(-1) } });
    expect(sightKeysOf(aCase({ referrals: [withdrawn] })).slice(2).map(({ key, holdsUntil }) => [key, holdsUntil])).toEqual(
      [['referral-S1:P-JURIS', at(-1)], ['referral-S2:P-JURIS', at(-1)], ['referral-S3:P-JURIS', at(-1)]],
    );
    expect(sightKeysOf(aCase({ referrals: [aReferral({ status: 'REVOKED' }), aReferral({ consent: { givenAt: NOW, expiresAt: NOW } })] }))).toHaveLength(2);
  });

  it.each<[string, number, boolean]>([
    ['not before it is given', -1, false], ['from the instant that it is given', 0, true], ['until just before it ends', 59, true], ['not at its end', 60, false],
  ])('hold %s', (_name, minutes, open) => {
    const to = aCase({ referrals: [aReferral({ consent: { givenAt: NOW, expiresAt: at(60) } })] });
    const partner = aSubject({ roles: [{ role: 'PROTECTION_PARTNER' }], organisation: 'P-JURIS' });
    expect(meets(keysOf(partner, 'case.read-identity', { now: at(minutes) }), asKept(to), at(minutes))).toBe(open);
  });

  it('cannot be made of an id that looks like another kind', () => {
    const to = aCase({ told: ['x:handler:ana'], handlers: ['all'] });
    expect(meets(keysOf(aSubject({ roles: [{ role: 'CASE_HANDLER' }] }), 'case.list', context), asKept(to), NOW)).toBe(false);
    expect(words(to)).toEqual(['all', 'region:LAC', 'handler:all', 'told:x:handler:ana']);
  });
});

describe('the keys that somebody holds', () => {
  const coordinator = aSubject({ roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }] });

  it('are none without a role', () => {
    expect(keysOf(aSubject(), 'case.list', context)).toEqual({ as: 'people', any: [], none: [] });
  });

  it('open what lies behind broken glass in that case alone', () => {
    const held = keysOf(coordinator, 'case.read-identity', { now: NOW, breakGlass: [someGlass()] });
    expect(held).toEqual({ as: 'people', any: [], none: ['conflict:c-ana', 'person:ana'], among: { cases: ['case-1'], any: ['region:LAC', 'handler:ana', 'told:ana'] } });
    expect(keysOn(held, 'case-1').any).toEqual(['region:LAC', 'handler:ana', 'told:ana']);
    expect(keysOn(held, 'case-2').any).toEqual([]);
  });

  it('are a partner\'s where only referrals lead to cases', () => {
    const partner = aSubject({ roles: [{ role: 'PROTECTION_PARTNER' }], organisation: 'P-JURIS' });
    expect(keysOf(partner, 'case.list', context)).toMatchObject({ as: 'partners', any: ['referral-S1:P-JURIS'] });
    expect(keysOf({ ...partner, roles: [...partner.roles, ...coordinator.roles] }, 'case.list', context)).toMatchObject({ as: 'people' });
  });
});
