import type { PageWalked } from './keystroke-level.rules';

/** What somebody fills in on the page of a question, by the names of its fields. */
export type FilledIn = Readonly<Record<string, string | readonly string[]>>;

/** A sentence of somebody who is in a hurry. Invented, as all that is said here. */
const SENTENCE = 'Armed men came to our house last night and said they will come back. Please call.';

/** What decides who must know and how soon, by the question: the first ones, and how she can be reached. */
export const USEFUL_ANSWERS: Readonly<Record<string, FilledIn>> = {
  story: { story: SENTENCE }, danger: { danger: 'YES' }, about: {}, where: { country: 'HN' }, contact: { channel: 'SIGNAL', value: '+504 9999 9999' },
};

/** Something to every question. */
export const FULL_ANSWERS: Readonly<Record<string, FilledIn>> = {
  ...USEFUL_ANSWERS, story: { story: `${SENTENCE} ${SENTENCE} ${SENTENCE}` }, about: { category: 'REPRISAL' }, acts: { acts: ['ACT-DTHREAT', 'ACT-SURV'] }, when: { happened: 'LAST_3_DAYS' }, signs: { signs: ['RF-WEAPON'] },
  who: { sources: ['SRC-PRIVSEC'], names: 'Uno S.A.' }, whom: { targets: 'TGT-IND' }, help: { measures: ['PM-RELOC', 'PM-LEGAL'] }, speed: { speed: 'IMMINENT' }, project: { project: 'Rio Claro', banks: 'One' },
  links: { links: 'LNK-IAM' }, behalf: { behalf: 'SELF' }, present: { present: 'HN' }, sharing: { 'CP-SWG': 'GIVEN', 'CP-REFER': 'GIVEN' }, returns: { returns: 'DAYS_7' },
};

/** Fields into which something is typed; all others are chosen. */
export const TYPED_FIELDS: ReadonlySet<string> = new Set(['story', 'names', 'value', 'times', 'project', 'banks', 'more']);

/** Words of a list that are looked at: it is looked through, not read. */
const MOST_READ = 80;

/** Words that stand where a page begins, up to its first button: what has to be read to go on. @param html the page */
export function wordsToRead(html: string): number {
  const main = /<main>(.*?)<\/main>/s.exec(html)?.[1] ?? '';
  const upToButton = main.split(/<button class="first"/)[0] ?? '';
  const shown = upToButton.replace(/<(select|nav|details)\b.*?<\/\1>/gs, ' ').replace(/<input type="hidden"[^>]*>/g, ' ').replace(/<[^>]+>/g, ' ').trim();
  return Math.min(shown.split(/\s+/).filter((word) => word !== '').length, MOST_READ);
}

/** What the model has to know of a page. @param leaves whether a button led on from here */
export function pageWalked(html: string, answers: FilledIn = {}, leaves = true): PageWalked {
  const typed = Object.entries(answers).filter(([name]) => TYPED_FIELDS.has(name)).map(([, text]) => String(text));
  const picks = Object.entries(answers).filter(([name]) => !TYPED_FIELDS.has(name)).flatMap(([, picked]) => picked).length;
  return { bytes: Buffer.byteLength(html), words: wordsToRead(html), picks, characters: typed.join('').length, fields: typed.length, leaves };
}
