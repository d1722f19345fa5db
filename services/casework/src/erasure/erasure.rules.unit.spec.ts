import { agreed, dueOf, type ClosedAs, type Retention } from './erasure.rules';

const retention: Retention = { SPAM: 30, NOT_A_REPRISAL: 365, HELPED: 730 };
const day = (n: number): Date => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000);

it.each<[string, ClosedAs, number, string]>([
  ['spam of 29 days', 'SPAM', 29, 'NOTHING'],
  ['spam of 30 days', 'SPAM', 30, 'ERASE'],
  ['no reprisal, a day short of a year', 'NOT_A_REPRISAL', 364, 'NOTHING'],
  ['no reprisal, after a year', 'NOT_A_REPRISAL', 365, 'ERASE'],
  ['somebody who was helped, before two years', 'HELPED', 729, 'NOTHING'],
  ['somebody who was helped, after two years', 'HELPED', 730, 'REVIEW'],
])('%s', (_name, closedAs, days, due) => {
  expect(dueOf({ closedAs, closedAt: day(0), lastReceivedAt: day(-1) }, retention, day(days))).toBe(due);
});

it('people are asked, once the time is over, where somebody wrote after it was closed', () => {
  const wroteLater = { closedAs: 'SPAM', closedAt: day(0), lastReceivedAt: day(1) } as const;
  expect([29, 900].map((days) => dueOf(wroteLater, retention, day(days)))).toEqual(['NOTHING', 'REVIEW']);
});

it('two different people agree, within a week', () => {
  const first = agreed([], 'ana', day(0));
  expect(first).toEqual({ by: [{ person: 'ana', at: day(0).toISOString() }], enough: false });
  expect(agreed(first.by, 'ana', day(1)).enough).toBe(false);
  expect(agreed(first.by, 'bea', day(6)).enough).toBe(true);
  expect(agreed(first.by, 'bea', day(7)).enough).toBe(false);
});

it('an agreement out of the future counts for nothing', () => {
  expect(agreed([{ person: 'ana', at: day(9).toISOString() }], 'bea', day(1)).enough).toBe(false);
});
