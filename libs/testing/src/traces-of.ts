import { gunzipSync } from 'node:zlib';

/**
 * Which words a text, or bytes, hold in any form in which they may have been written: plain, as JSON, in UTF-16, in hexadecimal, in base64
 * at each of the three places where it can begin, URL-encoded, or any of these within gzip.
 *
 * @param words 12 letters at least each: what is shorter is found by chance
 */
export function tracesIn(content: string | Buffer, words: readonly string[]): string[] {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const text = bytes.toString('latin1');
  const inside = packed(bytes, text);
  return words.filter((word) => formsOf(word).some((form) => text.includes(form)) || inside.some((inner) => tracesIn(inner, [word]).length > 0));
}

/** Whether a text, or bytes, hold a canary in any of these forms. */
export function holdsTraceOf(canary: string, content: string | Buffer): boolean {
  return tracesIn(content, [canary]).length > 0;
}

/** Forms of words that were looked for before: a search goes through thousands of files. */
const known = new Map<string, string[]>();

function formsOf(word: string): string[] {
  const forms = known.get(word) ?? spelled(word);
  known.set(word, forms);
  return forms;
}

function spelled(canary: string): string[] {
  if (canary.length < 12) throw new Error('too short for a canary');
  const bytes = Buffer.from(canary, 'utf8');
  const hex = bytes.toString('hex');
  const wide = Buffer.from(canary, 'utf16le');
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64').replace(/=+$/, '');
    // What stands at either end also depends on what is beside it.
    return text.slice(before === 0 ? 0 : before + 1, -2);
  });
  return [
    bytes.toString('latin1'), JSON.stringify(canary).slice(1, -1), wide.toString('latin1'), Buffer.from(wide).swap16().toString('latin1'), hex, hex.toUpperCase(), ...base64,
    ...base64.map((text) => text.replace(/\+/g, '-').replace(/\//g, '_')), encodeURIComponent(canary), encodeURIComponent(canary).replace(/%20/g, '+'),
  ];
}

/** What lies in it as gzip, also where the bytes themselves are written in hexadecimal (PostgreSQL's `\x1f8b…`). */
function packed(bytes: Buffer, text: string): Buffer[] {
  const found: Buffer[] = [];
  for (let at = bytes.indexOf('1f8b08', 0, 'hex'); at !== -1; at = bytes.indexOf('1f8b08', at + 1, 'hex')) found.push(...opened(bytes.subarray(at)));
  for (const [hex] of text.matchAll(/1f8b08[0-9a-f]{20,}/g)) found.push(...opened(Buffer.from(hex, 'hex')));
  return found;
}

function opened(bytes: Buffer): Buffer[] {
  try {
    return [gunzipSync(bytes)];
  } catch {
    return [];
  }
}
