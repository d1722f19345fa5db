import { OperatorApi } from '@amparo/local';
import { inRounds, type Bench, type BenchOptions, type BenchResult } from '../bench';
import { bodies } from '../support/bodies';
import { PROCESSES, startBenchSystem } from '../support/bench-system';
import { LoadClient } from '../support/load-client';
import { untilAllIsHeard } from '../support/quiet';
import { lookUpReached, untilReached, type Reached } from '../support/reaching';
import { spreadOf } from '../support/statistics.rules';

/** How often reports come in. */
interface Pace {
  name: string;
  rate: number;
  seconds: number;
}

/** One report in ten is imminent, with pages and mail; the others are requests. */
export const SHAPES = [bodies.danger, ...Array.from({ length: 9 }, () => bodies.ordinary)];
/** When little happens, each second report is imminent. */
const IDLE_SHAPES = [bodies.danger, bodies.ordinary];

const paces = (quick: boolean): Pace[] => [
  { name: 'idle', rate: 4, seconds: quick ? 2 : 10 },
  { name: '20/s', rate: 20, seconds: quick ? 1.5 : 5 },
  { name: '200/s', rate: 200, seconds: quick ? 1 : 3 },
];

type Found = Map<string, Reached[]>;

/** How long until everybody who must know has it. */
export const reach: Bench = {
  title: 'accepted → every recipient\'s item committed',
  // Five rounds of one log take some four minutes.
  longestMs: 720_000,
  async run(options): Promise<BenchResult> {
    const rows: (string | number)[][] = [];
    const figures: Record<string, Record<string, Reached[]>> = {};
    const notes: string[] = [];
    // Half of the time for each log.
    const started = performance.now();
    for (const [at, log] of options.logs.entries()) {
      const deadline = started + ((options.deadline - started) * (at + 1)) / options.logs.length;
      const { found, rounds } = await measureOn(log, { ...options, deadline });
      figures[log] = Object.fromEntries(found);
      for (const [pace, reached] of found) rows.push(...rowsOf(log, pace, reached));
      notes.push(`${log}: AMPARO_PROCESSES=${PROCESSES}; ${rounds} rounds of idle, 20/s and 200/s in turn, each begun when all was heard; all reports of all rounds together.`);
    }
    return {
      columns: ['event log', 'pace', 'lane', 'reports', 'p50 ms', 'p95 ms', 'p99 ms', 'worst ms', 'from sending: p99 ms', 'not reached'],
      rows,
      notes: [
        ...notes,
        'From the commit of the report to the commit of the last recipient\'s item, both by PostgreSQL\'s clock. At 20/s and 200/s one report in ten is imminent, with pages and mail.',
        'Wanted: PostgreSQL p99 ≤ 40 ms idle, ≤ 150 ms at 200/s; Kafka p99 ≤ 120 ms idle, ≤ 250 ms at 20/s.',
      ],
      figures,
    };
  },
};

async function measureOn(log: 'postgres' | 'kafka', options: BenchOptions): Promise<{ found: Found; rounds: number }> {
  const system = await startBenchSystem(`reach-${log}`, { kafka: log === 'kafka' });
  const api = new OperatorApi(system.running);
  const client = new LoadClient();
  const found: Found = new Map();
  const one = async ({ name, rate, seconds }: Pace, keep: boolean): Promise<void> => {
    const shapes = name === 'idle' ? IDLE_SHAPES : SHAPES;
    // People have it long before everybody else has heard of it: what the pace before left is not this one's.
    if (!(await untilAllIsHeard(api, options.quick ? 10_000 : 30_000))) options.say(`not all was heard before ${name}`);
    const { sent, refused } = await client.run(
      { shapes, connections: 4, rate, count: Math.ceil(rate * seconds), withinMs: seconds * 1000, each: true }, `${system.running.doorUrl}/api/reports`,
    );
    if (refused > 0) options.say(`${refused} refused at ${name}`);
    if (!(await untilReached(system.rows, sent, options.quick ? 10_000 : 30_000))) options.say(`not all were reached in time at ${name}`);
    if (keep) found.set(name, [...(found.get(name) ?? []), ...(await lookUpReached(system.rows, sent, (shape) => (shape === 0 ? 'danger' : 'normal')))]);
  };
  try {
    for (const pace of paces(true)) await one(pace, false);
    const rounds = await inRounds(options, async () => {
      for (const pace of paces(options.quick)) await one(pace, true);
    });
    return { found, rounds: rounds.length };
  } finally {
    client.close();
    await system.stop();
  }
}

function rowsOf(log: string, pace: string, reached: Reached[]): (string | number)[][] {
  return (['danger', 'normal'] as const).map((lane) => {
    const ours = reached.filter((one) => one.lane === lane);
    const { p50, p95, p99, max } = spreadOf(ours.flatMap(({ acceptedToReachedMs }) => acceptedToReachedMs ?? []));
    const fromSending = spreadOf(ours.flatMap(({ sentToReachedMs }) => sentToReachedMs ?? []));
    const missing = ours.filter(({ acceptedToReachedMs }) => acceptedToReachedMs === undefined).length;
    return [log, pace, lane, String(ours.length), p50, p95, p99, max, fromSending.p99, String(missing)];
  });
}
