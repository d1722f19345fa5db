import { queriesOf, readChange } from './live-stream.rules';

describe('the data of a change', () => {
  it.each([
    ['{"what":"items"}', { what: 'items' }],
    ['{"what":"alerts","id":"c-1"}', { what: 'alerts', id: 'c-1' }],
    ['{"what":"cases","id":7,"more":true}', { what: 'cases' }],
  ])('%s is read', (data, change) => {
    expect(readChange(data)).toEqual(change);
  });

  it.each(['', 'items', 'null', '[]', '{}', '{"what":"planets"}', '{"what":["items"]}x'])('%j of a newer portal is passed over', (data) => {
    expect(readChange(data)).toBeUndefined();
  });
});

test('a change makes fetched anew what stands beside it, and of a case only that case', () => {
  expect(queriesOf({ what: 'items' })).toEqual([['items'], ['alerts']]);
  expect(queriesOf({ what: 'offers' })).toEqual([['offers'], ['items']]);
  expect(queriesOf({ what: 'cases', id: 'c-1' })).toContainEqual(['case', 'c-1']);
  expect(queriesOf({ what: 'cases' })).toContainEqual(['case']);
  expect(queriesOf({ what: 'cases', id: 'c-1' })).toContainEqual(['check-ins']);
  expect(queriesOf({ what: 'accounts' })).toContainEqual(['me']);
});
