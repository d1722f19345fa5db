import { EVENT_LOG_SERVICE } from '@amparo/messaging';
import { serviceRoles } from '@amparo/persistence';
import { SERVICE_NAMES } from '@amparo/platform';
import { ask, findPositions } from '../backup/find-positions';
import type { Manifest } from '../archive/manifest';

/**
 * What has to be done to restored databases before a service runs on them, by service.
 *
 * Everything is told again, and every reader hears all of it again: inboxes drop what was handled, so that only what was on
 * its way when the backup was taken has an effect (delivery rules, "Faults that must change nothing").
 */
const TELL_AGAIN = `INSERT INTO republishing (lane, since) SELECT lane, 'epoch' FROM unnest(ARRAY['danger', 'normal']) AS lane`;
const HEAR_AGAIN = 'DELETE FROM cursors';

/**
 * Whoever was signed in when the backup was taken may have been signed out since, and a code that was good then may have
 * been used: all sign in again.
 */
const SIGN_OUT = [
  `UPDATE sessions SET ended_at = now(), ended_because = 'RESET' WHERE ended_at IS NULL`,
  'DELETE FROM attempts',
  'DELETE FROM invitations',
];

/**
 * Prepares restored databases for a start, and proves that they reach the instant of the backup.
 *
 * @throws Error `restore.incomplete` where a service stands before what the manifest says
 */
export async function mendDatabases(adminUrl: string, manifest: Manifest): Promise<void> {
  const { services } = await findPositions(adminUrl);
  for (const [service, { told, migrations }] of Object.entries(manifest.services)) {
    const found = services[service];
    if (found === undefined || found.told < told || migrations.some((name) => !found.migrations.includes(name))) {
      throw new Error(`The databases do not reach the instant of the backup: ${service} is behind. (restore.incomplete)`);
    }
  }
  // Whoever never told anything has nothing to repeat, and perhaps no relay that would ever do it.
  for (const service of SERVICE_NAMES) {
    if ((services[service]?.told ?? 0) > 0) await ask(adminUrl, serviceRoles(service).database, TELL_AGAIN);
  }
  const { database: directory } = serviceRoles('directory');
  if (services['directory']?.migrations.length) for (const statement of SIGN_OUT) await ask(adminUrl, directory, statement);
  if ((manifest.log ?? 0) > 0) await ask(adminUrl, serviceRoles(EVENT_LOG_SERVICE).database, HEAR_AGAIN);
}
