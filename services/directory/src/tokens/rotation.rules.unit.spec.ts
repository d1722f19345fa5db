import { currentKey, planRotation, type KeyTimes } from './rotation.rules';

const NOW = new Date('2026-11-30T09:00:00Z');
const DAY = 86_400_000;
const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const key = (kid: string, hours: number): KeyTimes => ({ kid, activeFrom: at(hours) });

describe('keys that sign', () => {
  it('begin with one for now and one for tomorrow', () => {
    expect(planRotation([], NOW, DAY)).toEqual({ make: [NOW, at(24)], drop: [] });
  });

  it('stay as they are until the next one signs, and then the one after it is made', () => {
    expect(planRotation([key('a', -1), key('b', 23)], NOW, DAY)).toEqual({ make: [], drop: [] });
    expect(planRotation([key('a', -24), key('b', 0)], NOW, DAY)).toEqual({ make: [at(24)], drop: [] });
  });

  it('are dropped when the last token of theirs is long dead, and not before', () => {
    expect(planRotation([key('a', -24), key('b', -4 / 60), key('c', 20)], NOW, DAY).drop).toEqual([]);
    expect(planRotation([key('a', -24), key('b', -6 / 60), key('c', 20)], NOW, DAY).drop).toEqual(['a']);
  });

  it('are never used at once after a long stop: the next one is published first', () => {
    expect(planRotation([key('a', -90)], NOW, DAY)).toEqual({ make: [at(10 / 60)], drop: [] });
  });

  it('sign one at a time', () => {
    expect(currentKey([key('c', 5), key('a', -30), key('b', -2)], NOW)?.kid).toBe('b');
    expect(currentKey([key('c', 5)], NOW)).toBeUndefined();
  });

  it('always leave one that signs and one that will, over a year of odd restarts', () => {
    let keys: KeyTimes[] = [];
    let made = 0;
    for (let hour = 0; hour < 8_760; hour += 1 + ((hour * 7) % 31)) {
      const now = at(hour);
      const known = keys;
      const { make, drop } = planRotation(keys, now, DAY);
      keys = [...keys.filter(({ kid }) => !drop.includes(kid)), ...make.map((activeFrom) => ({ kid: String((made += 1)), activeFrom }))];
      expect(keys.filter(({ activeFrom }) => activeFrom > now)).toHaveLength(1);
      // Whatever signs now was published before, but for the very first.
      if (known.length > 0) expect(known).toContainEqual(currentKey(keys, now));
    }
  });
});
