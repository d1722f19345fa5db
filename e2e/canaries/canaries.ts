import { randomInt } from 'node:crypto';
import { base64At, type Found, type Sought } from '@amparo/testing';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const MARK_LENGTH = 12;
const NUMBER_LENGTH = 3;

/** What each of `Words` is called, before its number. */
export const SECRET = 'secret ';

/** Words that others made, such as passwords: as they are, and in base64. */
export class Words implements Sought {
  constructor(private readonly words: readonly string[]) {}

  findIn(where: string, bytes: Buffer): Found[] {
    return this.words.flatMap((word, number) =>
      [word, Buffer.from(word).toString('base64').replace(/=+$/, '')].some((spelled) => bytes.includes(spelled)) ? [{ where, canary: `${SECRET}${number}` }] : []);
  }
}

/** One way in which a text may be written down. */
interface Spelling {
  name: string;
  bytes: Buffer;
  /** The number of the canary follows as it is. */
  plain: boolean;
}

/**
 * Words that stand nowhere else: one mark a family, and a number for each thing that one is put into. They look like words, so
 * that nothing is left out for being odd.
 */
export class Canaries implements Sought {
  readonly mark = Array.from({ length: MARK_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  private readonly names: string[] = [];
  private readonly spellings = spellingsOf(this.mark);

  /** @param of what all of the family are called, before what each is put into */
  constructor(private readonly of = '') {}

  /** A canary of its own. @param into what it is put into, for people */
  in(into: string): string {
    this.names.push(into);
    return this.mark + (this.names.length - 1).toString(36).padStart(NUMBER_LENGTH, '0');
  }

  get made(): number {
    return this.names.length;
  }

  /** Every spelling of a canary that stands in some bytes: once each. */
  findIn(where: string, bytes: Buffer): Found[] {
    const found = new Set<string>();
    for (const { name, bytes: wanted, plain } of this.spellings) {
      for (let at = bytes.indexOf(wanted); at >= 0 && found.size < 20; at = bytes.indexOf(wanted, at + 1)) {
        found.add(plain ? `${this.of}${this.nameAt(bytes, at + wanted.length)}` : `${this.of}one in ${name}`);
      }
    }
    return [...found].map((canary) => ({ where, canary }));
  }

  private nameAt(bytes: Buffer, at: number): string {
    const number = Number.parseInt(bytes.toString('latin1', at, at + NUMBER_LENGTH), 36);
    return this.names[number] ?? 'part of one';
  }
}

/** Plain, percent, UTF-16, hexadecimal and base64 (each of the three places in a group), in small and in capital letters. */
function spellingsOf(mark: string): Spelling[] {
  const all = [mark, mark.toUpperCase()].flatMap((word): Spelling[] => {
    const bytes = Buffer.from(word);
    const hex = bytes.toString('hex');
    const percent = hex.replace(/../g, (pair) => `%${pair}`);
    const wide = Buffer.from(word, 'utf16le');
    const spelled = (name: string, text: string | Buffer): Spelling => ({ name, bytes: Buffer.from(text as string), plain: false });
    return [
      { name: 'plain', bytes, plain: true },
      spelled('UTF-16', wide), spelled('UTF-16, turned', Buffer.from(wide).swap16()),
      ...[hex, hex.toUpperCase()].map((text) => spelled('hexadecimal', text)),
      ...[percent, percent.toUpperCase()].map((text) => spelled('percent', text)),
      ...[0, 1, 2].flatMap((offset) => base64At(bytes, offset)).map((text) => spelled('base64', text)),
    ];
  });
  return [...new Map(all.map((spelling) => [spelling.bytes.toString('latin1'), spelling])).values()];
}
