import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
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
  /** At each start. */
  idle: Resident[][];
  loaded: Resident[];
  reports: number;
  settled: boolean;
}

/** Which processes are told apart. */
const PARTS = ['intake', 'alerts', 'host', 'supervisor', 'npm'];
/** How long what was filed may take until everybody has heard it, and how long everything rests after that. */
const HEARD_WITHIN_MS = 180_000;
const REST_MS = 10_000;
const SHAPES = [bodies.danger, ...Array.from({ length: 9 }, () => bodies.ordinary)];

/** Memory and start-up of `npm start`. */
export const memory: Bench = {
  title: 'memory of all processes without PostgreSQL, and time to ready',
  // Five starts of two trees, and a loaded one of each, which may take five minutes.
  longestMs: 1_200_000,
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
      const placeOf = (name: string, which: string | number) => join(place, `${name.replace(' ', '-')}-${which}`);
      await inRounds(options, async (round) => {
        for (const { name, root } of trees) await look(root, placeOf(name, round), needs.get(name)!);
      });
      for (const { name, root } of trees) await load(options, root, placeOf(name, 'loaded'), needs.get(name)!);
      return resultOf(needs, options);
    } finally {
      for (const remove of removals.reverse()) remove();
    }
  },
};

/** One start, and what it holds when nobody asks anything of it. */
async function look(root: string, dataDir: string, needs: Needs): Promise<void> {
  const installation = await Installation.start(root, dataDir);
  try {
    needs.readyMs.push(installation.readyMs);
    await installation.quiet(20_000);
    needs.idle.push(installation.memory());
  } finally {
    await installation.stop();
  }
}

/** One start, and what it holds when many reports were filed and all of them were heard. */
async function load(options: BenchOptions, root: string, dataDir: string, needs: Needs): Promise<void> {
  const installation = await Installation.start(root, dataDir);
  const client = new LoadClient();
  try {
    await installation.quiet(20_000);
    const count = options.quick ? 500 : 10_000;
    options.say(`filing ${count} reports`);
    const { accepted } = await client.run({ shapes: SHAPES, connections: 8, count, withinMs: options.quick ? 8_000 : 60_000 }, `${installation.doorUrl}/api/reports`);
    needs.reports = accepted;
    options.say('waiting until all of it was heard');
    needs.settled = await installation.quiet(options.quick ? 10_000 : HEARD_WITHIN_MS);
    await pause(options.quick ? 1_000 : REST_MS);
    needs.loaded = installation.memory();
  } finally {
    client.close();
    await installation.stop();
  }
}

function resultOf(needs: Map<string, Needs>, options: BenchOptions): BenchResult {
  const sum = (residents: Resident[], part?: string) => residents.filter(({ name }) => part === undefined || name === part).reduce((total, { pss }) => total + pss, 0);
  const rows = [...needs].flatMap(([name, { readyMs, idle, loaded, reports }]) => {
    const all = (residents: Resident[]) => sum(residents);
    const withoutNpm = (residents: Resident[]) => sum(residents) - sum(residents, 'npm');
    const row = (what: string, of: (residents: Resident[]) => number) => [name, what, median(idle.map(of)), of(loaded)];
    return [
      [name, 'ready, s', median(readyMs) / 1000, '-'],
      ...PARTS.filter((part) => idle.some((residents) => sum(residents, part) > 0)).map((part) => row(`${part}, MiB`, (residents) => sum(residents, part))),
      row(`all, MiB (loaded: after ${reports} reports)`, all),
      row('all without npm itself, MiB', withoutNpm),
    ];
  });
  const unsettled = [...needs].filter(([, { settled }]) => !settled).map(([name]) => name);
  return {
    columns: ['tree', 'what', 'idle', 'loaded'],
    rows,
    notes: [
      `Proportional set size; fresh data at each of ${[...needs.values()][0]?.readyMs.length ?? 0} starts a tree, interleaved, whose medians are shown; ready is from the command npm start to its word, the check of the build included.`,
      `Loaded: one more start of each tree, looked at when all was heard and ${REST_MS / 1000} s after that.`,
      ...(unsettled.length > 0 ? [`Not all events were heard in time before the second look: ${unsettled.join(', ')}.`] : []),
      ...(options.against === undefined ? ['Give --against COMMIT to compare.'] : []),
      'Wanted: at most 500 MiB, ready within 10 s.',
    ],
    figures: Object.fromEntries(needs),
  };
}
