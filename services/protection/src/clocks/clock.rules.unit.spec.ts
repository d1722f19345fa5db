import { readClocks } from '@amparo/domain';
import { clocksOf, levelClocks, type ClockFacts } from './clock.rules';

const table = readClocks(undefined);
const raisedAt = new Date('2026-03-01T10:00:00Z');
const hour = 3_600_000;
const at = (hours: number) => new Date(raisedAt.getTime() + hours * hour);
const high: ClockFacts = {
  urgency: 'HIGH', raisedAt, takenAt: null, reviewAt: at(10), level: levelClocks('HIGH', table).map(({ clock, after }) => ({ clock, dueAt: at(after / hour), metAt: null })),
};
const shown = (facts: ClockFacts, hours: number) => clocksOf(facts, table, at(hours)).map(({ clock, overdue, metAt }) => [clock, metAt !== null ? 'met' : overdue ? 'overdue' : 'runs']);

describe('the clocks of a case', () => {
  it('are those of guide 4.2', () => {
    expect(levelClocks('IMMINENT', table)).toEqual([{ clock: 'SAFE_CONTACT', after: 2 * hour }, { clock: 'DECISION', after: 24 * hour }]);
    expect(levelClocks('HIGH', table)).toEqual([{ clock: 'SAFE_CONTACT', after: 24 * hour }, { clock: 'DECISION', after: 72 * hour }]);
    expect(levelClocks('LOW', table)).toEqual([{ clock: 'SAFE_CONTACT', after: 168 * hour }]);
    expect(levelClocks('NONE', table)).toEqual([]);
  });

  it('show what is overdue first, the longest, then the soonest, then what was met', () => {
    expect(shown(high, 0)).toEqual([['TAKEN', 'runs'], ['REVIEW', 'runs'], ['SAFE_CONTACT', 'runs'], ['DECISION', 'runs']]);
    expect(shown(high, 10)).toEqual([['TAKEN', 'overdue'], ['REVIEW', 'overdue'], ['SAFE_CONTACT', 'runs'], ['DECISION', 'runs']]);
    expect(shown({ ...high, takenAt: at(1) }, 30)).toEqual([['REVIEW', 'overdue'], ['SAFE_CONTACT', 'overdue'], ['DECISION', 'runs'], ['TAKEN', 'met']]);
  });

  it('are none of a case without a level, but its review', () => {
    expect(shown({ ...high, urgency: 'NONE', level: [] }, 11)).toEqual([['REVIEW', 'overdue']]);
  });
});
