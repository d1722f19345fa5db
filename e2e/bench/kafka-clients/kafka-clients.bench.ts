import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepareKafkaTopics } from '@amparo/messaging';
import { kafkaLogCreator, Logger } from '@amparo/platform';
import { startKafka } from '@amparo/platform/machine';
import { inRounds, type Bench, type BenchResult } from '../bench';
import { makePlace } from '../support/bench-system';
import { median, shortly, spreadOf } from '../support/statistics.rules';
import { CLIENT_NAMES, type ClientName } from './client-under-test';
import { measureClient, placesOf, type Figures, type Measuring } from './figures';
import { installClients, type InstalledClient } from './install-clients';
import { killedFor, pausedFor, sufferOutage, type Fault, type OutageOutcome } from './outage';

type ByClient<T> = Map<ClientName, T>;

/** kafkajs beside its two possible successors, each behind the same port with the product's settings. */
export const kafkaClients: Bench = {
  title: 'kafkajs beside @platformatic/kafka and @confluentinc/kafka-javascript: latency, throughput, memory, outages',
  async run(options): Promise<BenchResult> {
    const installed = await installClients(options.say);
    const names = CLIENT_NAMES.filter((name) => installed[name].missing === undefined);
    const place = makePlace('kafka-clients');
    const broker = await startKafka({ dataDir: join(place, 'kafka'), brokers: '' });
    try {
      const logCreator = kafkaLogCreator(new Logger('bench', 'error', () => undefined));
      const measuring: Measuring = {
        brokers: broker.brokers, folderOf: (name) => installed[name].folder,
        makeTopics: (topics) => prepareKafkaTopics({ brokers: broker.brokers, name: 'bench', logCreator }, topics, 1),
      };
      const places = await comparePlaces(names, measuring);
      const faults = options.quick ? [pausedFor(5), killedFor(1)] : [pausedFor(20), killedFor(5)];
      const outages: [Fault, ByClient<OutageOutcome>][] = [];
      for (const fault of faults) {
        options.say(fault.name);
        outages.push([fault, await sufferOutage(names, fault, broker, measuring, options.quick ? 15_000 : 30_000)]);
      }
      const size = { perSecond: 20, seconds: options.quick ? 2 : 3, count: options.quick ? 5_000 : 20_000, batch: 500 };
      const rounds = await inRounds({ ...options, rounds: options.quick ? 1 : options.rounds }, async (number) => {
        const figures: ByClient<Figures> = new Map();
        // Whoever begins has the cooler caches, so that they take turns.
        for (const [at] of names.entries()) {
          const name = names[(at + number) % names.length];
          if (name !== undefined) figures.set(name, await measureClient(name, measuring, size));
        }
        return figures;
      });
      return {
        columns: ['what', ...CLIENT_NAMES],
        rows: [...installationRows(installed), ...figureRows(rounds), ['same partition for a key as kafkajs', ...cells((name) => places.get(name))], ...outageRows(outages)],
        notes: notesOf(installed, rounds, size),
        figures: { installed, rounds: rounds.map((round) => Object.fromEntries(round)), outages: outages.map(([fault, outcomes]) => ({ fault: fault.name, ...Object.fromEntries(outcomes) })) },
      };
    } finally {
      await broker.stop();
      rmSync(place, { recursive: true, force: true });
    }
  },
};

function cells(of: (name: ClientName) => string | number | undefined): string[] {
  return CLIENT_NAMES.map((name) => {
    const value = of(name);
    return value === undefined ? 'not run' : typeof value === 'number' ? shortly(value) : value;
  });
}

/** How many of some keys lie where kafkajs puts them: a case whose events change partition loses its order. */
async function comparePlaces(names: readonly ClientName[], measuring: Measuring): Promise<ByClient<string>> {
  const keys = Array.from({ length: 100 }, () => randomUUID());
  const ours = await placesOf('kafkajs', measuring, keys);
  const same: ByClient<string> = new Map();
  for (const name of names) {
    const theirs = name === 'kafkajs' ? ours : await placesOf(name, measuring, keys);
    same.set(name, `${keys.filter((key) => theirs[key] === ours[key]).length} of ${keys.length}`);
  }
  return same;
}

function installationRows(installed: Record<ClientName, InstalledClient>): string[][] {
  return [
    ['version', ...cells((name) => installed[name].version)],
    ['packages it brings, itself included', ...cells((name) => String(installed[name].packages))],
    ['size of these on disk, MiB', ...cells((name) => installed[name].sizeMiB)],
  ];
}

function figureRows(rounds: readonly ByClient<Figures>[]): string[][] {
  const row = (what: string, figure: (figures: Figures) => number) => [what, ...cells((name) => {
    const values = rounds.flatMap((round) => round.get(name) ?? []).map(figure);
    return values.length === 0 ? undefined : median(values);
  })];
  const latency = (what: string, latencies: (figures: Figures) => number[], share: 'p50' | 'p99') => [what, ...cells((name) => {
    const values = rounds.flatMap((round) => round.get(name) ?? []).flatMap(latencies);
    return values.length === 0 ? undefined : spreadOf(values)[share];
  })];
  return [
    latency('append acknowledged at 20/s, p50 ms', (f) => f.acknowledgedMs, 'p50'),
    latency('append acknowledged at 20/s, p99 ms', (f) => f.acknowledgedMs, 'p99'),
    latency('append → heard at 20/s, p50 ms', (f) => f.heardMs, 'p50'),
    latency('append → heard at 20/s, p99 ms', (f) => f.heardMs, 'p99'),
    row('backlog appended, records/s', (f) => f.appendedPerSecond),
    row('backlog heard, records/s', (f) => f.heardPerSecond),
    row('CPU a record appended, all threads, µs', (f) => f.appendCpuUs),
    row('CPU a record heard, all threads, µs', (f) => f.hearCpuUs),
    row('memory (RSS) after the backlog, MiB', (f) => f.memoryMiB),
  ];
}

function outageRows(outages: readonly [Fault, ByClient<OutageOutcome>][]): string[][] {
  return outages.flatMap(([fault, outcomes]) => {
    const row = (what: string, of: (outcome: Exclude<OutageOutcome, { failed: string }>) => string) => [`  ${what}`, ...cells((name) => {
      const outcome = outcomes.get(name);
      return outcome === undefined || 'failed' in outcome ? outcome?.failed : of(outcome);
    })];
    const seconds = (ms: number | undefined) => (ms === undefined ? 'never' : `${(ms / 1000).toFixed(1)} s`);
    return [
      [fault.name, ...CLIENT_NAMES.map(() => '')],
      row('made', ({ verdict }) => String(verdict.made)),
      row('acknowledged, never heard', ({ verdict }) => String(verdict.lost)),
      row('never acknowledged', ({ verdict }) => String(verdict.unacknowledged)),
      row('heard twice', ({ verdict }) => String(verdict.twice)),
      row('out of order within a key', ({ verdict }) => String(verdict.outOfOrder)),
      row('appends again after', ({ verdict }) => seconds(verdict.appendsAfterMs)),
      row('hears again after', ({ verdict }) => seconds(verdict.hearsAfterMs)),
      row('longest from due to heard', ({ verdict }) => seconds(verdict.longestMs)),
      row('appends that failed', ({ seen }) => String(seen.failedAppends)),
      row('consumers replaced by our code', ({ seen }) => String(seen.replaced.consumers.length)),
      row('errors that would end the process', ({ seen }) => String(seen.unhandled.length)),
    ];
  });
}

function notesOf(installed: Record<ClientName, InstalledClient>, rounds: readonly ByClient<Figures>[], size: { count: number; batch: number; seconds: number }): string[] {
  const bare = rounds.flatMap((round) => [...round.values()]).map(({ bareMiB }) => bareMiB);
  return [
    `Medians of ${rounds.length} interleaved rounds, each client in a process of its own; latencies of all rounds together, ${size.seconds} s at 20/s in each; a backlog of ${size.count.toLocaleString('en-US')} records in portions of ${size.batch}, 100 bytes each and ten headers of some 250.`,
    `A process that has loaded no client has ${median(bare).toFixed(0)} MiB; the records to append are made beforehand. Sizes are before a build; one broker on this machine, replication 1.`,
    'Outages: 20 records a second, all clients at once; what fails is appended again with a new producer after half a second, as the relay does. "After" counts from when the broker answers.',
    ...CLIENT_NAMES.flatMap((name) => installed[name].missing === undefined ? [] : [`${name} could not be run: ${installed[name].missing}`]),
  ];
}
