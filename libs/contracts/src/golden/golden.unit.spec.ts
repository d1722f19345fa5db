import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, fromBinary, ScalarType, toBinary, toJson, type DescField, type DescMessage, type JsonValue, type MessageShape } from '@bufbuild/protobuf';
import { reflect } from '@bufbuild/protobuf/reflect';
import { eventTypes, findEventType } from '../registry';

/**
 * Bytes of events as they were once told: they lie in databases and event logs for as long as those are kept, and every
 * later version has to read the same out of them. Each file is `<type>.<n>.json`, never changed once it is there.
 *
 * After a new event, or a new field: `AMPARO_GOLDEN=write npx jest libs/contracts` writes the files that are missing.
 */
interface Golden {
  type: string;
  json: JsonValue;
  hex: string;
}

const folder = __dirname;
const files = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
const goldens = files.map((name) => ({ name, ...(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Golden) }));

/** Fields that some example fills, as `type field`; those of messages within it too. */
function filledFields(type: DescMessage, message: MessageShape<DescMessage>): string[] {
  const reflected = reflect(type, message);
  return type.fields.filter((field) => reflected.isSet(field)).flatMap((field) => {
    const within = field.message === undefined ? [] : messagesIn(reflected.get(field) as object).flatMap((one) => filledFields(field.message, one));
    return [`${type.typeName} ${field.name}`, ...within];
  });
}

function messagesIn(value: object): MessageShape<DescMessage>[] {
  const list = Symbol.iterator in value ? [...(value as Iterable<object>)] : [value];
  return list.map((one) => (one as { message: MessageShape<DescMessage> }).message);
}

function allFields(type: DescMessage): string[] {
  return type.fields.flatMap((field) => [`${type.typeName} ${field.name}`, ...(field.message === undefined ? [] : allFields(field.message))]);
}

/** A value for every field, plain to see in the JSON. */
function example(type: DescMessage): MessageShape<DescMessage> {
  const message = create(type);
  const reflected = reflect(type, message);
  for (const field of type.fields) {
    if (field.fieldKind === 'list') for (const value of [valueOf(field, 1), valueOf(field, 2)]) reflected.get(field).add(value);
    else reflected.set(field, valueOf(field, 1));
  }
  return message;
}

function valueOf(field: DescField, n: number): unknown {
  if (field.message !== undefined) return reflect(field.message, example(field.message));
  if (field.fieldKind === 'map' || field.fieldKind === 'enum' || field.scalar === undefined) throw new Error(`no example for ${field.toString()}`);
  if (field.scalar === ScalarType.BOOL) return true;
  if (field.scalar === ScalarType.STRING) return `${field.name}-${n}`;
  if (field.scalar === ScalarType.UINT32) return 200 + field.number;
  throw new Error(`no example for ${field.toString()}`);
}

const kept = new Set(goldens.flatMap(({ type, hex }) => {
  const known = findEventType(type);
  return known === undefined ? [] : filledFields(known, fromBinary(known, Buffer.from(hex, 'hex')));
}));

if (process.env.AMPARO_GOLDEN === 'write') {
  for (const type of eventTypes()) {
    if (allFields(type).every((field) => kept.has(field))) continue;
    const message = example(type);
    const golden: Golden = { type: type.typeName, json: toJson(type, message), hex: Buffer.from(toBinary(type, message)).toString('hex') };
    const n = files.filter((name) => name.startsWith(`${type.typeName}.`)).length + 1;
    writeFileSync(join(folder, `${type.typeName}.${n}.json`), `${JSON.stringify(golden, null, 2)}\n`, { flag: 'wx' });
  }
}

describe('bytes of an event that was told', () => {
  it.each(goldens)('still say the same: $name', ({ type, json, hex }) => {
    const known = findEventType(type);
    if (known === undefined) throw new Error(`an event that was told is no longer known: ${type}`);
    expect(toJson(known, fromBinary(known, Buffer.from(hex, 'hex')))).toEqual(json);
  });

  it.each(eventTypes().map((type) => [type.typeName, type] as const))('are kept, each field of them: %s', (_name, type) => {
    expect(allFields(type).filter((field) => !kept.has(field))).toEqual([]);
  });
});
