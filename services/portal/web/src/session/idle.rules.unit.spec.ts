import { ALIVE_EVERY_MS, idleStep, isAliveDue, lockAfterMs, WARN_MS } from './idle.rules';

describe('an untouched page', () => {
  const minutes = (n: number) => n * 60_000;

  it.each([[900, minutes(5)], [120, minutes(2)], [10, minutes(1)], [0, minutes(1)]])('of a session that ends after %i s locks after %i ms', (idleSeconds, lock) => {
    expect(lockAfterMs(idleSeconds)).toBe(lock);
  });

  it.each([
    [0, 'open'], [minutes(5) - WARN_MS - 1, 'open'], [minutes(5) - WARN_MS, 'warn'], [minutes(5) - 1, 'warn'], [minutes(5), 'lock'], [minutes(600), 'lock'],
  ])('after %i ms is at "%s"', (since, step) => {
    expect(idleStep(since, 900)).toBe(step);
  });
});

test('the portal hears that somebody is there at most every two minutes, and only when she touched the page since', () => {
  expect(isAliveDue(1000, 0, ALIVE_EVERY_MS)).toBe(true);
  expect(isAliveDue(1000, 0, ALIVE_EVERY_MS - 1)).toBe(false);
  expect(isAliveDue(1000, 1000, 1000 + ALIVE_EVERY_MS)).toBe(false);
});
