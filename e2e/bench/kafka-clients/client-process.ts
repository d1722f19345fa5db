import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClientAnswer, ClientAnswers, ClientOrder } from './client-orders';
import type { ClientName, ClientUnderTest } from './client-under-test';
import { ConfluentClient, type ConfluentLibrary } from './confluent-client';
import { KafkaJsClient, type KafkaJsLibrary } from './kafkajs-client';
import { PlatformaticClient, type PlatformaticLibrary } from './platformatic-client';
import { aRecord, numberOf } from './records';
import { Teller } from './teller';

/**
 * One client in a process of its own, so that its memory is its own and its death hurts nobody. The libraries that are
 * no dependencies of ours are loaded from the folder where the bench installed them.
 */
let client: ClientUnderTest;
let teller: Teller;
const unhandled: string[] = [];
// Left alone, either of these ends the process.
process.on('unhandledRejection', (reason) => unhandled.push(`rejection: ${String(reason).slice(0, 160)}`));
process.on('uncaughtException', (error) => unhandled.push(`exception: ${String(error).slice(0, 160)}`));

const MEBIBYTE = 2 ** 20;

async function obey(order: ClientOrder): Promise<ClientAnswers[ClientOrder['kind']]> {
  switch (order.kind) {
    case 'open': {
      const bareMiB = process.memoryUsage.rss() / MEBIBYTE;
      client = open(order.client, order.folder, order.brokers);
      return { bareMiB };
    }
    case 'pace': return paced(order.topic, order.perSecond, order.seconds);
    case 'backlog': return backlog(order.topic, order.count, order.batch);
    case 'place': return place(order.topic, order.keys);
    case 'tell':
      teller = new Teller(client, order.topic, order.perSecond);
      await teller.start();
      return {};
    case 'settle':
      await teller.settle(order.patienceMs, order.quietMs);
      return { made: teller.made, heard: teller.heard, failedAppends: teller.failedAppends, replaced: client.replaced, unhandled };
  }
}

function open(name: ClientName, folder: string, brokers: string): ClientUnderTest {
  const load = createRequire(name === 'kafkajs' ? __filename : join(folder, 'package.json'));
  switch (name) {
    case 'kafkajs': return new KafkaJsClient(load(name) as KafkaJsLibrary, brokers);
    case '@platformatic/kafka': return new PlatformaticClient(load(name) as PlatformaticLibrary, brokers);
    case '@confluentinc/kafka-javascript': return new ConfluentClient(load(name) as ConfluentLibrary, brokers);
  }
}

/** One record at a time on time: until it is acknowledged, and until it is heard. */
async function paced(topic: string, perSecond: number, seconds: number): Promise<ClientAnswers['pace']> {
  const sentAt: number[] = [];
  const acknowledgedMs: number[] = [];
  const heardMs: number[] = [];
  let warm = false;
  const end = await client.consume(topic, `${topic}.paced`, async ({ value }) => {
    const number = numberOf(value);
    if (number === 0) warm = true;
    else heardMs.push(performance.now() - (sentAt[number] ?? NaN));
  });
  await client.append(topic, [aRecord(0, randomUUID())]);
  while (!warm) await pause(5);
  const [started, count] = [performance.now(), perSecond * seconds];
  const pending: Promise<void>[] = [];
  for (let number = 1; number <= count; number++) {
    await pause(Math.max(0, started + (number * 1000) / perSecond - performance.now()));
    const at = performance.now();
    sentAt[number] = at;
    pending.push(client.append(topic, [aRecord(number, randomUUID())]).then(() => void acknowledgedMs.push(performance.now() - at)));
  }
  await Promise.all(pending);
  for (let waited = 0; heardMs.length < count && waited < 500; waited++) await pause(10);
  await end();
  return { acknowledgedMs, heardMs };
}

/** Appends a backlog in portions one after another, as the relay does, and then reads it as a new group. */
async function backlog(topic: string, count: number, batch: number): Promise<ClientAnswers['backlog']> {
  await client.append(topic, [aRecord(count, randomUUID())]);
  const portions = Array.from({ length: Math.ceil(count / batch) }, (_, at) =>
    Array.from({ length: Math.min(batch, count - at * batch) }, (_unused, of) => aRecord(at * batch + of, randomUUID())));
  const appending = startWatch();
  for (const portion of portions) await client.append(topic, portion);
  const appended = appending(count);

  let first: ReturnType<typeof startWatch> | undefined;
  let heard = { perSecond: NaN, cpuUs: NaN };
  const seen = new Set<number>();
  const end = await client.consume(topic, `${topic}.backlog`, async ({ value }) => {
    first ??= startWatch();
    seen.add(numberOf(value));
    if (seen.size === count + 1) heard = first(count);
  });
  for (let waited = 0; seen.size <= count && waited < 3_000; waited++) await pause(10);
  const memoryMiB = process.memoryUsage.rss() / MEBIBYTE;
  await end();
  return { appendedPerSecond: appended.perSecond, appendCpuUs: appended.cpuUs, heardPerSecond: heard.perSecond, hearCpuUs: heard.cpuUs, memoryMiB };
}

/** Time and time on a core, all threads, a record. */
function startWatch(): (count: number) => { perSecond: number; cpuUs: number } {
  const cpu = process.cpuUsage();
  const started = performance.now();
  return (count) => {
    const used = process.cpuUsage(cpu);
    return { perSecond: (count * 1000) / (performance.now() - started), cpuUs: (used.user + used.system) / count };
  };
}

async function place(topic: string, keys: readonly string[]): Promise<Record<string, number>> {
  const partitions: Record<string, number> = {};
  await client.append(topic, keys.map((key, number) => aRecord(number, key)));
  const end = await client.consume(topic, `${topic}.place`, async ({ key, partition }) => {
    partitions[key] = partition;
  });
  for (let waited = 0; Object.keys(partitions).length < keys.length && waited < 1_000; waited++) await pause(10);
  await end();
  return partitions;
}

process.on('message', (order: ClientOrder) => {
  const reply = (answer: ClientAnswer): void => void process.send?.(answer);
  obey(order).then((answer) => reply({ answer }), (error: unknown) => reply({ failed: String(error) }));
});
process.on('disconnect', () => process.exit(0));
