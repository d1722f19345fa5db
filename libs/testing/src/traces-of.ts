import { gunzipSync } from 'node:zlib';

/**
 * Whether a text, or bytes, hold a canary in any form in which it may have been written: plain, as JSON, in hexadecimal, in base64 at
 * each of the three places where it can begin, URL-encoded, or any of these within gzip.
 *
 * @param canary 12 letters at least: what is shorter is found by chance
 */
export function holdsTraceOf(canary: string, content: string | Buffer): boolean {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const text = bytes.toString('latin1');
  if (formsOf(canary).some((form) => text.includes(form))) return true;
  return packed(bytes, text).some((inner) => holdsTraceOf(canary, inner));
}

function formsOf(canary: string): string[] {
  if (canary.length < 12) throw new Error('too short for a canary');
  const bytes = Buffer.from(canary, 'utf8');
  const hex = bytes.toString('hex');
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64').replace(/=+$/, '');
    // What stands at either end also depends on what is beside it.
    return text.slice(before === 0 ? 0 : before + 1, -2);
  });
  return [
    bytes.toString('latin1'), JSON.stringify(canary).slice(1, -1), hex, hex.toUpperCase(), ...base64,
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
