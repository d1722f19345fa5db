import { isUtf8 } from 'node:buffer';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { realDataDir } from '@amparo/platform/machine';
import type { Places } from '../system/places';
import { classesOf, classOfText, learn, writingIn, WRITING, type Learned } from './content-classes.rules';
import { recordsOf } from './kafka-records.rules';

/** What opens things, and says nothing of anybody; and the databases, which are looked at as such, with those that a restore put aside. */
const NOT_LOOKED_AT = /^(keys|secrets\.json|operator\.token|postgres|postgres\.(before-.*|restored))$/;
/** Numbers, in files that are made long before they are filled; and the broker's own program. */
const OF_NUMBERS = /\.(index|timeindex|jar)$/;
const SEGMENT = /([^/\\]+)-\d+[/\\]\d{20}\.log$/;
/** A broker's own notes are texts and numbers: of what is longer, nothing came about by chance. */
const LEAST_WORD = 10;
/** A sealed value of some megabytes holds no such run by chance. */
const LEAST_SEALED_WORD = WRITING + 8;
const SERVER_LINE = /^\d{4}-\d\d-\d\d [\d:.]+ \S+ \[\d+\] ([A-Z]+\d?): {2}(.*)$/;
/** What PostgreSQL begins a line with that repeats what it was asked. */
const STATEMENT = /^(statement|duration|execute|parse|bind|fetch)\b/;

/**
 * Looks at all that lies beside the databases: every file below the data folder but keys and passwords, whoever put it there. What is learned is
 * named by the first part of the path: `logs.level`, `anchors.hash`, `postgres.log.LOG`.
 */
export function lookIntoFiles(places: Places, learned: Learned): void {
  for (const place of readdirSync(places.data)) {
    if (NOT_LOOKED_AT.test(place)) continue;
    for (const path of filesOf(join(places.data, place))) {
      lookAtFile(place, path, learned);
      for (const part of relative(places.data, path).split(/[/\\]/)) learn(learned, 'file names', [classOfName(part)]);
    }
  }
  // Where the server's account cannot reach the data folder, its log lies elsewhere.
  const elsewhere = realDataDir(places.postgres);
  if (elsewhere !== places.postgres) for (const path of [`${elsewhere}.log`, `${elsewhere}.log.1`].filter(existsSync)) lookAtFile('postgres.log', path, learned);
}

function lookAtFile(inPlace: string, path: string, learned: Learned): void {
  const place = inPlace.replace(/\.\d+$/, '').replace(/^kafka\.before-.*$/, 'kafka');
  if (place === 'kafka') {
    lookAtBroker(path, learned);
    return;
  }
  const bytes = readFileSync(path);
  if (bytes.subarray(0, 22).toString('latin1') === 'age-encryption.org/v1\n') lookAtWriting(place, behindHead(bytes), learned, LEAST_SEALED_WORD);
  else if (!isUtf8(bytes) || bytes.includes(0)) lookAtWriting(place, bytes, learned, WRITING);
  else if (place === 'postgres.log') for (const line of linesOf(bytes)) lookAtServerLine(place, line, learned);
  else if (path.endsWith('.eml')) learn(learned, place, classesOf(headersOf(bytes.toString('utf8'))));
  else if (!lookAtFields(place, bytes.toString('utf8'), learned)) for (const line of linesOf(bytes)) if (!lookAtFields(place, line, learned)) learn(learned, place, [classOfText(line.trim())]);
}

function lookAtBroker(path: string, learned: Learned): void {
  if (OF_NUMBERS.test(path)) return;
  const topic = SEGMENT.exec(path)?.[1];
  if (topic === undefined || topic.startsWith('__')) {
    lookAtWriting(`kafka.${topic ?? 'notes'}`, readFileSync(path), learned, LEAST_WORD);
    return;
  }
  for (const { key, value, headers } of recordsOf(readFileSync(path))) {
    learn(learned, 'kafka.events.key', classesOf(readable(key)));
    learn(learned, 'kafka.events.value', classesOf(value));
    for (const [name, of] of headers) learn(learned, `kafka.events.headers.${name}`, classesOf(readable(of)));
  }
}

/** Bytes as a text, where they are one. */
function readable(bytes: Buffer): string | Buffer {
  const text = bytes.toString('utf8');
  return writingIn(bytes, 1).join('') === text ? text : bytes;
}

/** JSON by its fields, with what the fields below them are called. @returns false for what is no JSON */
function lookAtFields(place: string, text: string, learned: Learned): boolean {
  let fields: unknown;
  try {
    fields = JSON.parse(text);
  } catch {
    return false;
  }
  if (typeof fields !== 'object' || fields === null) return false;
  for (const [field, value] of Object.entries(fields)) learn(learned, Array.isArray(fields) ? place : `${place}.${field}`, [...classesOf(value), ...namesIn(value).map(classOfText)]);
  return true;
}

function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(namesIn)];
}

/** A line of PostgreSQL's own log, by how grave it is: one that repeats a statement or a value stands apart. */
function lookAtServerLine(place: string, line: string, learned: Learned): void {
  const [, severity, says = ''] = SERVER_LINE.exec(line) ?? [];
  const kind = severity === undefined ? 'more' : STATEMENT.test(says) ? 'statement' : severity;
  learn(learned, `${place}.${kind}`, [classOfText(severity === undefined ? line.trim() : says)]);
}

/** What differs from one mail to another: who gets it, and when. Its text is the same for everybody of a language. */
function headersOf(mail: string): string[] {
  return [...mail.matchAll(/^(?:To|Message-ID):\s*<?([^>\r\n]*)/gim)].map(([, value = '']) => value);
}

function lookAtWriting(where: string, bytes: Buffer, learned: Learned, least: number): void {
  for (const run of writingIn(bytes, least)) learn(learned, where, [classOfText(run.trim())]);
}

/** A sealed file begins with lines of age's own: how many may open it, and nothing of who. */
function behindHead(sealed: Buffer): Buffer {
  return sealed.subarray(Math.max(0, sealed.indexOf('\n--- ') + 1 + '--- '.length + 43));
}

/** A part of a path, without what a program adds to tell files apart. */
function classOfName(part: string): ReturnType<typeof classOfText> {
  if (/\d{4}-\d\d-\d\dT/.test(part)) return 'times';
  return classOfText(basename(part).replace(/^[._]+/, '').replace(/(\.[a-z]+|-\d+)+$/, ''));
}

function linesOf(bytes: Buffer): string[] {
  return bytes.toString('utf8').split('\n').filter((line) => line.trim() !== '');
}

/** A file, or all files below a folder. */
function filesOf(path: string): string[] {
  const isFile = (each: string) => statSync(each, { throwIfNoEntry: false })?.isFile() === true;
  if (isFile(path)) return [path];
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name)).filter(isFile);
}
