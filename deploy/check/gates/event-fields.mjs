import { textOf } from '../tree.mjs';
import { readProto } from '../proto.mjs';

export const name = 'event-fields';

const listPath = 'deploy/check/s1-fields.json';
// Words that no S1 value goes by. A flag may hold them: it says that something is so, never what.
const aboveS1 = /(^|_)(names?|contacts?|phones?|e?mails?|address(es)?|narratives?|texts?|notes?|titles?|countr(y|ies)|places?|dates?|projects?|banks?|amounts?|family|medical|evidence)(_|$)/;

/**
 * Events carry S1 and nothing else (security: Four classes of data). Every field has to be listed under its S1 class with the
 * type of that class, so that a new one is a decision somebody reads in a diff.
 */
export async function run() {
  const files = await readProto();
  const messages = files.flatMap((file) => file.messages.map((message) => ({ ...message, path: file.path })));
  const own = new Set(messages.map(({ fullName }) => fullName));
  const listed = classes();
  const used = new Set(messages.flatMap(({ fields }) => fields.map((field) => field.name)));
  return [
    ...messages.flatMap((message) => [
      ...message.nested.map((inner) => ({ where: `${message.path}:${message.line}`, says: `${message.name} holds ${inner}: a map or nested message, which this gate cannot see into` })),
      ...message.fields.flatMap((field) => judge(field, listed, own).map((says) => ({ where: `${message.path}:${field.line}`, says: `${message.name}.${field.name} ${says}` }))),
    ]),
    ...[...listed.keys()].filter((field) => !used.has(field)).map((field) => ({ where: listPath, says: `${field} is listed and no event has it` })),
  ];
}

/** Field name → its class and the type of that class. */
export function classes() {
  return new Map(JSON.parse(textOf(listPath)).flatMap((entry) => entry.fields.map((field) => [field, entry])));
}

function judge(field, listed, own) {
  const entry = listed.get(field.name);
  if (!entry) return [`is not in ${listPath}: an event carries S1 only`];
  const type = own.has(field.type) ? 'message' : field.type;
  const wrong = [];
  if (type !== entry.type) wrong.push(`is ${field.type} where ${entry.class} is ${entry.type}`);
  if (type !== 'bool' && aboveS1.test(field.name)) wrong.push('goes by a word for what is above S1');
  return wrong;
}
