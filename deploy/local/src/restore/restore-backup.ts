import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { discardCluster, discardPostgres, isServed, isTaken, layCluster, moveCluster, startPostgres } from '@amparo/platform/machine';
import type { Manifest } from '../archive/manifest';
import { readArchive } from '../archive/read-archive';
import { addErased } from '../backup/erased-register';
import type { Places } from '../system/places';
import { layDatabases } from './lay-databases';
import { mendDatabases } from './mend-databases';

/** What a restore needs. */
export interface RestoreOptions {
  places: Places;
  file: string;
  /** age identities, of which one must open the archive. */
  identities: readonly string[];
  /** Public half of the key of the system that is restored. */
  signer: string;
  /** Puts data that are there aside. */
  force: boolean;
  say: (line: string) => void;
}

/** What came of it. */
export interface Restored {
  manifest: Manifest;
  /** Where data that were there lie now. */
  aside: string[];
  /** Cases erased since, that this system's registers did not know of. */
  erased: number;
}

/**
 * Brings all databases back to the instant of a backup. Everything is laid, started, mended and stopped beside its place,
 * and takes its place only when all of it went well: whatever fails leaves what was there as it was.
 *
 * Keys are neither brought back nor touched; passwords of database roles and the operator's token are made anew by the
 * next start. A local broker's log is put aside: it may know what nobody remembers any more.
 *
 * @throws ArchiveRefused; Error with a code where a system runs, or data are in the way
 */
export async function restoreBackup({ places, file, identities, signer, force, say }: RestoreOptions): Promise<Restored> {
  if (isServed(places.postgres)) throw new Error('The databases are in use. Stop the system first. (restore.system-runs)');
  if (!force && isTaken(places.postgres)) throw new Error(`There is something in ${places.postgres}. With --force they are put aside, not deleted. (restore.not-empty)`);
  const laid = `${places.postgres}.restored`;
  await discardPostgres(laid);
  try {
    const opened = await layFrom(file, { identities, signer }, laid, say);
    await mend(laid, opened.manifest, say);
    const erased = addErased(places, await erasedSince(file, { identities, signer }, opened.erased));
    return { manifest: opened.manifest, aside: takePlace(places, laid), erased };
  } finally {
    await discardPostgres(laid);
  }
}

type Opening = Pick<RestoreOptions, 'identities' | 'signer'>;

async function layFrom(file: string, opening: Opening, laid: string, say: RestoreOptions['say']): ReturnType<typeof readArchive> {
  let opened: Awaited<ReturnType<typeof readArchive>> | undefined;
  await layCluster(laid, async (folder) => {
    opened = await readArchive(file, { ...opening, databases: (tar) => layDatabases(tar, folder) });
    refuseOtherMachine(opened.manifest);
  }, say);
  if (opened === undefined) throw new Error('nothing was laid');
  return opened;
}

function refuseOtherMachine({ machine, postgres }: Manifest): void {
  const here = `${process.platform}-${process.arch}`;
  if (machine !== here) throw new Error(`The backup is of PostgreSQL ${postgres.version} on ${machine}, and this is ${here}: restore it on a machine of its kind. (restore.other-machine)`);
}

async function mend(laid: string, manifest: Manifest, say: RestoreOptions['say']): Promise<void> {
  const server = await startPostgres({ dataDir: laid, log: say });
  try {
    await mendDatabases(server.url(), manifest);
  } finally {
    await server.stop();
  }
}

/**
 * Erased cases as the backup knows them, and as every later backup beside it does: a register may have been lost with the
 * machine, and whoever was erased after this backup must not come back with it.
 */
async function erasedSince(file: string, opening: Opening, own: Record<string, string[]>): Promise<Record<string, string[]>> {
  const all = new Map<string, Set<string>>(Object.entries(own).map(([service, lines]) => [service, new Set(lines)]));
  const later = readdirSync(dirname(file)).filter((name) => name.endsWith('.backup.erased') && name > `${basename(file)}.erased`);
  for (const name of later) {
    const { erased } = await readArchive(join(dirname(file), name), opening);
    for (const [service, lines] of Object.entries(erased)) all.set(service, new Set([...(all.get(service) ?? []), ...lines]));
  }
  return Object.fromEntries([...all].map(([service, lines]) => [service, [...lines]]));
}

/** The former data go aside, the new ones take their place. */
function takePlace(places: Places, laid: string): string[] {
  const mark = `before-${new Date().toISOString().replaceAll(':', '-')}`;
  const aside: string[] = [];
  if (isTaken(places.postgres)) {
    moveCluster(places.postgres, `${places.postgres}.${mark}`);
    aside.push(`${places.postgres}.${mark}`);
  } else {
    // An empty folder, and the password of databases that are gone.
    discardCluster(places.postgres);
  }
  moveCluster(laid, places.postgres);
  if (existsSync(places.kafka)) {
    renameSync(places.kafka, `${places.kafka}.${mark}`);
    aside.push(`${places.kafka}.${mark}`);
  }
  for (const path of [places.secrets, places.operatorToken]) rmSync(path, { force: true });
  return aside;
}
