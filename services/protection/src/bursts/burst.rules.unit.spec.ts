import { isRaisedAgain, RAISED_AGAIN_AFTER_MS } from './burst.rules';

it.each([
  [0, 0, 0, false], [0, 0, RAISED_AGAIN_AFTER_MS, false], [9, 0, 0, false], [10, 0, 0, true], [1, 0, RAISED_AGAIN_AFTER_MS - 1, false], [1, 0, RAISED_AGAIN_AFTER_MS, true],
  [99, 10, 0, false], [100, 10, 0, true], [100, 100, RAISED_AGAIN_AFTER_MS * 9, false], [101, 100, RAISED_AGAIN_AFTER_MS, true], [30_000, 10_000, 1_000, false],
])('with %i that share it, %i when it was raised last, %i ms ago: raised again is %j', (count, counted, sinceMs, again) => {
  expect(isRaisedAgain({ count, counted, sinceMs })).toBe(again);
});
