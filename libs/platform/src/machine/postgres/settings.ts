import { tmpdir } from 'node:os';
import { realpathSync } from 'node:fs';
import { sep } from 'node:path';
import { SILENT_LOG } from '@amparo/persistence';

/** Without these an answer of COMMIT is no promise (delivery rules: Accept). */
export const DURABLE = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' } as const;

/** What a server of one machine is started with: loopback only, and a log without statements, values or row contents. */
const ALWAYS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '300',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  log_destination: 'stderr',
  logging_collector: 'off',
  ...SILENT_LOG,
};

const UNSAFE = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' } as const;

/**
 * Every setting that a server is started with. They are given on the command line, which outranks whatever is written
 * in the data directory.
 *
 * @param wanted the caller's own settings, over the defaults
 * @param unsafe the three durable settings off, for data that nobody will miss
 * @throws Error where `wanted` turns durability off, opens the server to a network, or makes its log print contents
 */
export function serverSettings(wanted: Readonly<Record<string, string>>, unsafe: boolean): Record<string, string> {
  for (const name of Object.keys(wanted)) {
    if (name in DURABLE) {
      throw new Error(`PostgreSQL is not started with a ${name} of its own: an accepted report must survive a crash.`);
    }
    if (name.startsWith('log_') || name.endsWith('_addresses') || name.startsWith('unix_socket')) {
      throw new Error(`PostgreSQL is not started with a ${name} of its own: it would open the server or its log.`);
    }
  }
  return { ...ALWAYS, ...wanted, ...(unsafe ? UNSAFE : DURABLE) };
}

/** Whether a data directory is one to throw away: under the system's folder for temporary files. */
export function isThrowAway(dataDir: string): boolean {
  return dataDir.startsWith(realpathSync(tmpdir()) + sep);
}
