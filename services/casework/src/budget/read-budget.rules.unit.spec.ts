import { allowanceOf, spendingOf, type Spending } from './read-budget.rules';

const budget = { noticedAt: 50, stoppedAt: 200 };

it.each<[number, number, Spending]>([
  [1, 0, 'FREE'], [49, 0, 'FREE'], [50, 0, 'NOTICED'], [51, 0, 'FREE'], [199, 0, 'FREE'], [200, 0, 'STOPPED'], [201, 0, 'SPENT'], [1_000, 0, 'SPENT'],
  [200, 1, 'FREE'], [201, 1, 'FREE'], [400, 1, 'STOPPED'], [401, 1, 'SPENT'], [401, 2, 'FREE'],
])('read %i of a day, after others agreed %i times, is %s', (reads, extensions, spending) => {
  expect(spendingOf(budget, reads, extensions)).toBe(spending);
});

it('nobody is ever given more reads in a day than others agreed to', () => {
  for (const extensions of [0, 1, 2, 3]) {
    const given = Array.from({ length: 1_000 }, (_, n) => spendingOf(budget, n + 1, extensions)).filter((spending) => spending !== 'SPENT');
    expect(given).toHaveLength(allowanceOf(budget, extensions));
    expect(given.filter((spending) => spending === 'STOPPED')).toHaveLength(1);
  }
});
