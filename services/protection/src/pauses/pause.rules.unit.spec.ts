import { readClocks, type Urgency } from '@amparo/domain';
import { longestPause, refuseUnlessShort } from './pause.rules';

const now = new Date('2026-03-01T10:00:00Z');
const hour = 3_600_000;
const at = (hours: number) => new Date(now.getTime() + hours * hour);

describe('a pause', () => {
  it.each<[Urgency, number]>([['IMMINENT', 2], ['HIGH', 24], ['MEDIUM', 72], ['LOW', 168], ['NONE', 0]])('at %s is of %i hours at most', (urgency, hours) => {
    expect(longestPause(urgency, readClocks(undefined))).toBe(hours * hour);
  });

  it.each<[string, Date, Date, string | undefined]>([
    ['to the last moment', at(2), now, undefined],
    ['a moment longer', new Date(at(2).getTime() + 1), now, 'pause.too-long'],
    ['after another, as long as both may be together', at(1), at(-1), undefined],
    ['after another, longer than both may be together', at(1.5), at(-1), 'pause.too-long'],
    ['that is over', now, now, 'pause.ended-before'],
  ])('%s', (_name, until, since, code) => {
    const pause = () => refuseUnlessShort(until, { since, now, longest: 2 * hour });
    if (code === undefined) expect(pause).not.toThrow();
    else expect(pause).toThrow(expect.objectContaining({ code }) as Error);
  });
});
