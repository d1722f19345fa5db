import { AuditTrail, migrate, openDatabase, openSightDatabase, serviceRoles, type Database, type SightDatabase } from '@amparo/persistence';
import { checkDurability, checkSilence } from '../config/database-safety';
import type { ServiceConfig } from '../config/service-config';
import { StartError } from '../config/start-error';
import type { Logger } from '../log/logger';
import { DangerDatabase } from './danger-database';
import type { ServiceDefinition } from './service-definition';

/** The pools of one service. */
export interface ServiceDatabases {
  normal: Database;
  danger: DangerDatabase;
  /** For what the relay's role may read: the normal pool, unless that role is another one. */
  relay: Database;
  /** Cases as one person sees them, where the service keeps cases. */
  sight?: SightDatabase;
  /** The audit trail, as its own role reads it. */
  trail: AuditTrail;
  close(): Promise<void>;
}

/** Whether a service keeps, tells or hears anything. */
function needsDatabase({ entities, migrations, events }: ServiceDefinition): boolean {
  return entities.length + migrations.length + events.tells.length + events.hears.length > 0;
}

/**
 * Brings a service's tables up to date (where it is given the migrator's connection) and opens its pools.
 *
 * @returns nothing for a service that needs no database
 * @throws StartError `config.invalid` when a connection is missing, `database.unsafe` and `database.talkative` in production, `database.unreachable`
 */
export async function openServiceDatabases(definition: ServiceDefinition, config: ServiceConfig, logger: Logger): Promise<ServiceDatabases | undefined> {
  if (!needsDatabase(definition)) return undefined;
  const setting = `${definition.name.toUpperCase()}_DATABASE_URL`;
  const { databaseUrl: url, migratorDatabaseUrl } = config;
  if (url === undefined) throw new StartError('config.invalid', `The setting ${setting} is missing.`);
  if (migratorDatabaseUrl !== undefined) {
    await migrate({ url: migratorDatabaseUrl, ownerRole: serviceRoles(definition.name).owner, migrations: definition.migrations });
  }
  const open = (lane: string, from = url, poolSize = config.poolSize): Promise<Database> =>
    openDatabase({ url: from, name: `${definition.name} ${lane}`, entities: definition.entities, poolSize });
  const opened: { close(): Promise<void> }[] = [];
  const kept = async <D extends { close(): Promise<void> }>(opening: Promise<D>): Promise<D> => {
    const database = await opening;
    opened.push(database);
    return database;
  };
  const close = async (): Promise<void> => void (await Promise.all(opened.map((database) => database.close())));
  try {
    const normal = await kept(open('normal'));
    await checkDurability(normal, config.mode, setting, logger);
    await checkSilence(normal, config.mode, setting, logger);
    const danger = new DangerDatabase((await kept(open('danger'))).dataSource);
    const relay = config.relayDatabaseUrl === undefined ? normal : await kept(open('operator', config.relayDatabaseUrl, 2));
    const sight = await openSight(definition.name, config, kept);
    const trail = new AuditTrail(config.auditorDatabaseUrl === undefined ? undefined : await kept(open('auditor', config.auditorDatabaseUrl, 2)));
    return { normal, danger, relay, trail, ...(sight === undefined ? {} : { sight }), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openSight(
  name: string, { peopleDatabaseUrl: peopleUrl, partnersDatabaseUrl: partnersUrl, poolSize }: ServiceConfig,
  kept: (opening: Promise<SightDatabase>) => Promise<SightDatabase>,
): Promise<SightDatabase | undefined> {
  const { logins, people } = serviceRoles(name);
  // Without such a role a service keeps no cases; with one it must not read for people in any other way.
  if (!logins.includes(people)) return undefined;
  const missing = peopleUrl === undefined ? 'PEOPLE' : 'PARTNERS';
  if (peopleUrl === undefined || partnersUrl === undefined) throw new StartError('config.invalid', `The setting ${name.toUpperCase()}_${missing}_DATABASE_URL is missing.`);
  return kept(openSightDatabase({ peopleUrl, partnersUrl, name, poolSize }));
}
