import type { Database } from '@amparo/persistence';
import type { Logger } from '../log/logger';
import { StartError } from './start-error';

/** What makes "stored" mean stored: each must be on, or a crash loses reports that were answered (delivery rules). */
const DURABLE = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

/**
 * Asks the database whether a COMMIT survives a power cut.
 *
 * @param setting the environment name of the connection, for the error
 * @throws StartError `database.unsafe` in production when a setting is off; elsewhere it is logged as a warning
 */
export async function checkDurability(database: Database, mode: 'demo' | 'production', setting: string, logger: Logger): Promise<void> {
  const columns = DURABLE.map((name) => `current_setting('${name}') AS ${name}`).join(', ');
  const [row] = await database.query<Record<string, string>>(`SELECT ${columns}`);
  const off = DURABLE.filter((name) => row?.[name] === 'off' || row?.[name] === undefined);
  if (off.length === 0) return;
  if (mode === 'production') {
    throw new StartError('database.unsafe', `The database of ${setting} has ${off.join(', ')} off. Set ${off.length > 1 ? 'them' : 'it'} on.`);
  }
  logger.warn('database.unsafe', { reason: off.join(',') });
}
