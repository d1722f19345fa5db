import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failed, tool } from './tool.mjs';

/** The events as they were shipped, readable in a diff. Written by `npm run generate`. */
export const shippedPath = 'proto/shipped.txtpb';

/** buf's findings, one JSON object a line. */
export function bufFindings(out) {
  return out.split('\n').filter((line) => line.startsWith('{')).map((line) => {
    const { path, start_line: line_, type, message } = JSON.parse(line);
    return { where: `${path ?? 'proto'}:${line_ ?? 1}`, says: `${message} (${type})` };
  });
}

/** What of the shipped events the proto files no longer keep. */
export async function breaks() {
  const result = await tool('buf', ['breaking', '--error-format=json', '--against', shippedPath]);
  const findings = bufFindings(result.out);
  return result.code !== 0 && findings.length === 0 ? [failed('buf breaking', result)] : findings;
}

/** The proto files of today in the form of the shipped image: without comments, which may change freely. */
export function currentImage() {
  return build('image.txtpb', ['--exclude-source-info']);
}

/**
 * The proto files as data, with their comments: one entry a file.
 * `{ path, service, comment, messages: [{ name, fullName, comment, line, fields: [{ name, type, repeated, comment, line }] }] }`;
 * a field's `type` is `string`, `bool`, … or the full name of a message or enum.
 */
export async function readProto() {
  const { file } = JSON.parse(await build('image.json', []));
  return file.map(protoFile).sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function build(fileName, options) {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-proto-'));
  try {
    const result = await tool('buf', ['build', ...options, '-o', join(folder, fileName)]);
    if (result.code !== 0) throw new Error(failed('buf build', result).says);
    return readFileSync(join(folder, fileName), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function protoFile(file) {
  const places = new Map((file.sourceCodeInfo?.location ?? []).map((place) => [(place.path ?? []).join('.'), place]));
  const at = (...path) => {
    const place = places.get(path.join('.'));
    const words = (place?.leadingComments ?? place?.trailingComments ?? '').split('\n').map((line) => line.trim());
    return { comment: words.join(' ').trim(), line: (place?.span?.[0] ?? 0) + 1 };
  };
  return {
    path: `proto/${file.name}`,
    service: file.package.split('.')[1],
    package: file.package,
    comment: at(12).comment,
    messages: (file.messageType ?? []).map((message, index) => ({
      name: message.name,
      fullName: `${file.package}.${message.name}`,
      ...at(4, index),
      nested: (message.nestedType ?? []).map((inner) => inner.name),
      fields: (message.field ?? []).map((field, place) => ({
        name: field.name,
        type: field.typeName?.slice(1) ?? field.type.slice('TYPE_'.length).toLowerCase(),
        repeated: field.label === 'LABEL_REPEATED',
        ...at(4, index, 2, place),
      })),
    })),
  };
}

/** Messages that are told, as against those that only lie in the fields of others. */
export function eventsOf(files) {
  const inside = new Set(files.flatMap(({ messages }) => messages.flatMap(({ fields }) => fields.map(({ type }) => type))));
  return files.flatMap((file) => file.messages.filter(({ fullName }) => !inside.has(fullName)).map((message) => ({ ...message, service: file.service })));
}
