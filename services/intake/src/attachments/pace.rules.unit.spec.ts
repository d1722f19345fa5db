import fc from 'fast-check';
import { NORMAL_PACE, paceOf, whoGivesWay, type Placed, type Sending } from './pace.rules';

interface Holder extends Sending, Placed { name: string }

/** Somebody who has been sending for so many seconds, so many bytes in each. */
const at = (name: string, seconds: number, bytesPerSecond: number, goesOnLater = false): Holder => ({ name, bytes: seconds * bytesPerSecond, waitedMs: seconds * 1_000, silentMs: 0, goesOnLater, place: 'here' });
const givesWay = (...holders: Holder[]) => whoGivesWay(holders, { spared: 0, to: 'here' })?.name;

describe('who gives way where all places are taken', () => {
  it('is the slowest of those who send less than a slow network carries', () => {
    expect(givesWay(at('drips', 60, 1_100), at('drips more slowly', 60, 1_030), at('slow telephone', 60, 20_000), at('fast', 5, 500_000))).toBe('drips more slowly');
    expect(givesWay(at('slow telephone', 600, NORMAL_PACE), at('fast', 600, 500_000))).toBeUndefined();
  });

  it('is no honest telephone on a slow line beside somebody who has hardly sent anything yet', () => {
    expect(givesWay(at('slow telephone', 300, 6_000), at('begins slowly', 8, 500))).toBe('begins slowly');
    expect(givesWay(at('slow telephone', 300, 6_000), at('drips', 300, 1_100), at('begins slowly', 8, 500))).toBe('begins slowly');
    expect(givesWay(at('slow telephone', 300, 6_000), at('drips', 300, 1_100), at('begins', 1, 500))).toBe('drips');
  });

  it('loses nothing by it where there is the choice', () => {
    expect(givesWay(at('drips a form', 60, 1_030), at('drips pieces', 60, 1_100, true), at('pieces', 60, 500_000, true))).toBe('drips pieces');
    expect(givesWay(at('form', 60, 500_000), at('pieces', 60, 500_000, true), at('later pieces', 60, 20_000, true))).toBe('pieces');
    expect(givesWay(at('drips a form', 60, 1_030), at('pieces', 60, 500_000, true))).toBe('drips a form');
  });

  it('is nobody who has just begun, and nobody for whom the door was slow', () => {
    expect(givesWay(at('begins', 0, 0), at('after three seconds', 3, 1_024))).toBeUndefined();
    expect(givesWay({ name: 'waits for us', bytes: 1_000_000, waitedMs: 40, silentMs: 0, goesOnLater: false, place: 'here' })).toBeUndefined();
    expect(paceOf({ bytes: 0, waitedMs: 0 })).toBeGreaterThan(NORMAL_PACE);
  });

  it('is nobody where nobody has a place', () => {
    expect(givesWay()).toBeUndefined();
  });
});

const PLACES = 20;
const SPARED = PLACES / 2;

const holder = fc.record({
  name: fc.uuid(), bytes: fc.oneof(fc.constant(0), fc.integer({ max: 10_000_000, min: 0 })), waitedMs: fc.integer({ min: 0, max: 2_700_000 }), silentMs: fc.integer({ min: 0, max: 30_000 }), goesOnLater: fc.boolean(),
  place: fc.constantFrom('here', 'there', 'elsewhere'),
});
const holders = fc.uniqueArray(holder, { selector: ({ name }) => name, minLength: 1, maxLength: PLACES });

describe('whoever sends slowly and steadily', () => {
  const spared = (...all: Holder[]) => whoGivesWay(all, { spared: SPARED, to: 'here' })?.name;

  it('is left alone, at whatever pace and of whatever kind; who has fallen silent is not', () => {
    expect(spared(at('form', 300, 1_000), at('pieces', 300, 1_000, true), at('fast', 5, 500_000), at('begins', 1, 0))).toBeUndefined();
    expect(spared({ ...at('silent', 300, 1_000), silentMs: 12_000 }, at('form', 300, 1_000))).toBe('silent');
    expect(spared(at('sent something once', 60, 400), at('form', 300, 1_000))).toBe('sent something once');
  });

  it('is left alone with as many as are spared, of whom each has sent most', () => {
    const slow = Array.from({ length: SPARED + 2 }, (_one, number) => at(`${number}`, 100 + number, 1_000));
    expect(spared(...slow)).toBe('1');
    expect(spared(...slow.slice(2))).toBeUndefined();
  });

  it('never gives way to anybody while fewer than are spared have sent more', () => {
    fc.assert(fc.property(holders, fc.integer({ min: 0, max: 2_700_000 }), fc.integer({ min: 512, max: NORMAL_PACE - 1 }), fc.integer({ min: 0, max: 9_999 }), fc.boolean(), (others, waitedMs, pace, silentMs, goesOnLater) => {
      const she = { name: 'she', bytes: Math.ceil((pace * waitedMs) / 1_000), waitedMs, silentMs, goesOnLater, place: 'here' };
      if (paceOf(she) >= NORMAL_PACE || others.filter(({ bytes }) => bytes >= she.bytes).length >= SPARED) return;
      expect(spared(...others, she)).not.toBe('she');
    }));
  });

  it('leaves half of the places to others: where more are slow somebody always gives way, and nobody who sends a form at a normal pace, but for who has only begun from where more than half send', () => {
    fc.assert(fc.property(holders, (all) => {
      const from = (place: string) => all.filter((one) => one.place === place).length;
      const given = whoGivesWay(all, { spared: SPARED, to: 'here' });
      const ofHere = whoGivesWay(all.filter(({ place }) => place === 'here'), { spared: SPARED, to: 'here' });
      const isSlow = (one: Holder) => paceOf(one) < NORMAL_PACE;
      if (from('here') * 4 <= all.length && all.filter(isSlow).length > SPARED) expect(given).toBeDefined();
      if (all.filter((one) => one.place === 'here' && isSlow(one)).length > SPARED) expect(ofHere).toBeDefined();
      if (given !== undefined && !given.goesOnLater && !isSlow(given)) expect([given.place === 'here', from(given.place) * 2 > all.length, given.bytes <= 65_536]).toEqual([false, true, true]);
    }), { numRuns: 1_000 });
  });
});

describe('whoever comes from where few send', () => {
  const comesFrom = (to: string, ...all: Holder[]) => whoGivesWay(all, { spared: SPARED, to })?.name;
  const there = (holder: Holder): Holder => ({ ...holder, place: 'there' });

  it('is given the place of somebody who has only begun, from where most send; never of one who has shown that she sends at a normal pace', () => {
    const crowd = [there(at('begins', 1, 0)), there(at('began before', 2, 500)), there(at('fast', 8, 100_000))];
    expect(comesFrom('here', ...crowd)).toBe('begins');
    expect(comesFrom('here', ...crowd.slice(2), there(at('fast too', 8, 100_000)))).toBeUndefined();
    expect([comesFrom('there', ...crowd), comesFrom('here', crowd[0]!)]).toEqual([undefined, undefined]);
  });

  it('is given the place of somebody slow though as many are where she is, while those are few: many networks of which each drips a little keep nobody out', () => {
    const drips = Array.from({ length: 19 }, (_one, number) => ({ ...at(`drip ${number}`, 60, 1_100), place: `network ${number}` }));
    expect(comesFrom('here', ...drips, at('photo', 5, 500_000))).toMatch(/^drip/);
    expect(comesFrom('here', ...drips.slice(4), ...Array.from({ length: 5 }, () => at('photo', 5, 500_000)))).toMatch(/^drip/);
  });

  it('is given no place of a form at a normal pace, though that has only begun, where no network has more than half of them', () => {
    const ofTwo = Array.from({ length: PLACES }, (_one, number) => ({ ...at('begins', 1, 10_000), place: `network ${number % 2}` }));
    expect(comesFrom('here', ...ofTwo)).toBeUndefined();
  });

  it('has the place of nobody from where as many send: at a normal pace in no case, slow where those are more than a quarter of all', () => {
    fc.assert(fc.property(holders, fc.constantFrom('here', 'there', 'nowhere'), (all, to) => {
      const given = whoGivesWay(all, { spared: SPARED, to });
      if (given === undefined || given.place === to) return;
      const from = (place: string) => all.filter((one) => one.place === place).length;
      if (paceOf(given) >= NORMAL_PACE || from(to) * 4 > all.length) expect(from(given.place)).toBeGreaterThan(from(to));
    }), { numRuns: 1_000 });
  });
});

/** Somebody who begins again and again: so many bytes at once, so many in each second, for so many seconds, so many of them each second. */
interface Stream { upFront: number; bytesPerSecond: number; seconds: number; eachSecond: number }

interface InPlace extends Holder { bytesPerSecond: number; until: number }

/** A third of a megabyte, a kilobyte a second, under such a stream: for whoever tries again each five seconds. @param place where she is; the stream is here @returns after how many seconds it is all there, and how often she lost her place */
function finishes(stream: Stream, chance: () => number, place: string): { seconds: number; lost: number } {
  let held: InPlace[] = [];
  let now = 0;
  let lost = 0;
  const come = (one: Pick<InPlace, 'name' | 'bytes' | 'bytesPerSecond' | 'until' | 'place'>): boolean => {
    const gives = held.length < PLACES ? undefined : whoGivesWay(held, { spared: SPARED, to: one.place });
    if (held.length >= PLACES && gives === undefined) return false;
    if (gives?.name === 'she') lost++;
    held = [...held.filter((each) => each !== gives), { ...one, waitedMs: 0, silentMs: 0, goesOnLater: false }];
    return true;
  };
  const begin = 15 + 10 * chance();
  let triesAt = begin;
  for (; now < 900; now += 0.1) {
    for (const one of held) {
      one.bytes += one.bytesPerSecond / 10;
      one.waitedMs += 100;
      one.silentMs = one.bytesPerSecond > 0 ? 0 : one.silentMs + 100;
    }
    held = held.filter(({ until }) => until > now);
    const she = held.find(({ name }) => name === 'she');
    if (she !== undefined && she.bytes >= 300_000) return { seconds: now - begin, lost };
    for (let more = stream.eachSecond / 10; more > 0; more -= 1) {
      if (chance() < more) come({ name: 'other', bytes: stream.upFront, bytesPerSecond: stream.bytesPerSecond, until: now + stream.seconds * (0.5 + chance()), place: 'here' });
    }
    if (she !== undefined || now < triesAt) continue;
    triesAt = now + 5;
    come({ name: 'she', bytes: 0, bytesPerSecond: 1_000, until: Infinity, place });
  }
  return { seconds: Infinity, lost };
}

/** Draws numbers that are the same for the same seed. */
function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (state * 1_664_525 + 1_013_904_223) >>> 0) / 2 ** 32;
}

const streamOf = (most: { seconds: number; eachSecond: number }) => fc.record({
  upFront: fc.constantFrom(0, 5_000, 65_536), bytesPerSecond: fc.constantFrom(0, 600, 1_100, 4_000), seconds: fc.integer({ min: 1, max: most.seconds }), eachSecond: fc.integer({ min: 1, max: most.eachSecond }),
});

describe('a telephone of a kilobyte a second', () => {
  it('comes to its end, and never loses its place, while others begin all the time from elsewhere, for however long each goes on', () => {
    fc.assert(fc.property(streamOf({ seconds: 900, eachSecond: 12 }), fc.integer(), (stream, seed) => {
      const { seconds, lost } = finishes(stream, chanceOf(seed), 'at home');
      expect([seconds < 600, lost]).toEqual([true, 0]);
    }), { numRuns: 40 });
  });

  it('comes to its end while others begin all the time though nobody knows from where any of them send', () => {
    fc.assert(fc.property(streamOf({ seconds: 5, eachSecond: 5 }), fc.integer(), (stream, seed) => {
      expect(finishes(stream, chanceOf(seed), 'here').seconds).toBeLessThan(600);
    }), { numRuns: 40 });
  });
});
