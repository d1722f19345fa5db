import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka } from 'kafkajs';

/**
 * Waits until the brokers answer a question about their cluster, that is until topics can be made and written.
 *
 * @param brokers `host:port`, separated by commas
 * @param isGivenUp asked between tries: true where waiting is in vain, because the process is gone
 * @returns whether the cluster answered in time
 */
export async function isClusterReady(brokers: string, milliseconds: number, isGivenUp: () => boolean = () => false): Promise<boolean> {
  const until = Date.now() + milliseconds;
  while (Date.now() < until && !isGivenUp()) {
    if (await answers(brokers)) return true;
    await sleep(150);
  }
  return false;
}

async function answers(brokers: string): Promise<boolean> {
  const kafka = new Kafka({
    clientId: 'amparo-launcher',
    brokers: brokers.split(','),
    connectionTimeout: 1_000,
    requestTimeout: 3_000,
    retry: { retries: 0 },
    logCreator: () => () => undefined,
  });
  const admin = kafka.admin();
  try {
    await admin.connect();
    const { brokers: members, controller } = await admin.describeCluster();
    return members.length > 0 && controller !== null;
  } catch {
    return false;
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
