import { asOf } from './as-of';
import { closedBecause, SHOWN_FOR_MS } from './open.rules';

const NOW = Date.parse('2026-11-30T12:00:00Z');
const openUntil = '2026-11-30T13:00:00Z';

test('on a slow line a packet that was withdrawn while the answer was on its way is gone as early as on a fast one', async () => {
  jest.useFakeTimers({ now: NOW });
  const { askedAt, found } = await asOf(() => {
    jest.setSystemTime(NOW + 30_000);
    return Promise.resolve('slow');
  });
  jest.useRealTimers();
  expect([found, askedAt]).toEqual(['slow', NOW]);
  expect([closedBecause({ openUntil, askedAt }, NOW + SHOWN_FOR_MS), closedBecause({ openUntil, askedAt }, NOW + SHOWN_FOR_MS + 1)]).toEqual([undefined, 'lost']);
});
