import { ANSWERED_WITHIN_MS, ASK_AGAIN_MS, closedBecause, SHOWN_FOR_MS, timeLeft } from './open.rules';

const NOW = Date.parse('2026-11-30T12:00:00Z');
const later = '2026-11-30T13:00:00Z';

test.each([
  ['just answered', later, 0, undefined], ['answered as long ago as it may be', later, SHOWN_FOR_MS, undefined], ['not answered for longer', later, SHOWN_FOR_MS + 1, 'lost'],
  ['over by its own end', '2026-11-30T12:00:00Z', 0, 'over'], ['withdrawn', null, 0, 'over'], ['gone from the list', undefined, 0, 'over'], ['withdrawn, and the connection lost', null, 90_000, 'over'],
  ['answered in the future, since the clock was set back', later, -5_000, 'lost'],
])('a packet that is %s', (_name, openUntil, since, because) => {
  expect(closedBecause({ openUntil, askedAt: NOW - since }, NOW)).toBe(because);
});

test('a page goes blank within 60 seconds, though it is looked at once in a while alone, and one lost answer blanks nothing', () => {
  expect(SHOWN_FOR_MS + ASK_AGAIN_MS).toBeLessThan(60_000);
  expect(ASK_AGAIN_MS + ANSWERED_WITHIN_MS + ASK_AGAIN_MS).toBeLessThan(SHOWN_FOR_MS);
});

test.each([
  ['2026-12-02T12:00:00Z', { unit: 'days', count: 2 }], ['2026-12-02T11:59:00Z', { unit: 'hours', count: 47 }], ['2026-11-30T14:00:00Z', { unit: 'hours', count: 2 }],
  ['2026-11-30T13:59:00Z', { unit: 'minutes', count: 119 }], ['2026-11-30T12:00:10Z', { unit: 'minutes', count: 0 }], ['2026-11-30T11:59:59Z', undefined],
])('until %s there is %j left', (until, left) => {
  expect(timeLeft(until, NOW)).toEqual(left);
});
