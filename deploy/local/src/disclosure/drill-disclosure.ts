import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { discardPostgres, findPostgres, hasCluster, layCluster, realDataDir, startPostgres, streamBaseBackup } from '@amparo/platform/machine';
import { layDatabases } from '../restore/lay-databases';
import type { Places } from '../system/places';
import type { Learned } from './content-classes.rules';
import { lookIntoDatabases } from './look-into-databases';
import { lookIntoFiles } from './look-into-files';

/** What a drill found. */
export interface Drilled {
  learned: Learned;
  /** Tables without a row: what would lie there was not looked at. */
  empty: string[];
}

/**
 * What somebody learns who took this machine's data folder with logs, event log and backups, and has no key: she copies the
 * databases, lets herself in as whoever holds the files can, and reads.
 *
 * The copy is made in `scratch` and removed in the end; the system may run meanwhile.
 */
export async function drillDisclosure(places: Places, scratch: string): Promise<Drilled> {
  const copy = join(scratch, 'postgres');
  const running = findPostgres(places.postgres);
  if (running === undefined && !hasCluster(places.postgres)) throw new Error(`There are no databases in ${places.postgres}. (disclosure.nothing)`);
  const learned: Learned = {};
  let empty: string[];
  try {
    await layCluster(copy, async (folder) => {
      if (running === undefined) cpSync(realDataDir(places.postgres), folder, { recursive: true });
      else await layDatabases(streamBaseBackup(running), folder);
    });
    const server = await startPostgres({ dataDir: copy });
    try {
      empty = await lookIntoDatabases(server.url(), learned);
    } finally {
      await server.stop();
    }
  } finally {
    await discardPostgres(copy);
  }
  lookIntoFiles(places, learned);
  return { learned: Object.fromEntries(Object.entries(learned).sort(([a], [b]) => (a < b ? -1 : 1))), empty };
}
