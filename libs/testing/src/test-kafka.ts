import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startKafka, type KafkaBroker } from '@amparo/platform/machine';

/** A broker for a test file, and what removes it. */
export interface TestKafka {
  broker: KafkaBroker;
  /** Stops it and removes its log; brokers that were given are left alone. */
  drop(): Promise<void>;
}

/**
 * A real Kafka broker for one test file: the one that KAFKA_BROKERS names, else one of its own. Where none can be had the
 * reason is printed and nothing comes back, so that the file passes over its tests.
 *
 * @throws Error where none can be had although REQUIRE_KAFKA is 1
 */
export async function testKafka(): Promise<TestKafka | undefined> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'amparo-kafka-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const broker = await startKafka({ dataDir: folder });
    return {
      broker,
      async drop() {
        await broker.stop();
        remove();
      },
    };
  } catch (error) {
    remove();
    if (process.env.REQUIRE_KAFKA === '1') throw error;
    process.stdout.write(`Kafka tests are left out: ${(error as Error).message}\n`);
    return undefined;
  }
}
