import { Client } from 'pg';
import { migrate, openDatabase, openSightDatabase, provision, serviceRoles, type Database, type EntityClass, type MigrationClass, type SightDatabase } from '@amparo/persistence';
import { sightFaults } from './sight-faults';
import { dropTestDatabase, testDatabaseName, testPasswordOf, testServerUrl } from './test-database';

/** A database of a service's own tables and roles, and a pool of the application role. */
export interface ServiceDatabase {
  database: Database;
  /** Address for one of the service's roles: `app`, `migrator`, where there are cases `people` and `partners`, and for the door `relay`, `handover`, `lookup`. */
  urlOf(role: string): string;
  /** Pools as people and partners, for a service that keeps cases. Whoever opens them closes them. */
  openSight(poolSize?: number): Promise<SightDatabase>;
  /** Runs SQL as the administrator of the server: for what no role of the service may do. */
  asAdministrator<T>(sql: string, values?: unknown[]): Promise<T[]>;
  /** What is wrong with row-level security, with some SQL done before and undone after (`sightFaults`). */
  sightFaults(plant?: string): Promise<string[]>;
  drop(): Promise<void>;
}

/**
 * Makes a service's database as an installation would: roles, migrations by the migrator, work by the application role.
 *
 * @param service its name, such as `protection`
 */
export async function serviceDatabase(
  service: string,
  { entities, migrations }: { entities: EntityClass[]; migrations: MigrationClass[] },
): Promise<ServiceDatabase> {
  const roles = serviceRoles(service);
  const name = testDatabaseName(service);
  await provision(testServerUrl(), service, Object.fromEntries(roles.logins.map((login) => [login, testPasswordOf(login)])), name);
  const urlOf = (role: string) => {
    const login = `amparo_${service}_${role}`;
    const url = new URL(testServerUrl(name));
    url.username = login;
    url.password = testPasswordOf(login);
    return url.href;
  };
  await migrate({ url: urlOf('migrator'), ownerRole: roles.owner, migrations });
  const database = await openDatabase({ url: urlOf('app'), name: `${service} test`, entities, poolSize: 8 });
  return {
    database,
    urlOf,
    openSight: (poolSize = 4) => openSightDatabase({ peopleUrl: urlOf('people'), partnersUrl: urlOf('partners'), name: `${service} test`, poolSize }),
    asAdministrator: async <T>(sql: string, values?: unknown[]) => {
      const client = new Client({ connectionString: testServerUrl(name) });
      await client.connect();
      try {
        return (await client.query(sql, values)).rows as T[];
      } finally {
        await client.end();
      }
    },
    sightFaults: (plant) => sightFaults(testServerUrl(name), service, plant),
    drop: async () => {
      await database.close();
      await dropTestDatabase(name);
    },
  };
}
