/** Letters that are compared together: whole words would not do, since not every script has spaces. */
const TOGETHER = 5;
/** Of a text so much is compared. */
const MOST_LETTERS = 4_000;
/** Whoever says less says too little to be unlike anybody. */
const LEAST_PLACES = 20;
/** Bits in which the letters of a burst are noted: 8 KiB. */
const BITS = 65_536;

/** One of a burst that is unlike the others goes first each so many milliseconds. */
export const UNLIKE_EACH_MS = 5_000;
/** So many at once, where none came for a while. */
export const UNLIKE_AT_ONCE = 3;
/** Bodies that went first and are known again. */
const MOST_KNOWN = 1_000;

/** A body that came in a burst. */
export interface BodyOfBurst {
  /** What it tells, in her words; empty where she wrote none. */
  text: string;
  /** It may go first: it claims danger, and is none of the first of the burst, which do anyway. */
  claims: boolean;
  /** Opaque, and the same where the same is sent again. */
  name: string;
}

/**
 * What was said in a burst, as far as it takes to see who says something else. Whoever floods sends the same words again and again, with other
 * numbers and names in them; somebody in danger at the same address writes her own. Those go as if they had come in no burst, a few at a time: where
 * all of a flood is unlike all else it gains twelve a minute, which is less than it had before it was a burst (ADR 0036).
 *
 * No text is kept: of each five letters one bit, for as long as the burst lasts.
 */
export class SaidInBurst {
  private readonly bits = new Uint8Array(BITS / 8);
  private readonly known = new Set<string>();
  private left = UNLIKE_AT_ONCE;
  private countedAt = 0;

  /**
   * Notes a body.
   *
   * @param now in milliseconds
   * @returns whether it goes first; the same body again does as it did
   */
  note({ text, claims, name }: BodyOfBurst, now: number): boolean {
    const isUnlike = this.add(text);
    if (!claims || this.known.has(name)) return claims;
    if (!isUnlike || !this.takeTurn(now)) return false;
    if (this.known.size < MOST_KNOWN) this.known.add(name);
    return true;
  }

  /** @returns whether at least half of it was said by nobody before */
  private add(text: string): boolean {
    const letters = lettersOf(text);
    const said = Array.from({ length: Math.max(0, letters.length - TOGETHER + 1) }, (_one, at) => bitOf(letters, at));
    // First all of it is compared: what she says twice nobody has said before her either.
    const fresh = said.filter((bit) => ((this.bits[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0).length;
    for (const bit of said) this.bits[bit >> 3] = (this.bits[bit >> 3] ?? 0) | (1 << (bit & 7));
    return said.length >= LEAST_PLACES && fresh * 2 >= said.length;
  }

  private takeTurn(now: number): boolean {
    const passed = Math.floor((now - this.countedAt) / UNLIKE_EACH_MS);
    // A clock that is set back takes nobody's turn.
    if (passed > 0 || now < this.countedAt) {
      this.left = Math.min(UNLIKE_AT_ONCE, this.left + Math.max(passed, 0));
      this.countedAt = this.left === UNLIKE_AT_ONCE || passed < 0 ? now : this.countedAt + passed * UNLIKE_EACH_MS;
    }
    if (this.left === 0) return false;
    this.left--;
    return true;
  }
}

/** Letters alone, small, with single spaces between words: another number is not another text. */
function lettersOf(text: string): string {
  return text.slice(0, MOST_LETTERS).normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{M}]+/gu, ' ').trim();
}

/** Which bit stands for five letters (FNV-1a). */
function bitOf(letters: string, at: number): number {
  let hash = 0x811c9dc5;
  for (let next = at; next < at + TOGETHER; next++) hash = Math.imul(hash ^ letters.charCodeAt(next), 0x01000193);
  return (hash ^ (hash >>> 16)) & (BITS - 1);
}
