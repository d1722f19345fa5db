import { Refusal } from '@amparo/kernel';
import fc from 'fast-check';
import { IssueReceipt } from './issue-receipt';
import { ALPHABET, readReceipt, receiptOf, SECRET_LENGTH, shown } from './receipt.rules';

const secrets = fc.array(fc.constantFrom(...ALPHABET), { minLength: SECRET_LENGTH, maxLength: SECRET_LENGTH }).map((all) => all.join(''));

describe('a return code', () => {
  it('has at least 128 random bits, in groups of five', () => {
    expect(SECRET_LENGTH * 5).toBeGreaterThanOrEqual(128);
    expect(new IssueReceipt().run().receipt).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(new IssueReceipt().run().receipt).not.toBe(new IssueReceipt().run().receipt);
  });

  it('is read back as it was shown', () => {
    fc.assert(fc.property(secrets, (secret) => readReceipt(shown(receiptOf(secret))) === receiptOf(secret)));
  });

  const code = receiptOf('01ABCDEFGHJKMNPQRSTVWXYZ23');
  it.each([
    ['small letters', shown(code).toLowerCase()],
    ['spaces', ` ${shown(code).replace(/-/g, '  ')}\n`],
    ['no dashes', code],
    ['long dashes', shown(code).replace(/-/g, '—')],
    ['O for 0, and I for 1', shown(code).replace('0', 'O').replace('1', 'I')],
    ['o for 0, and l for 1', shown(code).replace('0', 'o').replace('1', 'l')],
    ['Arabic digits', shown(code).replace('0', '٠').replace('1', '١').replace('2', '٢')],
    ['wide letters', shown(code).replace('A', 'Ａ').replace('0', '０')],
  ])('is read with %s', (_how, text) => {
    expect(readReceipt(text)).toBe(code);
  });

  it('is refused when one character is wrong, or two neighbours are swapped', () => {
    fc.assert(fc.property(secrets, fc.nat(SECRET_LENGTH - 2), fc.nat(30), (secret, at, step) => {
      const right = receiptOf(secret);
      const other = ALPHABET.charAt((ALPHABET.indexOf(right.charAt(at)) + 1 + step) % 32);
      const wrong = right.slice(0, at) + other + right.slice(at + 1);
      const swapped = right.slice(0, at) + right.charAt(at + 1) + right.charAt(at) + right.slice(at + 2);
      expect(() => readReceipt(wrong)).toThrow(Refusal);
      if (swapped !== right) expect(() => readReceipt(swapped)).toThrow(Refusal);
    }));
  });

  it.each([[''], ['AM-7F3K-92QD'], [`${code}0`], [code.slice(1)], [42], [null], [undefined], [{}], ['x'.repeat(100_000)]])(
    'is refused when it is %p, without repeating it', (text) => {
      expect(() => readReceipt(text)).toThrow(expect.objectContaining({ code: 'receipt.malformed', message: 'This is not a return code. Check that it is complete.' }));
    },
  );
});
