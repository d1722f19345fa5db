import { codesOf, hasHeld, isOver, mayGo, REFERRAL_STEPS, shows, type ReferralStep } from '../index';

const STEPS = Object.keys(REFERRAL_STEPS) as ReferralStep[];

/** Every pair that may follow, written out a second time; every other pair may not. */
const GOES: Record<string, string> = {
  DRAFT: 'OFFERED REVOKED', OFFERED: 'COMMITTED DECLINED EXPIRED REVOKED', COMMITTED: 'BLOCKED_CONSENT RELEASED DECLINED EXPIRED REVOKED',
  BLOCKED_CONSENT: 'RELEASED DECLINED EXPIRED REVOKED', RELEASED: 'SENT DECLINED EXPIRED REVOKED', SENT: 'ACCEPTED DECLINED REVOKED',
  ACCEPTED: 'IN_SERVICE DONE DECLINED REVOKED', IN_SERVICE: 'DONE REVOKED', DONE: '', DECLINED: '', EXPIRED: '', REVOKED: '',
};

describe('the steps of a referral', () => {
  it('are those of the vocabulary, and offered, committed, released', () => {
    expect([...STEPS].sort()).toEqual([...codesOf('referral_status'), 'OFFERED', 'COMMITTED', 'RELEASED'].sort());
  });

  it.each(STEPS.flatMap((from) => STEPS.map((to) => [from, to] as const)))('%s to %s', (from, to) => {
    expect(mayGo(from, to)).toBe(GOES[from]?.split(' ').includes(to));
  });

  it('lead from a draft to every other one, and from none of them in a circle', () => {
    const reached = (from: ReferralStep, path: readonly ReferralStep[] = []): ReferralStep[] => {
      expect(path).not.toContain(from);
      return [from, ...REFERRAL_STEPS[from].flatMap((to) => reached(to, [...path, from]))];
    };
    expect([...new Set(reached('DRAFT'))].sort()).toEqual([...STEPS].sort());
  });

  it('end with one that nothing follows, and can be revoked until then', () => {
    for (const step of STEPS) expect([step, isOver(step) || mayGo(step, 'REVOKED')]).toEqual([step, true]);
    expect(STEPS.filter(isOver)).toEqual(['DONE', 'DECLINED', 'EXPIRED', 'REVOKED']);
  });

  it('show a packet only after a release, which nothing but a commit comes before', () => {
    const before = (to: ReferralStep) => STEPS.filter((from) => mayGo(from, to));
    expect(STEPS.filter((step) => shows(step) === 'PACKET')).toEqual(['RELEASED', 'SENT', 'ACCEPTED', 'IN_SERVICE']);
    expect(before('RELEASED')).toEqual(['COMMITTED', 'BLOCKED_CONSENT']);
    expect([before('BLOCKED_CONSENT'), before('COMMITTED'), before('SENT')]).toEqual([['COMMITTED'], ['OFFERED'], ['RELEASED']]);
    for (const step of STEPS.filter(isOver)) expect(shows(step)).toBe('NOTHING');
  });

  it('ask who has held the packet to delete it, also when it is over', () => {
    expect(STEPS.filter((step) => hasHeld(step, false))).toEqual(['RELEASED', 'SENT', 'ACCEPTED', 'IN_SERVICE']);
    expect(hasHeld('DONE', true)).toBe(true);
  });
});
