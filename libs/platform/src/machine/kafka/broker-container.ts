import { chmodSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { freePort } from '../free-port';
import { NODE_SETTINGS } from './broker-properties';
import { isClusterReady } from './cluster-ready';
import type { KafkaBroker } from './broker';

const IMAGE = 'apache/kafka:4.4.0';
const READY_MS = 120_000;

/** Whether a container engine answers: a docker command without a daemon is common, and counts as none. */
export async function isContainerEngineThere(): Promise<boolean> {
  try {
    const { getContainerRuntimeClient } = await import('testcontainers');
    await getContainerRuntimeClient();
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs one Kafka node in a container, published on loopback at a fixed port, so that it is at the same address after a
 * restart. Its log lies under `dataDir`.
 *
 * @throws Error where the image cannot be had or the broker does not come up
 */
export async function startBrokerContainer(dataDir: string): Promise<KafkaBroker> {
  const { GenericContainer, Wait, getContainerRuntimeClient } = await import('testcontainers');
  const folder = join(resolve(dataDir), 'container');
  mkdirSync(folder, { recursive: true });
  // The image runs under an account of its own, whatever number the engine gives it here.
  chmodSync(folder, 0o777);
  const port = await freePort();
  const started = await new GenericContainer(IMAGE)
    .withExposedPorts({ container: 9092, host: port })
    .withBindMounts([{ source: folder, target: '/var/lib/kafka/data', mode: 'z' }])
    .withEnvironment({ ...environmentOf(port), KAFKA_HEAP_OPTS: '-Xmx512m' })
    .withWaitStrategy(Wait.forListeningPorts())
    .withStartupTimeout(READY_MS)
    .start();
  const engine = await getContainerRuntimeClient();
  const container = engine.container.getById(started.getId());
  const brokers = `${started.getHost()}:${port}`;
  const ready = async (): Promise<void> => {
    if (!(await isClusterReady(brokers, READY_MS))) throw new Error('the Kafka broker in its container did not come up');
  };
  await ready();
  return {
    kind: 'container',
    brokers,
    stop: async () => void (await started.stop()),
    kill: async () => void (await container.kill({ signal: 'SIGKILL' })),
    pause: async () => void (await container.pause()),
    resume: async () => void (await container.unpause()),
    restart: async () => {
      await container.restart({ t: 20 });
      await ready();
    },
  };
}

function environmentOf(port: number): Record<string, string> {
  const settings = {
    ...NODE_SETTINGS,
    'log.dirs': '/var/lib/kafka/data/log',
    'listeners': 'PLAINTEXT://0.0.0.0:9092,CONTROLLER://127.0.0.1:9093',
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'controller.quorum.voters': '1@127.0.0.1:9093',
  };
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [`KAFKA_${name.replaceAll('.', '_').toUpperCase()}`, String(value)]),
  );
}
