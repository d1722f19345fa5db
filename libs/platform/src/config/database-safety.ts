import { SILENT_LOG, type Database } from '@amparo/persistence';
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

/**
 * Asks the database whether its log could hold what is stored: statements, values, rows. `prepare` says so for our roles where it
 * may; on a managed server it is for whoever runs that.
 *
 * @throws StartError `database.talkative` in production when it could; elsewhere it is logged as a warning
 */
export async function checkSilence(database: Database, mode: 'demo' | 'production', setting: string, logger: Logger): Promise<void> {
  const rows = await database.query<{ name: string; setting: string }>('SELECT name, setting FROM pg_settings WHERE name = ANY($1)', [Object.keys(SILENT_LOG)]);
  const loud = talkative(Object.fromEntries(rows.map(({ name, setting: value }) => [name, value])));
  if (loud.length === 0) return;
  if (mode === 'production') {
    const wanted = loud.map((name) => `${name} = ${SILENT_LOG[name]}`).join(', ');
    throw new StartError('database.talkative', `The log of the database of ${setting} could hold what is stored. Set ${wanted}.`);
  }
  logger.warn('database.talkative', { reason: loud.join(',').slice(0, 128) });
}

/**
 * Settings by which a server's log could hold statements, values or rows.
 *
 * @param settings by name, as `pg_settings` has them
 */
export function talkative(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(SILENT_LOG)
    .filter(([name, wanted]) => settings[name] !== wanted && !(name === 'log_min_messages' && QUIETER.has(settings[name] ?? '')))
    .map(([name]) => name);
}

/** Above `log` in the server's list: less is written. */
const QUIETER = new Set(['fatal', 'panic']);
