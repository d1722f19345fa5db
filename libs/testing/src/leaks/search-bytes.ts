import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { Found, Sought } from './sought';

const MOST_INFLATED = 4 * 1024 * 1024;
/** As much of a file behind the beginning of something packed as is unpacked: what is sought is short, and its leaks too. */
const MOST_PACKED = 64 * 1024;
const FLUSH = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MOST_INFLATED };
const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);
/** The first two bytes of a zlib member, by how hard it was packed. */
const ZLIB = [0x01, 0x5e, 0x9c, 0xda].map((level) => Buffer.from([0x78, level]));
/** Kafka's places of offsets and times: numbers alone, and two gigabytes of blanks that lie on no disk. */
const ONLY_NUMBERS = /\.(time)?index$/;

/** Looks through some bytes, and through all that was packed inside them. */
export function searchBytes(sought: Sought, where: string, bytes: Buffer): Found[] {
  return [bytes, ...membersIn(bytes)].flatMap((each) => sought.findIn(where, each));
}

/** Every file under a folder: logs, tables and WAL of PostgreSQL, segments of Kafka, temporary files. */
export function searchFiles(sought: Sought, folder: string, except: (path: string) => boolean = () => false): Found[] {
  return filesUnder(folder).filter((path) => !except(relative(folder, path))).flatMap((path) => searchBytes(sought, relative(folder, path), readIfThere(path)));
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
