import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { saidInLogs } from './leaks/said-in-this-run';
import { machine, type TestServer } from './machine-sources';

/** So many places are named. */
const NAMED = 50;

/**
 * jest's global teardown: the embedded server of the run goes, with all its data. One that was given stays. Before, what services and the server
 * logged is searched for all that was said in the run (ADR 0060).
 *
 * @throws Error that names the places and what was said, never the words: then the run has failed
 */
export default async function globalTeardown(): Promise<void> {
  const ours = (globalThis as TestServer).amparoTestServer;
  if (ours === undefined) return;
  const dataDir = join(ours.folder, 'postgres');
  const place = machine().realDataDir(dataDir);
  const found = saidInLogs(ours.notes, ours.server === undefined ? [] : ['log', 'log.1'].map((ending) => `${place}.${ending}`));
  await machine().discardPostgres(dataDir);
  rmSync(ours.folder, { recursive: true, force: true });
  if (found.length > 0) throw new Error(`What was said stands in logs, ${found.length} times:\n${found.slice(0, NAMED).map(({ where, canary }) => `${where}: ${canary}`).join('\n')}`);
}
