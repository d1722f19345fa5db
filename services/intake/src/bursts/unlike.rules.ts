/** Letters that are compared together: whole words would not do, since not every script has spaces. */
const TOGETHER = 5;
/** Of a text so much is read. */
const MOST_READ = 4_000;
/** So many of its first letters are compared, and noted: a few long texts do not fill what is noted. */
const MOST_LETTERS = 300;
/** Whoever says less that is new, in fives of letters, says too little to be unlike anybody. */
const LEAST_NEW = 8;
/** Bits in which the letters of a burst are noted: 8 KiB, and the same again for those from before. */
const BITS = 65_536;
/** After so many milliseconds what is noted is from before; after as many again it is forgotten. */
export const NOTED_MS = 30_000;

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
 * No text is kept: of each five of the first letters of a body one bit, for a minute at most. Whoever reads the memory while it lasts can guess at words with it.
 */
export class SaidInBurst {
  private bits = new Uint8Array(BITS / 8);
  private bitsBefore = new Uint8Array(BITS / 8);
  private notedFrom?: number;
  private readonly known = new Set<string>();
  private left = UNLIKE_AT_ONCE;
  private countedAt = 0;

  /** @param key a whole number of 32 bits that decides which bit stands for which letters: nobody can choose words beforehand that look like others */
  constructor(private readonly key = 0) {}

  /**
   * Notes a body; not what is unlike the others and has to wait for a turn: sent again it is as unlike as it was.
   *
   * @param now in milliseconds
   * @returns whether it goes first; the same body again does as it did
   */
  note({ text, claims, name }: BodyOfBurst, now: number): boolean {
    if (claims && this.known.has(name)) return true;
    this.age(now);
    const said = this.bitsOf(text);
    const isUnlike = claims && this.isUnlike(said);
    if (isUnlike && !this.takeTurn(now)) return false;
    for (const bit of said) this.bits[bit >> 3] = (this.bits[bit >> 3] ?? 0) | (1 << (bit & 7));
    if (isUnlike && this.known.size < MOST_KNOWN) this.known.add(name);
    return isUnlike;
  }

  /** Which bits stand for a text, one for each five of its letters. */
  private bitsOf(text: string): number[] {
    const letters = lettersOf(text);
    return Array.from({ length: Math.max(0, letters.length - TOGETHER + 1) }, (_one, at) => bitOf(letters, at, this.key));
  }

  /** Whether at least half of it, and more than a word, was said by nobody before; what she says twice nobody has said before her either. */
  private isUnlike(said: readonly number[]): boolean {
    const fresh = said.filter((bit) => (((this.bits[bit >> 3] ?? 0) | (this.bitsBefore[bit >> 3] ?? 0)) & (1 << (bit & 7))) === 0).length;
    return fresh >= LEAST_NEW && fresh * 2 >= said.length;
  }

  private age(now: number): void {
    this.notedFrom ??= now;
    const passed = now - this.notedFrom;
    if (passed >= 0 && passed < NOTED_MS) return;
    this.bitsBefore = passed >= 2 * NOTED_MS ? new Uint8Array(BITS / 8) : this.bits;
    this.bits = new Uint8Array(BITS / 8);
    this.notedFrom = now;
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
  return text.slice(0, MOST_READ).normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{M}]+/gu, ' ').trim().slice(0, MOST_LETTERS);
}

/** Which bit stands for five letters (FNV-1a, begun with a key). */
function bitOf(letters: string, at: number, key: number): number {
  let hash = 0x811c9dc5 ^ key;
  for (let next = at; next < at + TOGETHER; next++) hash = Math.imul(hash ^ letters.charCodeAt(next), 0x01000193);
  return (hash ^ (hash >>> 16)) & (BITS - 1);
}
