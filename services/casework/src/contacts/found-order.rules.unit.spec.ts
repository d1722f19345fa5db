import { foundCursorOf, readFoundCursor, type FoundPlace } from './found-order.rules';

const place: FoundPlace = { worked: 1, burst: 0, at: '2026-01-02 03:04:05.000678+00', id: '0190a0b0-1111-7222-8333-944455556666' };
const written = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');

it('a cursor names the place that it was made of', () => {
  expect(readFoundCursor(foundCursorOf(place))).toEqual(place);
});

it.each<[string, string]>([
  ['no JSON', 'nonsense'], ['too little', written([1, 0, place.at])], ['nothing that is worked on', written([3, 0, place.at, place.id])], ['half a burst', written([1, 0.5, place.at, place.id])],
  ['another time', written([1, 0, 'yesterday', place.id])], ['a day that there is not', written([1, 0, '2026-99-99 99:99:99+00', place.id])], ['no id', written([1, 0, place.at, "' OR true"])], ['an object', written({ worked: 1 })],
])('one that says %s is refused', (_what, cursor) => {
  expect(() => readFoundCursor(cursor)).toThrow(expect.objectContaining({ code: 'cursor.malformed' }) as Error);
});
