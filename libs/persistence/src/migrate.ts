import { DataSource, type MigrationInterface } from 'typeorm';
import { silentLogger } from './silent-logger';

/** A migration as TypeORM takes it: a class, named with a trailing timestamp. */
export type MigrationClass = new () => MigrationInterface;

/**
 * Brings a service's tables up to date, as their owner: a role that nobody logs in as. The migrator logs in and takes
 * the owner's part, so that neither it nor the service can bypass row-level security later on.
 *
 * Several instances may start at once: an advisory lock lets one migrate while the others wait.
 *
 * @throws the driver's error when the database does not answer or a migration fails; each migration that went before
 *   stays, the failing one leaves nothing
 */
export async function migrate(options: { url: string; ownerRole: string; migrations: MigrationClass[] }): Promise<void> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: options.url,
    synchronize: false,
    migrations: options.migrations,
    migrationsTableName: 'migrations',
    logger: silentLogger,
    applicationName: 'migrator',
    poolSize: 2,
    extra: { options: `-c role=${options.ownerRole}`, connectionTimeoutMillis: 5_000 },
  });
  await dataSource.initialize();
  const holder = dataSource.createQueryRunner();
  try {
    await holder.query(`SELECT pg_advisory_lock(hashtext('amparo.migrate'))`);
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    // The lock belongs to the session, and all of them end here, also when the server is gone.
    await holder.release();
    await dataSource.destroy();
  }
}
