import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { eventsOf, readProto } from './proto.mjs';
import { classes } from './gates/event-fields.mjs';
import { root } from './tree.mjs';

export const cataloguePath = 'docs/events.md';

const load = createRequire(import.meta.url);

/**
 * The page of all events: meaning and fields from the comments of the proto files, teller and hearers from each service's
 * built `events.js`. `findings` says where the two disagree, and which services could not be read.
 */
export async function catalogue() {
  const files = await readProto();
  const services = readdirSync(join(root, 'services')).sort().map(readService);
  const events = eventsOf(files);
  const unread = services.flatMap(({ findings }) => findings);
  return { text: page(files, events, services), findings: [...unread, ...disagreements(services, events), ...silent(files)] };
}

/** What a service tells and hears. A service without an events.ts is not written yet: it neither tells nor hears. */
function readService(service) {
  const source = `services/${service}/src/events.ts`;
  const built = join(root, `services/${service}/dist/events.js`);
  const nothing = { service, written: false, tells: [], hears: [], findings: [] };
  if (!existsSync(join(root, source))) return nothing;
  if (!existsSync(built)) return { ...nothing, findings: [{ where: source, says: 'is not built: npm run build' }] };
  try {
    load('reflect-metadata');
    const { events } = load(built);
    return {
      ...nothing,
      written: true,
      tells: events.tells.map((type) => type.typeName),
      hears: events.hears.map(({ type, handler }) => ({ event: type.typeName, handler: handler.name })),
    };
  } catch (error) {
    return { ...nothing, findings: [{ where: source, says: `could not be read: ${error.message}` }] };
  }
}

function disagreements(services, events) {
  const known = new Map(events.map((event) => [event.fullName, event]));
  const at = (service) => `services/${service}/src/events.ts`;
  return services.filter(({ written }) => written).flatMap(({ service, tells, hears }) => [
    ...tells.filter((event) => known.get(event)?.service !== service).map((event) => ({ where: at(service), says: `tells ${event}, which is not its own event` })),
    ...hears.filter(({ event }) => !known.has(event)).map(({ event }) => ({ where: at(service), says: `hears ${event}, which nobody may tell` })),
    ...events.filter((event) => event.service === service && !tells.includes(event.fullName)).map(({ fullName }) => ({ where: at(service), says: `does not tell ${fullName}, though it stands in its proto file` })),
  ]);
}

function silent(files) {
  return files.flatMap((file) => [
    ...(file.comment === '' ? [{ where: file.path, says: 'has no comment above `syntax`: the catalogue needs one' }] : []),
    ...file.messages.filter(({ comment }) => comment === '').map(({ name, line }) => ({ where: `${file.path}:${line}`, says: `${name} has no comment: the catalogue needs one` })),
  ]);
}

function page(files, events, services) {
  const hearers = (event) => services.flatMap(({ service, hears }) => hears.filter((heard) => heard.event === event.fullName).map(({ handler }) => ({ service, handler })));
  const lines = [
    '# Events',
    '',
    '<!-- Made by `npm run generate` from proto/ and from the events.ts of each service. Do not edit. -->',
    '',
    'What the services tell one another. All of it is S1: ids and codes, never a name, a contact, a story or a country. Each event',
    'is keyed by what it is about, told by one service, and may be heard twice. Within a version events only grow.',
    '',
    '| event | told by | heard by |',
    '|---|---|---|',
    ...events.map((event) => `| [${event.name}](#${event.name.toLowerCase()}) | ${event.service} | ${[...new Set(hearers(event).map(({ service }) => service))].join(', ') || '—'} |`),
  ];
  for (const file of files) {
    lines.push('', `## Told by ${file.service}`, '', file.comment);
    for (const message of file.messages) lines.push(...section(message, events.some(({ fullName }) => fullName === message.fullName) ? hearers(message) : undefined));
  }
  return `${lines.join('\n')}\n`;
}

function section(message, hearers) {
  const listed = classes();
  const heard = hearers?.map(({ service, handler }) => `- heard by ${service}: \`${handler}\``) ?? ['Part of other events.'];
  return [
    '', `### ${message.name}`, '', message.comment, '',
    ...(heard.length > 0 ? [...heard, ''] : []),
    '| field | class | meaning |',
    '|---|---|---|',
    ...message.fields.map((field) => `| \`${field.name}\`${field.repeated ? ' (many)' : ''} | ${listed.get(field.name)?.class ?? '?'} | ${field.comment} |`),
  ];
}
