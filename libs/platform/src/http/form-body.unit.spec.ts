import fc from 'fast-check';
import { FormFields } from './form-body';

const read = (text: string | Uint8Array) => FormFields.read(Buffer.from(text));

describe('what a form without scripts sends', () => {
  it('is read as browsers write it', () => {
    const fields = fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })), { maxLength: 30 });
    fc.assert(fc.property(fields, (pairs) => {
      const form = read(new URLSearchParams(pairs).toString());
      for (const [name] of pairs) {
        const sent = pairs.filter(([other]) => other === name).map(([, value]) => value.replaceAll('\0', '').replace(/\r\n?/g, '\n'));
        expect(form.all(name)).toEqual(sent);
      }
    }));
  });

  it('has no value where a page has no field, whatever its name', () => {
    const form = read('__proto__=a&constructor=b');
    expect([form.one('__proto__'), form.one('toString'), form.has('toString'), form.all('hasOwnProperty')]).toEqual(['a', '', false, []]);
  });

  it('is never refused for odd bytes, and holds nothing that no database keeps', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const form = read(Buffer.concat([Buffer.from('a='), Buffer.from(bytes).filter((byte) => byte !== 0x26)]));
      expect(form.one('a')).not.toContain('\0');
      expect(form.one('a')).not.toMatch(/\p{Surrogate}/u);
    }));
    expect(read('a=%00x%ff%0d%0ay').one('a')).toBe('x\ufffd\ny');
  });

  it('is refused with more fields than any page has', () => {
    expect(() => read('a=1&'.repeat(1_000))).toThrow(expect.objectContaining({ code: 'request.malformed' }));
    expect(read('a=1&'.repeat(999)).all('a')).toHaveLength(999);
  });
});
