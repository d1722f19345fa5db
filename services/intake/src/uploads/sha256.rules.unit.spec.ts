import { createHash, randomBytes, randomInt } from 'node:crypto';
import { Sha256 } from './sha256.rules';

const known = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('SHA-256 that is laid aside', () => {
  it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1_000])('is that of Node, of %d bytes', (length) => {
    const bytes = randomBytes(length);
    const whole = length - (length % 64);
    const hash = Sha256.begin();
    hash.add(bytes.subarray(0, whole));
    expect(hash.end(bytes.subarray(whole), length)).toBe(known(bytes));
  });

  it('is the same wherever it was laid aside', () => {
    for (let round = 0; round < 40; round++) {
      const bytes = randomBytes(randomInt(20_000));
      let hash = Sha256.begin();
      let at = 0;
      for (let next = 64 * randomInt(1, 60); at + next <= bytes.length; next = 64 * randomInt(1, 60)) {
        hash.add(bytes.subarray(at, at + next));
        at += next;
        hash = Sha256.goOn(hash.lay());
      }
      expect(hash.end(bytes.subarray(at), bytes.length)).toBe(known(bytes));
    }
  });

  it('takes nothing else for a state, and no half block', () => {
    expect(() => Sha256.goOn('00')).toThrow();
    expect(() => Sha256.begin().add(Buffer.alloc(63))).toThrow();
  });
});
