import { Refusal } from '@amparo/kernel';
import { branchesOf, cursorOf, ORDERS, readCursor } from './case-order.rules';

const place = { urgency: 2, at: '2026-01-01 10:00:00.123456+00', id: '00000000-0000-4000-8000-000000000001' };

describe('the runs of a page', () => {
  it('are one for each key, status and level', () => {
    expect(branchesOf(['a', 'b', 'a'], {}, 'newest', undefined)).toHaveLength(2 * 2 * 5);
    expect(branchesOf(['a'], { status: 'OPEN', urgency: 'HIGH' }, 'oldest', undefined)).toEqual(
      [{ key: 'a', closed: false, urgency: 3, at: '-infinity', id: '00000000-0000-0000-0000-000000000000' }],
    );
    expect(branchesOf([], {}, 'newest', undefined)).toEqual([]);
  });

  it('go on after the place: all of them by age, only the level at hand and those below it by urgency', () => {
    expect(branchesOf(['a'], { status: 'OPEN' }, 'newest', place).every(({ at, id }) => at === place.at && id === place.id)).toBe(true);
    expect(branchesOf(['a'], { status: 'OPEN' }, 'urgency', place).map(({ urgency, at }) => [urgency, at])).toEqual([[0, 'infinity'], [1, 'infinity'], [2, place.at]]);
  });
});

describe('a cursor', () => {
  it.each(ORDERS)('names a place in its own order: %s', (order) => {
    expect(readCursor(order, cursorOf(order, place))).toEqual(place);
    for (const other of ORDERS.filter((one) => one !== order)) expect(() => readCursor(other, cursorOf(order, place))).toThrow(Refusal);
  });

  it.each(['', 'x', '[]', '["newest",2]', '["newest",9,"2026-01-01 10:00:00+00","00000000-0000-4000-8000-000000000001"]', '["newest",1.5,"2026-01-01 10:00:00+00","00000000-0000-4000-8000-000000000001"]',
    '["newest",2,"now()","00000000-0000-4000-8000-000000000001"]', '["newest",2,"2026-01-01 10:00:00+00","x"]', '["newest",2,"2026-02-30 10:00:00+00","00000000-0000-4000-8000-000000000001"]', '{"0":"newest"}', 'null',
  ])('is refused when it is %s', (text) => {
    expect(() => readCursor('newest', Buffer.from(text).toString('base64url'))).toThrow(Refusal);
  });
});
