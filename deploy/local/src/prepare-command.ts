import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EVENT_LOG_SERVICE, prepareKafkaTopics } from '@amparo/messaging';
import { serviceRoles } from '@amparo/persistence';
import { kafkaLogCreator, Logger, SERVICE_NAMES } from '@amparo/platform';
import { allTopics, databaseSettings, makeDatabases, makeEventLog, urlFor } from './system/databases';
import { defaultDataDir, placesOf, type Places } from './system/places';
import { makeSecrets, secretFile, type Secrets } from './system/secrets';

const usage = `Usage: DATABASE_URL=… [KAFKA_BROKERS=…] node deploy/local/dist/main.js prepare [--secrets-only] [--replication COPIES]
`;

/**
 * Prepares a system that others start, such as containers: keys and passwords, one file of connections a service,
 * databases and roles, and the event log's topics (on Kafka, where KAFKA_BROKERS is set) or tables. Safe to repeat: what
 * is there stays.
 *
 * `--secrets-only` makes the files and calls nobody, for the time before there is a database.
 *
 * @returns 0; 2 when it was asked for in a wrong way
 */
export async function prepareCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { 'secrets-only': { type: 'boolean' }, replication: { type: 'string', default: '1' } } });
  const { DATABASE_URL: url = '', KAFKA_BROKERS: brokers = '' } = process.env;
  const copies = Number(values.replication);
  if (!URL.canParse(url) || !Number.isInteger(copies) || copies < 1) {
    process.stderr.write(usage);
    return 2;
  }
  const places = placesOf(defaultDataDir());
  const secrets = makeSecrets(places);
  const adminUrl = withPassword(url, places);
  writeConnections(places, adminUrl, secrets.passwords, brokers !== '');
  say(`Keys and connections are in ${places.data}`);
  if (values['secrets-only']) return 0;

  await makeDatabases(adminUrl, secrets.passwords);
  say('Databases and roles are there');
  if (brokers === '') {
    await makeEventLog(adminUrl, secrets.passwords);
    say('The tables of the event log are there');
  } else {
    const client = { brokers, name: 'prepare', logCreator: kafkaLogCreator(new Logger('prepare', 'error')) };
    await prepareKafkaTopics(client, allTopics(), copies);
    say('The topics of the event log are there');
  }
  return 0;
}

/** A new server is told its administrator's password by a file; it is made here, where the address has none. */
function withPassword(url: string, places: Places): string {
  const admin = new URL(url);
  if (admin.password === '') admin.password = secretFile(join(places.keys, 'postgres.password'));
  return admin.toString();
}

/** `connections/<service>.env`: what one service logs in with, and nothing of any other's. */
function writeConnections(places: Places, adminUrl: string, passwords: Secrets['passwords'], onKafka: boolean): void {
  const directory = join(places.data, 'connections');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const eventLog = urlFor(adminUrl, EVENT_LOG_SERVICE, serviceRoles(EVENT_LOG_SERVICE).app, passwords);
  for (const service of SERVICE_NAMES) {
    const own = databaseSettings(adminUrl, service, passwords);
    if (Object.keys(own).length === 0) continue;
    const settings = onKafka ? own : { ...own, AMPARO_EVENT_LOG_DATABASE_URL: eventLog };
    const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`).join('');
    writeFileSync(join(directory, `${service}.env`), lines, { mode: 0o600 });
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
