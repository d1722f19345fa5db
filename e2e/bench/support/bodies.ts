import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { ROOT } from './results';

/** Stands in a body where each one sent says something of its own, in as many characters. */
export const OWN = '~~~~~~~~';

/** An invented report, cut where the return code goes: each one sent has its own. */
export interface BodyShape {
  before: string;
  after: string;
}

export const bodies = {
  /** IMMINENT: pages and mails go out, everything on the danger lane. */
  danger: shapeOf('01-imminent-danger-es.json'),
  /** A community's request: items only, on the normal lane. */
  ordinary: shapeOf('05-community-request-pt.json'),
};

/**
 * The same report as `danger`, each in other words: as people tell it who do not know of each other.
 *
 * @param characters that each of them writes
 * @param skipped characters of each source: others take those
 */
export function dangerInOwnWords(people: number, characters = WORDS_OF_ONE, skipped = 0): BodyShape[] {
  const folder = join(ROOT, 'docs', 'adr');
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8').replace(/[^a-zA-Z]+/g, ' '));
  return Array.from({ length: people }, (_one, person) => {
    const from = skipped + Math.floor(person / texts.length) * characters;
    return shapeOf('01-imminent-danger-es.json', texts[person % texts.length]?.slice(from, from + characters));
  });
}

/** Characters that one of them writes who has time for it. */
const WORDS_OF_ONE = 200;

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET = 26;
const CHECK_PRIME = 1_048_573;

/** Characters of a return code as it is shown, dashes included. */
export const RECEIPT_LENGTH = 35;

/** A fresh return code. The client makes its own, so that no call for one is in the measured time. */
export function freshReceipt(): string {
  const secret = Array.from(randomBytes(SECRET), (byte) => ALPHABET.charAt(byte % 32)).join('');
  let rest = 0;
  for (const character of secret) rest = (rest * 32 + ALPHABET.indexOf(character)) % CHECK_PRIME;
  const check = [15, 10, 5, 0].map((bits) => ALPHABET.charAt((rest >> bits) & 31)).join('');
  return (secret + check).replace(/.{5}(?=.)/g, '$&-');
}

function shapeOf(sample: string, narrative?: string): BodyShape {
  const text = readFileSync(join(ROOT, 'samples', 'reports', sample), 'utf8');
  const sampled = JSON.parse(text) as { project: string; safeContact: { value: string }; narrative: string };
  const told = { ...sampled, narrative: narrative ?? sampled.narrative };
  // Reports of one project, by one person, are compared with each other and tell of each other: these are of strangers.
  const report = JSON.stringify({ ...told, project: `${told.project} ${OWN}`, safeContact: { ...told.safeContact, value: `${told.safeContact.value} ${OWN}` } });
  return { before: '{"receipt":"', after: `",${report.slice(1)}` };
}
