import { HEAD_START, headStartLeft } from './head-start';

it.each([
  ['just appended', 0, HEAD_START.quiet],
  ['appended a little before', 15, HEAD_START.quiet - 15],
  ['appended as long ago as the head start takes', HEAD_START.quiet, 0],
  ['of a clock ahead', -5, 0],
  ['without a time', NaN, 0],
])('leaves to the others, for a record %s, what is left of their head start', (_, age, left) => {
  expect(headStartLeft(1_000_000 - age, 1_000_000)).toBe(left);
});
