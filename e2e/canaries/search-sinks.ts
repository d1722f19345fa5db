import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { EVENT_LOG_SERVICE } from '@amparo/messaging';
import { SERVICE_NAMES } from '@amparo/platform';
import type { Found, Sought } from './canaries';
import type { TestSystem } from '../support/system';
import { until } from '../support/until';

const MOST_INFLATED = 4 * 1024 * 1024;
/** As much of a file behind the beginning of something packed as is unpacked: canaries are short, and their leaks too. */
const MOST_PACKED = 64 * 1024;
const FLUSH = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST_INFLATED };
const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);
/** The first two bytes of a zlib member, by how hard it was packed. */
const ZLIB = [0x01, 0x5e, 0x9c, 0xda].map((level) => Buffer.from([0x78, level]));

/** Looks through some bytes, and through all that was packed inside them. */
export function searchBytes(canaries: Sought, where: string, bytes: Buffer): Found[] {
  return [bytes, ...membersIn(bytes)].flatMap((each) => canaries.findIn(where, each));
}

function membersIn(bytes: Buffer): Buffer[] {
  const members: Buffer[] = [];
  const unpackAt = (magic: Buffer, unpack: (from: Buffer) => Buffer): void => {
    for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
      const inside = unpacked(() => unpack(bytes.subarray(at, at + MOST_PACKED)));
      if (inside !== undefined) members.push(inside);
    }
  };
  unpackAt(GZIP, (from) => gunzipSync(from, FLUSH));
  // What stands behind a member may keep it from being read as one; most heads have ten bytes.
  unpackAt(GZIP, (from) => inflateRawSync(from.subarray(10), FLUSH));
  for (const magic of ZLIB) unpackAt(magic, (from) => inflateSync(from, FLUSH));
  // Without a head only a whole file can be known for what it is.
  const raw = bytes.length < MOST_PACKED ? unpacked(() => inflateRawSync(bytes, { maxOutputLength: MOST_INFLATED })) : undefined;
  return raw === undefined ? members : [...members, raw];
}

function unpacked(unpack: () => Buffer): Buffer | undefined {
  try {
    return unpack();
  } catch {
    // Two or three bytes that only look like a beginning.
    return undefined;
  }
}

/** Every file under a folder: logs, tables and WAL of PostgreSQL, segments of Kafka, temporary files. */
export function searchFiles(canaries: Sought, folder: string, except: (path: string) => boolean = () => false): Found[] {
  return filesUnder(folder).filter((path) => !except(relative(folder, path))).flatMap((path) => searchBytes(canaries, relative(folder, path), readIfThere(path)));
}

/** Kafka's places of offsets and times: numbers alone, and two gigabytes of blanks that lie on no disk. */
const ONLY_NUMBERS = /\.(time)?index$/;

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory()) return filesUnder(path);
    return stat?.isFile() && !ONLY_NUMBERS.test(name) ? [path] : [];
  });
}

/** A file of a running server may go between the look and the reading. */
function readIfThere(path: string): Buffer {
  return statSync(path, { throwIfNoEntry: false }) === undefined ? Buffer.alloc(0) : readFileSync(path);
}

/** Every row of every table as PostgreSQL writes it, since it packs long values in its files; and what its sessions do now. */
export async function searchTables(canaries: Sought, { rows }: TestSystem): Promise<Found[]> {
  const found: Found[] = [];
  for (const service of [...SERVICE_NAMES, EVENT_LOG_SERVICE]) {
    const tables = await rows.of<{ name: string }>(service, `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`);
    for (const { name } of [...tables, { name: 'pg_stat_activity' }]) {
      const lines = await rows.of<{ line: string }>(service, `SELECT t::text AS line FROM ${name} t`);
      found.push(...searchBytes(canaries, `${service}.${name}`, Buffer.from(lines.map(({ line }) => line).join('\n'))));
    }
  }
  return found;
}

/** What arrived at the mail relay and the paging gateway, with its parts unpacked. */
export function searchPost(canaries: Sought, { mail, pager }: TestSystem): Found[] {
  const mails = mail.mails.flatMap(({ raw }) => {
    // Whom it is for is written on every mail.
    const text = raw.replace(/^To: .*\r\n/im, '');
    return searchBytes(canaries, 'mail', Buffer.from(`${text}\n${Buffer.from(text.split('\r\n\r\n').slice(1).join(''), 'base64').toString('utf8')}`));
  });
  return [...mails, ...pager.pages.flatMap(({ to: _to, ...page }) => searchBytes(canaries, 'page', Buffer.from(JSON.stringify(page))))];
}

/** What the system says of itself to whoever watches it. */
export async function searchOperatorAnswers(canaries: Sought, { api, running }: TestSystem): Promise<Found[]> {
  const found: Found[] = [];
  for (const service of SERVICE_NAMES) {
    for (const path of ['operator/lag', 'operator/parked', 'operator/republishing']) {
      found.push(...searchBytes(canaries, `${service}/${path}`, Buffer.from(JSON.stringify(await until(path, async () => api.get(`${service}/${path}`))))));
    }
    for (const path of ['health/live', 'health/ready']) {
      const answer = await until(path, async () => fetch(`http://127.0.0.1:${running.settings[`${service.toUpperCase()}_PORT`]}/${path}`));
      found.push(...searchBytes(canaries, `${service}/${path}`, Buffer.from(await answer.text())));
    }
  }
  const described = await (await fetch(`${running.portalUrl}/api/openapi.json`)).text();
  return [...found, ...searchBytes(canaries, 'openapi.json', Buffer.from(described))];
}
