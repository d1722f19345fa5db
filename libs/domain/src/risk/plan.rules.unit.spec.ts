import fc from 'fast-check';
import { planWarnsAt } from './plan.rules';

const HOUR_MS = 3_600_000;
const AT = new Date('2026-03-01T00:00:00Z');
const hours = (n: number) => new Date(AT.getTime() + n * HOUR_MS);

test.each([[240, 216], [48, 24], [24, 12], [2, 1], [0, 0], [-5, -5]])('of something for in %d hours she is reminded in %d', (due, warns) => {
  expect(planWarnsAt(AT, hours(due))).toEqual(hours(warns));
});

test('a reminder is never after its day, nor before it was planned, and a day ahead at most', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 10_000 }), (due) => {
    const at = planWarnsAt(AT, hours(due));
    expect(at >= AT && at <= hours(due) && hours(due).getTime() - at.getTime() <= 24 * HOUR_MS).toBe(true);
  }));
});
