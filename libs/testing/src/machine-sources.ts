import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { PostgresServer } from '@amparo/platform/machine';

/** What the global setup hands to the global teardown; both run in jest's own process. */
export type TestServer = typeof globalThis & { amparoTestServer?: { server: PostgresServer | undefined; folder: string; notes: string } };

/**
 * The launchers, from their sources. jest loads its global setup outside its resolver: there the package's name would
 * lead to the last build, which may be missing or old.
 */
export function machine(): typeof import('@amparo/platform/machine') {
  return createRequire(__filename)(join(__dirname, '../../platform/src/machine/index')) as typeof import('@amparo/platform/machine');
}
