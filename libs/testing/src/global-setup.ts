import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { beginNotes } from './leaks/said-in-this-run';
import { machine, type TestServer } from './machine-sources';

const PREFIX = 'amparo-test-';

/**
 * jest's global setup of the `.int.spec.ts` tests: one PostgreSQL for the run, whose address the tests find in
 * AMPARO_TEST_POSTGRES. DATABASE_URL gives one that runs already (its user must be allowed to create databases and
 * roles); else an embedded one is started, without its durable settings: it is thrown away after the run. What tests say to services is
 * noted in a folder of the run, for the global teardown to look for.
 */
export default async function globalSetup(): Promise<void> {
  await discardLeftOvers();
  const folder = mkdtempSync(join(realpathSync(tmpdir()), `${PREFIX}${process.pid}-`));
  chmodSync(folder, 0o711);
  const notes = join(folder, 'notes');
  mkdirSync(notes, { mode: 0o700 });
  beginNotes(notes);
  const given = process.env.DATABASE_URL;
  const server = given === undefined || given === '' ? await machine().startPostgres({ dataDir: join(folder, 'postgres'), unsafe: true }) : undefined;
  process.env.AMPARO_TEST_POSTGRES = server?.url() ?? given;
  (globalThis as TestServer).amparoTestServer = { server, folder, notes };
}

/** A run that was killed leaves its server and its folder, named after its process. */
async function discardLeftOvers(): Promise<void> {
  const temporary = realpathSync(tmpdir());
  for (const name of readdirSync(temporary)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || machine().isAlive(Number(pid))) continue;
    await machine().discardPostgres(join(temporary, name, 'postgres'));
    removeUnlessMounted(join(temporary, name));
  }
}

/** A disk that a killed run had mounted stays: it holds nothing that matters, and it is not ours to take down. */
function removeUnlessMounted(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EBUSY') throw error;
  }
}
