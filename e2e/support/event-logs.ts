import { spawnSync } from 'node:child_process';

export type EventLogKind = 'postgres' | 'kafka';

const OLDEST_JAVA = 17;

/**
 * The same journeys on both event logs. Kafka is left out, and the reason printed, only where no broker can be had;
 * REQUIRE_KAFKA=1 never leaves it out.
 */
export function describeOnBothLogs(what: string, journeys: (eventLog: EventLogKind) => void): void {
  describe(`${what}, on PostgreSQL`, () => journeys('postgres'));
  const reason = whyNoKafka();
  if (reason === undefined) describe(`${what}, on Kafka`, () => journeys('kafka'));
  else {
    process.stderr.write(`${what}: left out on Kafka, since ${reason}\n`);
    describe.skip(`${what}, on Kafka`, () => journeys('kafka'));
  }
}

function whyNoKafka(): string | undefined {
  if (process.env.REQUIRE_KAFKA === '1' || (process.env.KAFKA_BROKERS ?? '') !== '') return undefined;
  if (spawnSync('docker', ['info'], { timeout: 5_000, stdio: 'ignore' }).status === 0) return undefined;
  const home = process.env.JAVA_HOME ?? '';
  const java = spawnSync(home === '' ? 'java' : `${home}/bin/java`, ['-version'], { encoding: 'utf8' });
  const major = Number(/version "(\d+)/.exec(java.stderr ?? '')?.[1] ?? 0);
  if (major >= OLDEST_JAVA) return undefined;
  return `KAFKA_BROKERS is not set, no container engine answers, and there is no Java ${OLDEST_JAVA}.`;
}
