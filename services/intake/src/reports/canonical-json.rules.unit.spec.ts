import fc from 'fast-check';
import { canonicalJson } from './canonical-json.rules';

describe('the one spelling of a body', () => {
  it('does not depend on the order of properties, at any depth', () => {
    expect(canonicalJson({ b: [{ y: 1, x: 'é' }], a: null })).toBe(canonicalJson({ a: null, b: [{ x: 'é', y: 1 }] }));
  });

  it('depends on the order of items, on types and on names', () => {
    const all = [[1, 2], [2, 1], ['1', 2], { 0: 1, 1: 2 }, '[1,2]', null, 'null', { null: null }].map(canonicalJson);
    expect(new Set(all).size).toBe(all.length);
  });

  it('is JSON of an equal value', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }));
  });
});
