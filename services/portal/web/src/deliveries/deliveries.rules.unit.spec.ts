import { behind, healthOf } from './deliveries.rules';

const aLag = (group: string, partition: number, lag: number) => ({ group, topic: 't', partition, lag });

test('partitions of one consumer count together, those that are behind the most first', () => {
  expect(behind([aLag('a', 0, 1), aLag('b', 0, 0), aLag('a', 1, 2), aLag('c', 0, 9)])).toEqual([{ group: 'c', lag: 9 }, { group: 'a', lag: 3 }, { group: 'b', lag: 0 }]);
});

test.each([[[aLag('a', 0, 5)], 1, 'parked'], [[aLag('a', 0, 5)], 0, 'late'], [[aLag('a', 0, 0)], 0, 'well'], [[], 0, 'well']] as const)('with %j and %i parked a service is %s', (lags, parked, health) => {
  expect(healthOf(lags, parked)).toBe(health);
});
