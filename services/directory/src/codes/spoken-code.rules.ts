/** Crockford's alphabet: no letter can be taken for a figure. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Bytes as a person writes them down: five bits a character, in groups of four. */
export function spell(bytes: Uint8Array): string {
  let bits = 0;
  let held = 0;
  let written = '';
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      written += ALPHABET[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  if (bits > 0) written += ALPHABET[(held << (5 - bits)) & 31];
  return written.replace(/.{4}(?=.)/g, '$&-');
}

/** The same code however somebody typed it: case, dashes and spaces count for nothing, and O is 0, I and L are 1. */
export function readSpelt(typed: string): string {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}
