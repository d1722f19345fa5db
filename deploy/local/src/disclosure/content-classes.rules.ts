/**
 * What somebody without a key learns of a value by looking at it. `noise` says nothing: sealed, random, or a hash. `equalities`: noise that is the
 * same in several rows, so that they are known to have one thing in common, and not which.
 */
export type ContentClass = 'ids' | 'codes' | 'names' | 'times' | 'counts' | 'flags' | 'addresses' | 'text' | 'equalities' | 'noise';

/** Letters and signs in a row from which on bytes are taken for writing: chance gives one in some thousand megabytes. */
export const WRITING = 24;
/** What is looked at of bytes that hold writing. */
const WORD = 6;

const SHAPES: readonly [ContentClass, RegExp][] = [
  ['flags', /^(true|false)$/],
  ['ids', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i],
  ['ids', /^AM-[0-9A-Z]{4}-[0-9A-Z]{4}$/],
  ['counts', /^-?\d{1,20}(\.\d+)?$/],
  // What PostgreSQL gives as the reason, where it is no number.
  ['codes', /^\d[\dA-Z]{4}$/],
  ['times', /^\d{4}-\d\d(-\d\d)?([T ][\d:.]+(Z|[+-]\d\d(:?\d\d)?)?)?$/],
  // A position in the source, of a package with a scope too.
  ['names', /^[\w@./+-]+\.[cm]?[jt]s:\d+:\d+$/],
  // A pattern of routes, without what is put in.
  ['names', /^(\/(:?[A-Za-z][A-Za-z-]*|\*))+$/],
  ['addresses', /^[^\s@]+@[^\s@]+\.[^\s@]+$|^\+\d[\d ()-]{5,}$/],
  // traceparent of a trace: random, and of nobody.
  ['noise', /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/],
  ['noise', /^(\\x)?[0-9a-f]{32,}$/i],
  ['noise', /^\$argon2id\$/],
  // Random, in base64.
  ['noise', /^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9_-]{20,}$/],
  ['addresses', /^https?:\/\/\S+$/],
  ['codes', /^[A-Z][A-Z0-9_:-]*(,[A-Z][A-Z0-9_:-]*)*$/],
  // All of a kind: every region, every purpose.
  ['codes', /^\*$/],
  ['names', /^[A-Za-z][A-Za-z0-9]*([-._:/,][A-Za-z0-9]+)*$/],
];

/** What a word, a date, a number or a sentence is. */
export function classOfText(value: string): ContentClass {
  const found = SHAPES.find(([, shape]) => shape.test(value))?.[0];
  if (found !== undefined) return found;
  return /^[A-Za-z0-9+/_=-]{40,}$/.test(value) ? 'noise' : 'text';
}

/** What can be read in bytes: nothing, the fields of a message, or the words between. */
export function classesOfBytes(bytes: Uint8Array): ContentClass[] {
  if (!(bytes.length >= WORD && isWriting(bytes)) && writingIn(bytes, WRITING).length === 0) return ['noise'];
  const words = fieldsOf(bytes) ?? writingIn(bytes, WORD);
  return [...new Set(words.map((word) => classOfText(word.trim())))].sort();
}

/**
 * The texts of a protobuf message, read as somebody does who has no description of it: a field of bytes is a message where
 * it reads as one, else a text where it is one.
 *
 * @returns nothing where the bytes are no message
 */
function fieldsOf(bytes: Uint8Array): string[] | undefined {
  const words: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = varint(bytes, at);
    if (tag === undefined || tag.value >> 3 === 0) return undefined;
    const kind = tag.value & 7;
    const length = kind === 2 ? varint(bytes, tag.end) : undefined;
    const end = kind === 0 ? varint(bytes, tag.end)?.end : kind === 1 ? tag.end + 8 : kind === 5 ? tag.end + 4 : length && length.end + length.value;
    if (end === undefined || end > bytes.length) return undefined;
    if (length !== undefined) words.push(...textsOf(bytes.subarray(length.end, end)));
    at = end;
  }
  return words;
}

function textsOf(bytes: Uint8Array): string[] {
  const text = new TextDecoder('utf-8').decode(bytes);
  if (text === '' || isWriting(bytes)) return text === '' ? [] : [text];
  return fieldsOf(bytes) ?? writingIn(bytes, WORD);
}

/** Letters and signs from the first byte to the last. */
function isWriting(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  return text.length >= 2 && writingIn(bytes, 1).join('') === text;
}

function varint(bytes: Uint8Array, at: number): { value: number; end: number } | undefined {
  let value = 0;
  for (let end = at; end < Math.min(bytes.length, at + 10); end++) {
    const byte = bytes[end] ?? 0;
    value += (byte & 127) * 2 ** (7 * (end - at));
    if (byte < 128) return { value: Math.min(value, 2 ** 30), end: end + 1 };
  }
  return undefined;
}

/** Letters and signs in a row, of at least a length. Letters beyond ASCII count as UTF-8 writes them. */
export function writingIn(bytes: Uint8Array, least: number): string[] {
  const text = new TextDecoder('utf-8').decode(bytes);
  return text.split(/[^\p{L}\p{N}\p{P}\p{S} ]|\ufffd/u).filter((run) => run.length >= least);
}

/** What can be read of a value of any kind, as a database or a line of JSON gives it. */
export function classesOf(value: unknown): ContentClass[] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value === 'boolean') return ['flags'];
  if (typeof value === 'number' || typeof value === 'bigint') return ['counts'];
  if (value instanceof Date) return ['times'];
  if (value instanceof Uint8Array) return value.length === 0 ? [] : classesOfBytes(value);
  if (typeof value === 'string') return [classOfText(value)];
  return [...new Set(Object.values(value).flatMap(classesOf))].sort();
}

/** Whether bytes that say nothing by themselves stand in several rows. */
export function repeatNoise(values: readonly unknown[]): boolean {
  const noise = values.filter((value): value is Uint8Array => value instanceof Uint8Array && value.length > 0 && classesOfBytes(value).join() === 'noise');
  return new Set(noise.map((value) => Buffer.from(value).toString('latin1'))).size < noise.length;
}

/** What can be learned, by where: `casework.cases.status`, `logs.level`. Noise is left out. */
export type Learned = Record<string, ContentClass[]>;

/** Puts together what was learned of the same place. */
export function learn(learned: Learned, where: string, classes: readonly ContentClass[]): void {
  const readable = classes.filter((each) => each !== 'noise');
  if (readable.length > 0) learned[where] = [...new Set([...(learned[where] ?? []), ...readable])].sort();
}

/** What can be learned though the list does not say so, a line each. */
export function unexpected(learned: Learned, expected: Learned): string[] {
  return Object.entries(learned).flatMap(([where, classes]) => {
    const more = classes.filter((each) => !(expected[where] ?? []).includes(each));
    return more.length === 0 ? [] : [`${where}: ${more.join(', ')}`];
  }).sort();
}
