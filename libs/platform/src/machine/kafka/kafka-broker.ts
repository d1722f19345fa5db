import type { KafkaBroker } from './broker';
import { isContainerEngineThere, startBrokerContainer } from './broker-container';
import { startBrokerProcess } from './broker-process';
import { isClusterReady } from './cluster-ready';

/** How a broker is had. */
export interface StartKafka {
  /** Where a broker of our own keeps its log; made when missing. Of no account for brokers that are given. */
  dataDir: string;
  /** Brokers that run already, `host:port` separated by commas; left out, KAFKA_BROKERS. */
  brokers?: string;
  /** Hears what an operator should know, such as jars being fetched. */
  log?: (message: string) => void;
}

const GIVEN_PATIENCE_MS = 15_000;

/**
 * A Kafka broker for this machine: the brokers given, else a container where an engine answers, else the broker's jars
 * by Maven (stack: A real Kafka without containers). Answers when the cluster does.
 *
 * @throws Error saying which three ways there are where none leads anywhere
 */
export async function startKafka(options: StartKafka): Promise<KafkaBroker> {
  const log = options.log ?? (() => undefined);
  const given = options.brokers ?? process.env.KAFKA_BROKERS ?? '';
  if (given !== '') return givenBrokers(given);
  const tried: string[] = [];
  if (await isContainerEngineThere()) {
    try {
      return await startBrokerContainer(options.dataDir);
    } catch (error) {
      tried.push(`container: ${(error as Error).message}`);
    }
  }
  try {
    return await startBrokerProcess(options.dataDir, log);
  } catch (error) {
    tried.push(`jars: ${(error as Error).message}`);
  }
  throw new Error(
    'No Kafka broker can be had. There are three ways: set KAFKA_BROKERS to running brokers; start a container engine; '
    + `install Java 17 and Maven. (${tried.join('; ')})`,
  );
}

async function givenBrokers(brokers: string): Promise<KafkaBroker> {
  if (!(await isClusterReady(brokers, GIVEN_PATIENCE_MS))) {
    throw new Error('The Kafka brokers that KAFKA_BROKERS names do not answer.');
  }
  const notOurs = (): Promise<never> => Promise.reject(new Error('This broker was given: whoever runs it stops and starts it.'));
  return { kind: 'given', brokers, stop: () => Promise.resolve(), kill: notOurs, pause: notOurs, resume: notOurs, restart: notOurs };
}
