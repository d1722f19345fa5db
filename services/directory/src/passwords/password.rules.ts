/** Fewest characters (security: "Signing in"). */
const SHORTEST = 15;
/** A pattern repeated is no longer than itself. */
const LONGEST_PERIOD = 10;
const FEWEST_DIFFERENT = 5;
/** What this many known words, or single letters, cover is as easy to guess as they are. */
const FEWEST_PIECES = 3;
const SHORTEST_WORD = 4;
const LONGEST_WORD = 24;
const SHORTEST_SEQUENCE = 4;
const AS_LETTERS: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', '$': 's', '!': 'i' };

export type PasswordFault = 'password.short' | 'password.known' | 'password.own';

/** The same password from every keyboard: NFC, so that an accent typed in two ways is one. */
export function normalised(password: string): string {
  return password.normalize('NFC');
}

/**
 * What is wrong with a password that somebody chose, if anything.
 *
 * @param owner what she is called: id and name are found in any part of it
 * @param known words that stand in lists of passwords, in lower case
 */
export function passwordFault(password: string, owner: { person: string; name: string }, known: ReadonlySet<string>): PasswordFault | undefined {
  const written = normalised(password);
  if ([...written].length < SHORTEST) return 'password.short';
  const lower = written.toLowerCase();
  if (isOwn(lower, owner)) return 'password.own';
  return isKnown(lower, known) || isKnown(asLetters(lower), known) ? 'password.known' : undefined;
}

function isOwn(lower: string, { person, name }: { person: string; name: string }): boolean {
  const plain = lettersOf(lower);
  return [person, name].map(lettersOf).some((own) => own.length >= SHORTEST_WORD && plain.includes(own));
}

function lettersOf(text: string): string {
  return text.toLowerCase().normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

function asLetters(text: string): string {
  return text.replace(/[013457@$!]/g, (sign) => AS_LETTERS[sign] ?? sign);
}

/** Whether a password is a known one, or made of known ones: repeated, put together, filled up with figures. */
function isKnown(lower: string, known: ReadonlySet<string>): boolean {
  const letters = [...lower];
  return known.has(lower) || new Set(letters).size < FEWEST_DIFFERENT || periodOf(letters) < LONGEST_PERIOD
    || piecesOf(letters, known) < FEWEST_PIECES;
}

/** Length of the shortest pattern that the text repeats, at least twice; infinite where there is none. */
function periodOf(letters: readonly string[]): number {
  for (let period = 1; period <= letters.length / 2; period += 1) {
    if (letters.every((letter, at) => at < period || letter === letters[at - period])) return period;
  }
  return Infinity;
}

/** How many known words, sequences and single letters the text is made of at least. Figures and the signs of a keyboard are free. */
function piecesOf(letters: readonly string[], known: ReadonlySet<string>): number {
  const fewest = new Array<number>(letters.length + 1).fill(Infinity);
  fewest[0] = 0;
  const offer = (at: number, pieces: number) => (fewest[at] = Math.min(fewest[at] ?? Infinity, pieces));
  letters.forEach((letter, at) => {
    const sofar = fewest[at] ?? Infinity;
    offer(at + 1, sofar + (/[ -@[-`{-~]/.test(letter) ? 0 : 1));
    for (let length = SHORTEST_WORD; length <= LONGEST_WORD && at + length <= letters.length; length += 1) {
      if (known.has(letters.slice(at, at + length).join(''))) offer(at + length, sofar + 1);
    }
    const run = sequenceAt(letters, at);
    if (run >= SHORTEST_SEQUENCE) offer(at + run, sofar + 1);
  });
  return fewest[letters.length] ?? Infinity;
}

/** How far letters from here go up, go down or stay the same, one by one. */
function sequenceAt(letters: readonly string[], from: number): number {
  const code = (at: number) => letters[at]?.codePointAt(0) ?? NaN;
  const stride = code(from + 1) - code(from);
  if (Math.abs(stride) > 1) return 1;
  let length = 1;
  while (code(from + length) - code(from + length - 1) === stride) length += 1;
  return length;
}
