import { brokenCases, consentHolds, hasConflict, referralOpens } from '../index';
import type { ConflictFacts, ReferralFacts, Sensitivity } from '../index';
import { aReferral, aSubject, at, consent, NOW, someGlass } from '../../test/access-builders';

describe('a conflict of interest', () => {
  const ana = aSubject({ conflicts: ['c-ana', 'c-org'] });
  it.each<[string, ConflictFacts, boolean]>([
    ['of nobody', { conflicts: [], excluded: [] }, false],
    ['of others', { conflicts: ['c-bea'], excluded: ['bea'] }, false],
    ['of her own', { conflicts: ['c-bea', 'c-ana'], excluded: [] }, true],
    ['of her organisation', { conflicts: ['c-org'], excluded: [] }, true],
    ['by a decision that keeps her out', { conflicts: [], excluded: ['bea', 'ana'] }, true],
    ['is not found between an id and a conflict id', { conflicts: ['ana'], excluded: ['c-ana'] }, false],
  ])('%s', (_name, facts, conflict) => {
    expect(hasConflict(ana, facts)).toBe(conflict);
  });
});

describe('consent', () => {
  const millisecond = (of: Date, by: number) => new Date(of.getTime() + by);
  it.each<[string, Date, boolean]>([
    ['not before it was given', millisecond(consent.givenAt, -1), false],
    ['from when it was given', consent.givenAt, true],
    ['to the last instant before it ends', millisecond(consent.expiresAt, -1), true],
    ['not when it ends', consent.expiresAt, false],
  ])('holds %s', (_name, now, holds) => {
    expect(consentHolds(consent, now)).toBe(holds);
  });

  it.each<[string, Date, boolean]>([
    ['until it is withdrawn', millisecond(NOW, 1), true], ['not from the instant of its withdrawal', NOW, false], ['not after', millisecond(NOW, -1), false],
  ])('holds %s', (_name, withdrawnAt, holds) => {
    expect(consentHolds({ ...consent, withdrawnAt }, NOW)).toBe(holds);
  });

  it('does not hold where nobody gave it', () => {
    expect(consentHolds(undefined, NOW)).toBe(false);
  });
});

describe('a referral', () => {
  const everything: Sensitivity[] = ['S1', 'S2', 'S3'];
  it.each<[string, Partial<ReferralFacts>, Sensitivity[]]>([
    ['accepted, opens all that was agreed to', {}, everything],
    ['accepted, opens no class that was not named', { scope: ['S1', 'S3'] }, ['S1', 'S3']],
    ['offered, opens the routing only', { status: 'OFFERED' }, ['S1']],
    ['offered, opens nothing without the routing in its scope', { status: 'OFFERED', scope: ['S2', 'S3'] }, []],
    ['declined, opens nothing', { status: 'DECLINED' }, []],
    ['done, opens nothing', { status: 'DONE' }, []],
    ['revoked, opens nothing', { status: 'REVOKED' }, []],
    ['expired, opens nothing', { status: 'EXPIRED' }, []],
    ['without consent, opens nothing', { consent: undefined }, []],
    ['with consent withdrawn, opens nothing', { consent: { ...consent, withdrawnAt: NOW } }, []],
  ])('%s', (_name, said, opens) => {
    expect(everything.filter((sensitivity) => referralOpens(aReferral(said), sensitivity, NOW))).toEqual(opens);
  });
});

describe('broken glass', () => {
  it.each<[string, Parameters<typeof someGlass>[0], boolean]>([
    ['holds at once', {}, true],
    ['not before it was broken', { brokenAt: at(0.1) }, false],
    ['to the last moment of its hour', { brokenAt: at(-59.999), endsAt: at(0.001) }, true],
    ['not at its end', { brokenAt: at(-30), endsAt: NOW }, false],
    ['never longer than an hour, whatever its row says', { brokenAt: at(-60), endsAt: at(600) }, false],
    ['for nobody else', { person: 'bea' }, false],
  ])('%s', (_name, said, holds) => {
    expect(brokenCases('ana', { now: NOW, breakGlass: [someGlass(said)] })).toEqual(holds ? ['case-1'] : []);
  });
});
