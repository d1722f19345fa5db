import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { migrate, openDatabase, openSightDatabase, provision, serviceRoles, type Database, type EntityClass, type MigrationClass, type SightDatabase } from '@amparo/persistence';
import { discardPostgres } from '@amparo/platform/machine';
import type { ServiceName } from '@amparo/platform';
import { makePlace, startBenchPostgres } from './bench-system';
import { Rows } from './rows';

/** One service's database as an installation has it, to run its use cases on. */
export interface ServiceGround {
  sight: SightDatabase;
  /** As the service itself: row-level security lets all through. */
  service: Database;
  /** The same, to write with. */
  writing: Database;
  /** As whoever may everything. */
  rows: Rows;
  stop(): Promise<void>;
}

/** Makes the database, with its roles and tables, in a place of its own. */
export async function layService(service: ServiceName, place: string, { entities, migrations }: { entities: EntityClass[]; migrations: MigrationClass[] }): Promise<ServiceGround> {
  const folder = makePlace(place);
  const undo: (() => Promise<unknown>)[] = [async () => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const postgres = await startBenchPostgres(folder);
    undo.push(() => discardPostgres(join(folder, 'postgres')), () => postgres.stop());
    const roles = serviceRoles(service);
    await provision(postgres.url(), service, Object.fromEntries(roles.logins.map((login) => [login, 'bench'])));
    const urlOf = (role: string): string => {
      const url = new URL(postgres.url(roles.database));
      url.username = role;
      url.password = 'bench';
      return url.href;
    };
    await migrate({ url: urlOf(roles.migrator), ownerRole: roles.owner, migrations });
    const reading = await openDatabase({ url: urlOf(roles.app), name: 'bench', entities, poolSize: 4, readByIndex: true });
    undo.push(() => reading.close());
    const writing = await openDatabase({ url: urlOf(roles.app), name: 'bench', entities, poolSize: 16 });
    undo.push(() => writing.close());
    const sight = await openSightDatabase({ peopleUrl: urlOf(roles.people), partnersUrl: urlOf(roles.partners), name: 'bench', poolSize: 4 });
    undo.push(() => sight.close());
    const rows = new Rows(postgres.url());
    undo.push(() => rows.close());
    return { sight, service: reading, writing, rows, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
