import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVENT_LOG_SERVICE, prepareEventLogTables, topicsOf } from '@amparo/messaging';
import { provision, serviceRoles } from '@amparo/persistence';
import { SERVICE_NAMES, makeHpkeKeys, makeServiceKeys } from '@amparo/platform';
import type { PostgresServer } from '@amparo/platform/machine';

export const OPERATOR_TOKEN = 'invented-token-of-an-operator';

/**
 * Makes databases, event log and keys of a whole system on a server of its own, and gives the environment that names them.
 *
 * @param ports a free port for each service
 */
export async function anEnvironment(postgres: PostgresServer, folder: string, ports: Record<string, number>): Promise<Record<string, string>> {
  const keeping = SERVICE_NAMES.filter((name) => name !== 'intake');
  const passwordOf = (role: string): string => `invented-${role}`;
  const urlOf = (service: string, role: string): string => {
    const url = new URL(postgres.url(serviceRoles(service).database));
    url.username = role;
    url.password = passwordOf(role);
    return url.href;
  };
  const secretFile = (name: string, content: string): string => {
    writeFileSync(join(folder, name), `${content}\n`, { mode: 0o600 });
    return join(folder, name);
  };
  for (const service of [...keeping, EVENT_LOG_SERVICE]) {
    await provision(postgres.url(), service, Object.fromEntries(serviceRoles(service).logins.map((role) => [role, passwordOf(role)])));
  }
  await prepareEventLogTables(urlOf(EVENT_LOG_SERVICE, serviceRoles(EVENT_LOG_SERVICE).migrator), serviceRoles(EVENT_LOG_SERVICE), topicsOf(SERVICE_NAMES));
  const { keyFile, keysFile } = makeServiceKeys(folder, SERVICE_NAMES);
  const environment: Record<string, string> = {
    AMPARO_MODE: 'demo', LOG_LEVEL: 'error', AMPARO_EVENT_LOG: 'postgres', AMPARO_EVENT_LOG_DATABASE_URL: urlOf(EVENT_LOG_SERVICE, serviceRoles(EVENT_LOG_SERVICE).app),
    AMPARO_SERVICE_KEYS_FILE: keysFile,
    CASEWORK_HPKE_PRIVATE_KEY_FILE: makeHpkeKeys(folder).privateKeyFile,
    DIRECTORY_DEMONSTRATION_ACCOUNTS_FILE: join(folder, 'demonstration-accounts.json'),
    // The matrix reads more in a minute than anybody in a day.
    CASEWORK_READS_NOTICED_AT: '100000', CASEWORK_READS_STOPPED_AT: '100000',
    PORTAL_OPERATOR_TOKEN_FILE: secretFile('operator.token', OPERATOR_TOKEN),
  };
  for (const service of SERVICE_NAMES) {
    const prefix = service.toUpperCase();
    environment[`${prefix}_PORT`] = String(ports[service]);
    environment[`${prefix}_SERVICE_KEY_FILE`] = keyFile[service] ?? '';
    environment[`${prefix}_EPOCH_KEYS_DIR`] = join(folder, `${service}.epochs`);
  }
  for (const service of keeping) {
    for (const role of serviceRoles(service).logins) {
      const part = role.split('_').at(-1) ?? '';
      environment[part === 'app' ? `${service.toUpperCase()}_DATABASE_URL` : `${service.toUpperCase()}_${part.toUpperCase()}_DATABASE_URL`] = urlOf(service, role);
    }
  }
  return environment;
}
