import { drawReference } from './draw-reference';
import { findReference, referenceOf } from './reference.rules';

describe('a case code', () => {
  it('is random and has the shape that people quote', () => {
    expect(drawReference()).toMatch(/^AM-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(new Set(Array.from({ length: 1_000 }, drawReference)).size).toBe(1_000);
  });

  it.each([['AM-7F3K-92QD'], ['am7f3k92qd'], [' am – 7f3k 92qd.'], ['ＡＭ-7F3K-92QD']])('is read when written %p', (text) => {
    expect(findReference(text)).toBe(referenceOf('7F3K92QD'));
  });

  it('is read with O for 0 and L for 1', () => {
    expect(findReference('AM-OL23-4567')).toBe('AM-0123-4567');
  });

  it.each([[''], ['7F3K-92QD'], ['AM-7F3K-92Q'], ['AM-7F3K-92QDD'], ['AM-7F3K-92QU'], ['AM'.repeat(100)]])('is not found in %p', (text) => {
    expect(findReference(text)).toBeUndefined();
  });
});
