import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { findPostgres, hasCluster, startPostgres, streamBaseBackup } from '@amparo/platform/machine';
import type { Manifest } from '../archive/manifest';
import { signingKey } from '../archive/signer';
import { writeArchive } from '../archive/write-archive';
import { ROOT, type Places } from '../system/places';
import { readErased } from './erased-register';
import { findPositions } from './find-positions';
import { backupName, tooOld, type KeepRule } from './prune.rules';

/** What a backup needs. */
export interface BackupOptions {
  places: Places;
  /** An administrator's address, where the server is not the embedded one. */
  databaseUrl?: string;
  folder: string;
  /** age recipients. */
  recipients: readonly string[];
  keep?: KeepRule;
  say: (line: string) => void;
  now?: Date;
}

/** A backup that was taken. */
export interface TakenBackup {
  file: string;
  manifest: Manifest;
  sealedBytes: number;
  /** Names of older ones that were removed. */
  pruned: string[];
}

/**
 * Takes a backup of all databases as of one instant, while the system runs or stands still, and removes what the rule no
 * longer keeps. Keys are not in it: what is sealed in the databases stays sealed in it.
 *
 * @throws Error with a code where there is nothing to back up, or an outside server lets nobody back it up from here
 */
export async function takeBackup(options: BackupOptions): Promise<TakenBackup> {
  const { places, folder, recipients, now = new Date() } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const server = await openServer(options);
  try {
    const file = join(folder, backupName(now));
    const key = signingKey(places);
    const erased = readErased(places);
    const facts = {
      madeAt: now.toISOString(), version: versionOfThis(), machine: `${process.platform}-${process.arch}`, ...(await findPositions(server.url)),
    };
    const databases = streamBaseBackup(server.url);
    const manifest = await writeArchive(file, { databases, erased, facts }, recipients, key).catch((error: unknown) => {
      throw options.databaseUrl !== undefined && isNotAllowed(error) ? notAllowed(error) : error;
    });
    await writeArchive(`${file}.erased`, { databases: Readable.from([]), erased, facts }, recipients, key);
    const pruned = options.keep === undefined ? [] : tooOld(readdirSync(folder), options.keep);
    for (const name of pruned.flatMap((each) => [each, `${each}.erased`])) rmSync(join(folder, name), { force: true });
    return { file, manifest, sealedBytes: statSync(file).size, pruned };
  } finally {
    await server.close();
  }
}

/** The server that runs, or the embedded one for as long as the backup takes. */
async function openServer({ places, databaseUrl, say }: BackupOptions): Promise<{ url: string; close(): Promise<void> }> {
  if (databaseUrl !== undefined) return { url: databaseUrl, close: async () => undefined };
  const running = findPostgres(places.postgres);
  if (running !== undefined) return { url: running, close: async () => undefined };
  if (!hasCluster(places.postgres)) throw new Error(`There are no databases in ${places.postgres}. (backup.nothing)`);
  const server = await startPostgres({ dataDir: places.postgres, log: say });
  return { url: server.url(), close: () => server.stop() };
}

function isNotAllowed(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  // No line in pg_hba.conf, no such right, and a proxy that does not know the protocol.
  return code === '28000' || code === '42501' || code === '0A000' || code === '08P01';
}

function notAllowed(cause: unknown): Error {
  return new Error(
    'The server of DATABASE_URL lets this role take no base backup: give it REPLICATION and a line in pg_hba.conf, or back the server up with its provider\'s means. (backup.not-allowed)',
    { cause },
  );
}

function versionOfThis(): string {
  return (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;
}
