import { readSpelt, spell } from './spoken-code.rules';

describe('a code that a person writes down', () => {
  it('holds all bits of its bytes, in groups of four', () => {
    expect(spell(Uint8Array.from([0, 0, 0, 0, 0]))).toBe('0000-0000');
    expect(spell(Uint8Array.from([255, 255, 255, 255, 255]))).toBe('ZZZZ-ZZZZ');
    expect(spell(Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))).toMatch(/^(\w{4}-){3}\w{4}$/);
    const all = Array.from({ length: 256 }, (_, byte) => spell(Uint8Array.from([byte, 0, 0, 0, 255 - byte])));
    expect(new Set(all).size).toBe(256);
  });

  it('is read however it is typed', () => {
    const code = spell(Uint8Array.from([8, 66, 16, 132, 33]));
    expect(readSpelt(` ${code.toLowerCase().replace('-', '  ')} `)).toBe(readSpelt(code));
    expect(readSpelt('oil0')).toBe('0110');
  });
});
