import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Places } from '../system/places';
import { classesOf, classOfText, learn, writingIn, WRITING, type Learned } from './content-classes.rules';

/** A broker's log is a log of texts and numbers: of what is longer, nothing came about by chance. */
const LEAST_WORD = 10;

/** Looks at what lies beside the databases: logs, mail, backups, the broker's log, and the names of files. Keys are not there. */
export function lookIntoFiles(places: Places, learned: Learned): void {
  for (const file of filesOf(places.logs)) for (const line of readFileSync(file, 'utf8').split('\n')) lookAtLine(line, learned);
  for (const file of filesOf(places.mail)) learn(learned, 'mail', classesOf(headersOf(readFileSync(file, 'utf8'))));
  for (const file of filesOf(places.backups)) lookAtBytes('backups', behindHead(readFileSync(file)), learned, WRITING + 8);
  for (const file of filesOf(places.kafka)) if (file.endsWith('.log')) lookAtBytes('kafka', readFileSync(file), learned, LEAST_WORD);
  for (const folder of [places.logs, places.backups]) for (const file of filesOf(folder)) learn(learned, 'file names', [nameClass(file)]);
}

/** A log line by its fields; what is no JSON is one text. */
function lookAtLine(line: string, learned: Learned): void {
  if (line === '') return;
  try {
    for (const [field, value] of Object.entries(JSON.parse(line) as Record<string, unknown>)) learn(learned, `logs.${field}`, classesOf(value));
  } catch {
    learn(learned, 'logs', ['text']);
  }
}

/** What differs from one mail to another: who gets it, and when. Its text is the same for everybody of a language. */
function headersOf(mail: string): string[] {
  return [...mail.matchAll(/^(?:To|Message-ID):\s*<?([^>\r\n]*)/gim)].map(([, value = '']) => value);
}

function lookAtBytes(where: string, bytes: Buffer, learned: Learned, least: number): void {
  for (const run of writingIn(bytes, least)) learn(learned, where, [classOfText(run.trim())]);
}

/** A sealed file begins with lines of age's own: how many may open it, and nothing of who. */
function behindHead(sealed: Buffer): Buffer {
  return sealed.subarray(Math.max(0, sealed.indexOf('\n--- ') + 1 + '--- '.length + 43));
}

function nameClass(file: string): 'times' | 'names' {
  return /\d{4}-\d\d-\d\dT/.test(file) ? 'times' : 'names';
}

function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}
