import { randomUUID } from 'node:crypto';
import { ClientChild } from './client-child';
import type { ClientName } from './client-under-test';

/** What one client did in one round. */
export interface Figures {
  acknowledgedMs: number[];
  heardMs: number[];
  appendedPerSecond: number;
  heardPerSecond: number;
  appendCpuUs: number;
  hearCpuUs: number;
  bareMiB: number;
  memoryMiB: number;
}

export interface Measuring {
  brokers: string;
  folderOf: (name: ClientName) => string;
  makeTopics: (topics: string[]) => Promise<void>;
}

/** Idle, and a backlog, on topics that nobody used before. */
export async function measureClient(
  name: ClientName, measuring: Measuring, size: { perSecond: number; seconds: number; count: number; batch: number },
): Promise<Figures> {
  const [paced, backlog] = [`bench.paced.${randomUUID()}`, `bench.backlog.${randomUUID()}`];
  await measuring.makeTopics([paced, backlog]);
  const { child, bareMiB } = await ClientChild.open(name, measuring.folderOf(name), measuring.brokers);
  try {
    const paces = await child.ask({ kind: 'pace', topic: paced, perSecond: size.perSecond, seconds: size.seconds });
    const drained = await child.ask({ kind: 'backlog', topic: backlog, count: size.count, batch: size.batch });
    return { ...paces, ...drained, bareMiB };
  } finally {
    child.close();
  }
}

/** Keys, and the partition that a client chose for each. */
export async function placesOf(name: ClientName, measuring: Measuring, keys: string[]): Promise<Record<string, number>> {
  const topic = `bench.place.${randomUUID()}`;
  await measuring.makeTopics([topic]);
  const { child } = await ClientChild.open(name, measuring.folderOf(name), measuring.brokers);
  try {
    return await child.ask({ kind: 'place', topic, keys });
  } finally {
    child.close();
  }
}
