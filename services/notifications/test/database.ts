import { migrate, openDatabase, provision, serviceRoles, type Database } from '@amparo/persistence';
import { dropTestDatabase, testDatabaseName, testServerUrl } from '@amparo/testing';
import { entities, migrations } from '../src/db/schema';

const roles = serviceRoles('notifications');
/** Roles belong to the whole server, so that every test gives them the same invented password. */
const passwordOf = (login: string): string => `invented-${login}`;

/** A database of notifications' tables and roles, and a pool of the application role. */
export interface TestedDatabase {
  database: Database;
  urlOf(role: 'app' | 'migrator'): string;
  drop(): Promise<void>;
}

/** Makes the database as an installation would: roles, migrations by the migrator, work by the application role. */
export async function aDatabase(): Promise<TestedDatabase> {
  const name = testDatabaseName('notifications');
  await provision(testServerUrl(), 'notifications', Object.fromEntries(roles.logins.map((login) => [login, passwordOf(login)])), name);
  const urlOf = (role: 'app' | 'migrator'): string => {
    const url = new URL(testServerUrl(name));
    url.username = roles[role];
    url.password = passwordOf(roles[role]);
    return url.href;
  };
  await migrate({ url: urlOf('migrator'), ownerRole: roles.owner, migrations });
  const database = await openDatabase({ url: urlOf('app'), name: 'notifications test', entities, poolSize: 8 });
  const drop = async (): Promise<void> => {
    await database.close();
    await dropTestDatabase(name);
  };
  return { database, urlOf, drop };
}
