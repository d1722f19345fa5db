import { setTimeout as pause } from 'node:timers/promises';
import type { Bench, BenchResult } from './bench';
import { fillOutbox } from './support/backlog';
import { bodies } from './support/bodies';
import { startBenchSystem, type BenchSystem } from './support/bench-system';
import { LoadClient } from './support/load-client';
import { lookUpReached, untilReached, type Reached } from './support/reaching';
import { spreadOf } from './support/statistics.rules';

/** Danger reports a second, all the time. */
const RATE = 4;
const FLOOD = 200;
/** Readers that are sent back to the beginning. */
const REBUILT = 'amparo.insights.normal';

/** A stretch of the run, and the danger reports that fell into it. */
interface Phase {
  name: string;
  reached: Reached[];
}

/** What ordinary work, however much of it, does to a danger report. */
export const danger: Bench = {
  title: 'danger reports beside 1,000,000 rows of ordinary backlog, a rebuild and a flood',
  async run(options): Promise<BenchResult> {
    const rows = options.quick ? 20_000 : 1_000_000;
    const seconds = options.quick ? 3 : 25;
    const system = await startBenchSystem('danger');
    const client = new LoadClient();
    const others = new LoadClient();
    const phases: Phase[] = [];
    const url = `${system.running.doorUrl}/api/reports`;
    const during = async (name: string, work: () => Promise<unknown>, atLeastMs: number): Promise<void> => {
      options.say(name);
      const working = work();
      const reports = [];
      const end = performance.now() + atLeastMs;
      let over = false;
      void working.then(() => (over = true), () => (over = true));
      do {
        reports.push(await client.run({ shapes: [bodies.danger], connections: 2, rate: RATE, count: RATE, withinMs: 1_000, each: true }, url));
      } while (performance.now() < end || (!over && performance.now() < options.deadline));
      await working;
      const sent = reports.flatMap((report) => report.sent);
      if (!(await untilReached(system.rows, sent, 20_000))) options.say(`${name}: not all danger reports arrived within 20 s`);
      phases.push({ name, reached: await lookUpReached(system.rows, sent, () => 'danger') });
    };
    try {
      const seed = await seedReport(system, client, url);
      await during('quiet', () => pause(0), seconds * 400);
      await during(`${rows.toLocaleString('en-US')} rows are written to the outbox`, () => fillOutbox(system.rows, seed, rows), 1_000);
      await during('the backlog is moved and heard', () => pause(0), seconds * 1_000);
      await during('and insights is rebuilt from the beginning', () => rebuild(system), seconds * 600);
      await during(`and ${FLOOD} ordinary reports a second come in`, () => flood(others, url, seconds), seconds * 600);
      const left = await backlog(system);
      return {
        columns: ['meanwhile', 'danger reports', 'p50 ms', 'p99 ms', 'worst ms', 'worst second from sending ms', 'not reached'],
        rows: phases.map(rowOf),
        notes: [
          `From the commit of the report to the commit of the last recipient's item; ${RATE} danger reports a second. At the end ${left.outbox.toLocaleString('en-US')} rows were in the outbox still, and protection had ${left.unheard.toLocaleString('en-US')} events to hear.`,
          'Wanted: worst at most 2,000 ms.',
        ],
        figures: phases.map(({ name, reached }) => ({ name, reached, worstBySecond: worstBySecond(reached) })),
      };
    } finally {
      client.close();
      others.close();
      await system.stop();
    }
  },
};

/** An ordinary report that has been told. @returns its submission */
async function seedReport(system: BenchSystem, client: LoadClient, url: string): Promise<string> {
  const { sent } = await client.run({ shapes: [bodies.ordinary, bodies.danger], connections: 1, count: 2, withinMs: 5_000, each: true }, url);
  const ordinary = sent.find(({ shape }) => shape === 0);
  if (ordinary === undefined || !(await untilReached(system.rows, sent, 20_000))) throw new Error('the first report did not arrive');
  await system.rows.until('intake', 'SELECT NOT EXISTS (SELECT 1 FROM outbox)', 10_000);
  return ordinary.submission;
}

async function rebuild(system: BenchSystem): Promise<void> {
  await system.rows.of('events', 'UPDATE cursors SET position = 0 WHERE reader = $1', [REBUILT]);
  await system.rows.of('insights', 'TRUNCATE inbox');
}

async function flood(client: LoadClient, url: string, seconds: number): Promise<void> {
  await client.run({ shapes: [bodies.ordinary], connections: 16, rate: FLOOD, count: FLOOD * seconds, withinMs: seconds * 600 }, url);
}

async function backlog(system: BenchSystem): Promise<{ outbox: number; unheard: number }> {
  const { n: outbox } = await system.rows.one<{ n: number }>('intake', 'SELECT count(*)::int AS n FROM outbox');
  const { n: unheard } = await system.rows.one<{ n: number }>(
    'events', `SELECT sum(h.position - c.position)::int AS n FROM cursors c JOIN heads h USING (topic, partition) WHERE c.reader = 'amparo.protection.normal'`,
  );
  return { outbox, unheard };
}

function rowOf({ name, reached }: Phase): (string | number)[] {
  const { p50, p99, max } = spreadOf(reached.flatMap(({ acceptedToReachedMs }) => acceptedToReachedMs ?? []));
  const missing = reached.filter(({ acceptedToReachedMs }) => acceptedToReachedMs === undefined).length;
  return [name, String(reached.length), p50, p99, max, Math.max(...worstBySecond(reached)), String(missing)];
}

/** The worst latency from sending, second by second. */
function worstBySecond(reached: readonly Reached[]): number[] {
  const first = Math.min(...reached.map(({ sentAt }) => sentAt));
  const worst: number[] = [];
  for (const { sentAt, sentToReachedMs } of reached) {
    const second = Math.floor((sentAt - first) / 1000);
    worst[second] = Math.max(worst[second] ?? 0, sentToReachedMs ?? Infinity);
  }
  return [...worst].map((value) => value ?? 0);
}
