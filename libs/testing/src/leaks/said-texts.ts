import { base64At } from './base64-at';
import type { Found, Sought } from './sought';
import { saidIn } from './what-is-said.rules';

/** Letters of a piece of a text: a leak may hold a part of it, such as its beginning. */
const PIECE = 24;
/** Bytes of a spelling by which its place is found first. */
const HEAD = 8;
const FILTER_BITS = 22;
/** Found in some bytes, at most: where so many leaked all did. */
const MOST = 20;

interface Spelling {
  bytes: Buffer;
  canary: string;
}

/**
 * Texts that were said while tests ran, thousands of them, looked for at once: each whole, or its beginning, middle and end, plain and as JSON,
 * HTML, UTF-16, hexadecimal, base64 (in each of its three places) and URLs write it. Bytes are gone through once, however many texts there are.
 */
export class SaidTexts implements Sought {
  private readonly texts = new Map<string, string>();
  private readonly ids = new Set<string>();
  private prepared?: { filter: Uint8Array; byHead: Map<string, Spelling[]> };

  /** @param where what it was said in, for people @returns whether it is new */
  add(text: string, where: string): boolean {
    if (this.texts.has(text)) return false;
    this.texts.set(text, where);
    this.prepared = undefined;
    return true;
  }

  /** Takes all that is said in a body. @param where it was sent */
  addBody(body: unknown, where: string): void {
    const { said, ids } = saidIn(body);
    for (const id of ids) this.addId(id);
    for (const { in: property, text } of said) this.add(text, `${property} in ${where}`);
  }

  /** What may be told anywhere, also where it was said as something else. @returns whether it is new */
  addId(id: string): boolean {
    if (this.ids.has(id)) return false;
    this.ids.add(id);
    this.prepared = undefined;
    return true;
  }

  findIn(where: string, bytes: Buffer): Found[] {
    const { filter, byHead } = (this.prepared ??= this.prepare());
    const found = new Set<string>();
    let last = 0;
    for (let at = 0; at < bytes.length && found.size < MOST; at++) {
      // The last four bytes, as one number.
      last = (last << 8) | (bytes[at] ?? 0);
      const place = Math.imul(last, 0x9e3779b1) >>> (32 - FILTER_BITS);
      if (at < 3 || ((filter[place >> 3] ?? 0) & (1 << (place & 7))) === 0) continue;
      for (const { bytes: wanted, canary } of byHead.get(bytes.toString('latin1', at - 3, at - 3 + HEAD)) ?? []) {
        if (bytes.compare(wanted, 0, wanted.length, at - 3, Math.min(at - 3 + wanted.length, bytes.length)) === 0) found.add(canary);
      }
    }
    return [...found].map((canary) => ({ where, canary }));
  }

  private prepare(): { filter: Uint8Array; byHead: Map<string, Spelling[]> } {
    const filter = new Uint8Array(1 << (FILTER_BITS - 3));
    const byHead = new Map<string, Spelling[]>();
    const known = new Set<string>();
    const told = [...this.ids].join('\n');
    for (const [text, where] of this.texts) {
      // Also where it is a part of what may be told.
      for (const { name, bytes } of piecesOf(text).filter((piece) => !told.includes(piece)).flatMap(spellingsOf)) {
        const key = bytes.toString('latin1');
        if (bytes.length < HEAD || known.has(key)) continue;
        known.add(key);
        const head = key.slice(0, HEAD);
        byHead.set(head, [...(byHead.get(head) ?? []), { bytes, canary: `${where} (${name})` }]);
        const place = Math.imul(bytes.readInt32BE(0), 0x9e3779b1) >>> (32 - FILTER_BITS);
        filter[place >> 3] = (filter[place >> 3] ?? 0) | (1 << (place & 7));
      }
    }
    return { filter, byHead };
  }
}

function piecesOf(text: string): string[] {
  const letters = [...text.trim().slice(0, 4_096)];
  if (letters.length <= PIECE + HEAD) return [letters.join('')];
  const from = [0, (letters.length - PIECE) >> 1, letters.length - PIECE];
  return from.map((at) => letters.slice(at, at + PIECE).join('').trim());
}

function spellingsOf(piece: string): { name: string; bytes: Buffer }[] {
  const bytes = Buffer.from(piece);
  const hex = bytes.toString('hex');
  const wide = Buffer.from(piece, 'utf16le');
  const spelled = (name: string, text: string): { name: string; bytes: Buffer } => ({ name, bytes: Buffer.from(text) });
  return [
    spelled('plain', piece), spelled('JSON', JSON.stringify(piece).slice(1, -1)), spelled('HTML', piece.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)),
    spelled('a URL', encodeURIComponentOf(piece)), spelled('a form', encodeURIComponentOf(piece).replace(/%20/g, '+')),
    spelled('hexadecimal', hex), spelled('hexadecimal', hex.toUpperCase()), { name: 'UTF-16', bytes: wide }, { name: 'UTF-16', bytes: Buffer.from(wide).swap16() },
    ...[0, 1, 2].flatMap((offset) => base64At(bytes, offset)).map((text) => spelled('base64', text)),
  ];
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Halves of surrogates have no place in a URL. */
function encodeURIComponentOf(piece: string): string {
  return encodeURIComponent(piece.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}
