import { EVENT_LOG_SERVICE, prepareEventLogTables, topicsOf } from '@amparo/messaging';
import { provision, serviceRoles } from '@amparo/persistence';
import { SERVICE_NAMES, type ServiceName } from '@amparo/platform';
import type { Secrets } from './secrets';

/** Makes the databases and roles of all services, and of the event log. Safe to repeat. */
export async function makeDatabases(adminUrl: string, passwords: Secrets['passwords']): Promise<void> {
  for (const service of [...SERVICE_NAMES, EVENT_LOG_SERVICE]) await provision(adminUrl, service, passwords);
}

/** Makes the tables and topics of the PostgreSQL event log. */
export async function makeEventLog(adminUrl: string, passwords: Secrets['passwords']): Promise<void> {
  const { owner, app, migrator } = serviceRoles(EVENT_LOG_SERVICE);
  await prepareEventLogTables(urlFor(adminUrl, EVENT_LOG_SERVICE, migrator, passwords), { owner, app }, allTopics());
}

/** The topics of every service, on both lanes. */
export function allTopics(): string[] {
  return topicsOf(SERVICE_NAMES);
}

/** The same server, as another role, in a service's database. */
export function urlFor(adminUrl: string, service: string, role: string, passwords: Secrets['passwords']): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = passwords[role] ?? '';
  url.pathname = `/${serviceRoles(service).database}`;
  return url.toString();
}

/** The database settings of one service: migrator, application, and for the door its other roles. */
export function databaseSettings(adminUrl: string, service: ServiceName, passwords: Secrets['passwords']): Record<string, string> {
  const prefix = service.toUpperCase();
  const settings: Record<string, string> = {};
  for (const role of serviceRoles(service).logins) {
    const part = role.split('_').at(-1) ?? '';
    const name = part === 'app' ? `${prefix}_DATABASE_URL` : `${prefix}_${part.toUpperCase()}_DATABASE_URL`;
    settings[name] = urlFor(adminUrl, service, role, passwords);
  }
  return settings;
}
