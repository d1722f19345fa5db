import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { prepareKafkaTopics } from '@amparo/messaging';
import { kafkaLogCreator, Logger, SERVICE_NAMES, type ServiceName } from '@amparo/platform';
import { assertSafe, isPortFree, startKafka, type KafkaBroker } from '@amparo/platform/machine';
import { Client } from 'pg';
import { Child } from './child';
import { allTopics, makeDatabases, makeEventLog } from './databases';
import { environmentOf, portsFrom } from './environment';
import { KeptPostgres } from './kept-postgres';
import { placesOf, type Places } from './places';
import { openPostOffice, type PostOffice } from './post-office';
import { processesFrom } from './processes';
import type { RunningSystem } from './running-system';
import { makeSecrets } from './secrets';

/** How a system is started. */
export interface SystemOptions {
  dataDir: string;
  /** Kafka between the services, and each its own process; else PostgreSQL, and two processes. `AMPARO_PROCESSES` says otherwise. */
  kafka: boolean;
  /** Settings that come before ours; the caller's environment, or a test's. */
  env: NodeJS.ProcessEnv;
  /** Modules that every process loads first. */
  preload?: string[];
  /** Says in one line what an operator should know. */
  say: (line: string) => void;
}

/**
 * Starts a whole system on this machine: database, event log, services. What fails half-way is taken down again.
 *
 * @throws Error that says what to do: a port that is taken and the setting that moves it, a database that is unsafe
 */
export async function startSystem(options: SystemOptions): Promise<RunningSystem> {
  const { kafka, env, say } = options;
  const ports = portsFrom(env);
  await refuseTakenPorts(ports);
  const places = placesOf(options.dataDir);
  for (const directory of [places.data, places.logs]) mkdirSync(directory, { recursive: true, mode: 0o711 });
  const secrets = makeSecrets(places);
  const started: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    rmSync(places.running, { force: true });
    for (const part of started.splice(0).reverse()) await part.stop();
  };
  try {
    const { adminUrl, postgres } = await openPostgres(places, env, say, started);
    await makeDatabases(adminUrl, secrets.passwords);
    const broker = kafka ? await openKafka(places, say, started) : undefined;
    if (!kafka) await makeEventLog(adminUrl, secrets.passwords);
    const office = await openOffice(places, env, started);
    const settings = {
      ...environmentOf({
        adminUrl, secrets, ports, kafkaBrokers: broker?.brokers, smtpUrl: office?.smtpUrl, pageUrl: office?.pageUrl, anchors: places.anchors,
        ...(env['AMPARO_MODE'] === 'production' ? {} : { demonstrationAccountsFile: places.demonstrationAccounts }),
      }),
      ...given(env),
    };
    const children = processesFrom(env, kafka).map((process) => new Child({ ...process, env: settings, preload: options.preload ?? [], say }, places));
    started.push({ stop: async () => void (await Promise.all(children.map((child) => child.stop()))) });
    await Promise.all(children.map((child) => child.start()));
    const addresses = { doorUrl: `http://127.0.0.1:${ports.intake}`, portalUrl: `http://localhost:${ports.portal}` };
    writeFileSync(places.running, `${JSON.stringify(addresses)}\n`);
    return {
      ...addresses,
      operatorToken: secrets.operatorToken,
      adminUrl,
      settings,
      postgres,
      kafka: broker,
      processOf: (service) => processOf(children, service),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function refuseTakenPorts(ports: Record<ServiceName, number>): Promise<void> {
  for (const service of SERVICE_NAMES) {
    if (await isPortFree(ports[service])) continue;
    throw new Error(`Port ${ports[service]}, for ${service}, is taken. Set ${service.toUpperCase()}_PORT to a free one, or end what holds it.`);
  }
}

type Started = { stop(): Promise<void> }[];

/** Our own server, or the one that DATABASE_URL names; neither unless it promises what it commits. */
async function openPostgres(
  places: Places, env: NodeJS.ProcessEnv, say: SystemOptions['say'], started: Started,
): Promise<{ adminUrl: string; postgres?: KeptPostgres }> {
  const given = env['DATABASE_URL'];
  if (given === undefined || given === '') {
    const postgres = new KeptPostgres(places.postgres, say);
    await postgres.start();
    started.push(postgres);
    return { adminUrl: postgres.url(), postgres };
  }
  const client = new Client({ connectionString: given });
  await client.connect();
  try {
    await assertSafe(client);
  } finally {
    await client.end();
  }
  return { adminUrl: given };
}

async function openKafka(places: Places, say: SystemOptions['say'], started: Started): Promise<KafkaBroker> {
  const broker = await startKafka({ dataDir: places.kafka, log: say });
  started.push(broker);
  const client = { brokers: broker.brokers, name: 'supervisor', logCreator: kafkaLogCreator(new Logger('supervisor', 'error')) };
  await prepareKafkaTopics(client, allTopics(), 1);
  return broker;
}

async function openOffice(places: Places, env: NodeJS.ProcessEnv, started: Started): Promise<PostOffice | undefined> {
  if (env['SMTP_URL'] !== undefined || env['AMPARO_MODE'] === 'production') return undefined;
  const office = await openPostOffice(places.mail);
  started.push({ stop: () => office.close() });
  return office;
}

/** What the caller's environment says, without what is not set. */
function given(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function processOf(children: Child[], service: ServiceName): Child {
  const child = children.find(({ services }) => services.includes(service));
  if (child === undefined) throw new Error(`${service} does not run here`);
  return child;
}
