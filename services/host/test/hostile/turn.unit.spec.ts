import { TURNS, turnOf } from './turn';

const from = Date.parse('2026-12-29T13:00:00Z');
const onDay = (day: number): Date => new Date(from + day * 86_400_000);

describe('which share of what is hostile a run sends', () => {
  it('is another one on each of six days in a row, also over the end of a year', () => {
    expect(new Set(Array.from({ length: TURNS }, (_, day) => turnOf('', onDay(day)))).size).toBe(TURNS);
    expect(turnOf('', onDay(TURNS))).toBe(turnOf('', onDay(0)));
  });

  it.each([['0', 0], ['5', 5], ['all', 'all']])('is the one that is asked for: %s', (said, turn) => {
    expect(turnOf(said, onDay(0))).toBe(turn);
  });

  it.each(['6', '-1', 'ALL', '1.5', ' '])('is not %j', (said) => {
    expect(() => turnOf(said, onDay(0))).toThrow('AMPARO_HOSTILE');
  });
});
