import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { KafkaBroker } from '@amparo/platform/machine';
import { ClientChild } from './client-child';
import type { ClientAnswers } from './client-orders';
import type { ClientName } from './client-under-test';
import type { Measuring } from './figures';
import { judgeOutage, type OutageVerdict } from './outage.rules';

/** What takes the broker away, and brings it back. */
export interface Fault {
  name: string;
  run(broker: KafkaBroker): Promise<void>;
}

export function pausedFor(seconds: number): Fault {
  return {
    name: `broker held still for ${seconds} s`,
    run: async (broker) => {
      await broker.pause();
      await pause(seconds * 1000);
      await broker.resume();
    },
  };
}

export function killedFor(seconds: number): Fault {
  return {
    name: `broker killed, restarted after ${seconds} s`,
    run: async (broker) => {
      await broker.kill();
      await pause(seconds * 1000);
      await broker.restart();
    },
  };
}

export type OutageOutcome =
  | { verdict: OutageVerdict; seen: Omit<ClientAnswers['settle'], 'made' | 'heard'> }
  | { failed: string };

/** All clients tell at once, each in its own process and topic: it is the same outage for all. */
export async function sufferOutage(
  names: readonly ClientName[], fault: Fault, broker: KafkaBroker, measuring: Measuring, patienceMs: number,
): Promise<Map<ClientName, OutageOutcome>> {
  const outcomes = new Map<ClientName, OutageOutcome>();
  const children: ClientChild[] = [];
  try {
    for (const name of names) {
      const topic = `bench.outage.${randomUUID()}`;
      await measuring.makeTopics([topic]);
      const { child } = await ClientChild.open(name, measuring.folderOf(name), measuring.brokers);
      children.push(child);
      await child.ask({ kind: 'tell', topic, perSecond: 20 });
    }
    await pause(3_000);
    const faultAt = Date.now();
    await fault.run(broker);
    const backAt = Date.now();
    await pause(3_000);
    await Promise.all(children.map(async (child) => outcomes.set(child.name, await outcomeOf(child, faultAt, backAt, patienceMs))));
    return outcomes;
  } finally {
    for (const child of children) child.close();
  }
}

async function outcomeOf(child: ClientChild, faultAt: number, backAt: number, patienceMs: number): Promise<OutageOutcome> {
  try {
    const { made, heard, ...seen } = await child.ask({ kind: 'settle', patienceMs, quietMs: 2_000 }, patienceMs + 10_000);
    return { verdict: judgeOutage(made, heard, faultAt, backAt), seen };
  } catch (error) {
    return { failed: (error as Error).message };
  }
}
