import known from './known-passwords.json';

/**
 * Words that stand at the top of lists of stolen passwords, in lower case. Kept here, so that no password is ever asked about
 * outside. Source and licence stand in the file; `password.rules.ts` says what is made of them.
 */
export const KNOWN_PASSWORDS: ReadonlySet<string> = new Set(known.words.split(' '));
