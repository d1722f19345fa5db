import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { machine, type TestServer } from './machine-sources';

/** jest's global teardown: the embedded server of the run goes, with all its data. One that was given stays. */
export default async function globalTeardown(): Promise<void> {
  const ours = (globalThis as TestServer).amparoTestServer;
  if (ours === undefined) return;
  await machine().discardPostgres(join(ours.folder, 'postgres'));
  rmSync(ours.folder, { recursive: true, force: true });
}
