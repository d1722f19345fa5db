import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { inRounds, type Bench, type BenchOptions, type BenchResult } from '../bench';
import { makePlace } from '../support/bench-system';
import { bodies } from '../support/bodies';
import { LoadClient } from '../support/load-client';
import { ROOT } from '../support/results';
import { median } from '../support/statistics.rules';
import { checkOut } from './checkout';
import { Installation, type Resident } from './installation';

/** What one tree needs. */
interface Needs {
  readyMs: number[];
  idle: Resident[];
  loaded: Resident[];
  reports: number;
  settled: boolean;
}

/** Which processes are told apart. */
const PARTS = ['intake', 'host', 'supervisor', 'npm'];
const SHAPES = [bodies.danger, ...Array.from({ length: 9 }, () => bodies.ordinary)];

/** Memory and start-up of `npm start`. */
export const memory: Bench = {
  title: 'memory of all processes without PostgreSQL, and time to ready',
  async run(options): Promise<BenchResult> {
    const place = makePlace('memory');
    const trees = [{ name: 'this tree', root: ROOT }];
    const removals: (() => void)[] = [() => rmSync(place, { recursive: true, force: true })];
    try {
      if (options.against !== undefined) {
        options.say(`building ${options.against}`);
        const other = checkOut(options.against, place);
        removals.push(() => other.remove());
        trees.push({ name: other.commit, root: other.root });
      }
      const needs = new Map<string, Needs>(trees.map(({ name }) => [name, { readyMs: [], idle: [], loaded: [], reports: 0, settled: false }]));
      await inRounds(options, async (round) => {
        for (const { name, root } of trees) await one(options, root, join(place, `${name.replace(' ', '-')}-${round}`), needs.get(name)!, round === 1);
      });
      return resultOf(needs, options);
    } finally {
      for (const remove of removals.reverse()) remove();
    }
  },
};

/** One start; in the first round reports are filed as well. */
async function one(options: BenchOptions, root: string, dataDir: string, needs: Needs, load: boolean): Promise<void> {
  const installation = await Installation.start(root, dataDir);
  try {
    needs.readyMs.push(installation.readyMs);
    if (!load) return;
    await installation.quiet(20_000);
    needs.idle = installation.memory();
    const client = new LoadClient();
    const count = options.quick ? 500 : 10_000;
    options.say(`filing ${count} reports`);
    const { accepted } = await client.run({ shapes: SHAPES, connections: 8, count, withinMs: options.quick ? 8_000 : 60_000 }, `${installation.doorUrl}/api/reports`);
    client.close();
    needs.reports = accepted;
    needs.settled = await installation.quiet(options.quick ? 10_000 : 60_000);
    needs.loaded = installation.memory();
  } finally {
    await installation.stop();
  }
}

function resultOf(needs: Map<string, Needs>, options: BenchOptions): BenchResult {
  const sum = (residents: Resident[], part?: string) => residents.filter(({ name }) => part === undefined || name === part).reduce((total, { pss }) => total + pss, 0);
  const rows = [...needs].flatMap(([name, { readyMs, idle, loaded, reports }]) => [
    [name, 'ready, s (median)', median(readyMs) / 1000, '-'],
    ...PARTS.map((part) => [name, `${part}, MiB`, sum(idle, part), sum(loaded, part)]),
    [name, `all, MiB (loaded: after ${reports} reports)`, sum(idle), sum(loaded)],
    [name, 'all without npm itself, MiB', sum(idle) - sum(idle, 'npm'), sum(loaded) - sum(loaded, 'npm')],
  ]);
  const unsettled = [...needs].filter(([, { settled }]) => !settled).map(([name]) => name);
  return {
    columns: ['tree', 'what', 'idle', 'loaded'],
    rows,
    notes: [
      `Proportional set size; fresh data at each of ${[...needs.values()][0]?.readyMs.length ?? 0} starts; ready is from the command npm start to its word, the check of the build included.`,
      ...(unsettled.length > 0 ? [`Not all events were heard in time before the second look: ${unsettled.join(', ')}.`] : []),
      ...(options.against === undefined ? ['Give --against COMMIT to compare.'] : []),
      'Wanted: at most 500 MiB, ready within 10 s.',
    ],
    figures: Object.fromEntries(needs),
  };
}
