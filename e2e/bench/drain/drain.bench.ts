import { EventLogStrategy, groupOf, on, Relay, topicOf, type EventLog, type Handler, type RawRecord } from '@amparo/messaging';
import { tellerOf } from '@amparo/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import { inRounds, type Bench, type BenchResult } from '../bench';
import { median } from '../support/statistics.rules';
import { fill, layGround, SERVICE, TYPE, type Ground } from './ground';

type Speeds = Record<string, number>;

const TOPIC = topicOf(tellerOf(TYPE), 'normal');
const PATIENCE_MS = 60_000;
/** Partitions that a consumer works on side by side: as many handlers commit at once. */
const SIDE_BY_SIDE = 3;
const LIMIT = 'bare: the inbox\'s insert alone, a transaction each';

/** Does nothing: what is left is the cost of hearing. */
class IdleHandler implements Handler<typeof TYPE> {
  async handle(): Promise<void> {
    // Nothing to do is the point.
  }
}

/** How fast a backlog is moved and heard. */
export const drain: Bench = {
  title: 'a backlog: outbox → log, log → reader, log → inbox and an idle handler',
  async run(options): Promise<BenchResult> {
    const count = options.quick ? 2_000 : 20_000;
    const ground = await layGround(options.logs);
    try {
      const rounds = await inRounds(options, async () => {
        const speeds: Speeds = {};
        for (const log of options.logs) Object.assign(speeds, await drainOn(ground, log, count));
        speeds[LIMIT] = await insertAlone(ground, options.quick ? 500 : 2_000);
        return speeds;
      });
      const names = [...new Set(rounds.flatMap((round) => Object.keys(round)))];
      const of = (name: string) => median(rounds.flatMap((round) => round[name] ?? []));
      return {
        columns: ['what', 'events/s', 'slowest round', 'fastest round'],
        rows: names.map((name) => [name, of(name), Math.min(...rounds.flatMap((r) => r[name] ?? [])), Math.max(...rounds.flatMap((r) => r[name] ?? []))]),
        notes: [
          `${count.toLocaleString('en-US')} events of as many cases; medians of ${rounds.length} interleaved rounds; from the first that are heard to the last.`,
          'Wanted: PostgreSQL log at least 10,000/s to an idle handler.',
        ],
        figures: rounds,
      };
    } finally {
      await ground.stop();
    }
  },
};

async function drainOn(ground: Ground, kind: 'postgres' | 'kafka', count: number): Promise<Speeds> {
  const log = ground.openLog(kind);
  try {
    await fill(ground, count);
    const moved = await relay(ground, log, count);
    return {
      [`${kind}: outbox → log, through the relay`]: moved,
      [`${kind}: log → a reader that does nothing`]: await read(log, count),
      [`${kind}: log → inbox and an idle handler`]: await hear(ground, log, kind, count),
    };
  } finally {
    await log.close();
  }
}

async function relay(ground: Ground, log: EventLog, count: number): Promise<number> {
  const moving = new Relay({ url: ground.appUrl, lane: 'normal', log, report: () => undefined });
  const started = performance.now();
  moving.start();
  const empty = await ground.rows.until(SERVICE, 'SELECT NOT EXISTS (SELECT 1 FROM outbox)', PATIENCE_MS);
  const perSecond = (count * 1000) / (performance.now() - started);
  await moving.stop();
  if (!empty) throw new Error('the outbox was not empty in time');
  return perSecond;
}

/** Counts events, each once, from those that came together first to the last of as many. */
class Count {
  private readonly seen = new Set<string>();
  private first = 0;
  private together = 0;
  private last = 0;

  constructor(private readonly wanted: number) {}

  add(records: readonly RawRecord[]): void {
    if (this.seen.size === 0) [this.first, this.together] = [performance.now(), records.length];
    if (this.seen.size < this.wanted) this.last = performance.now();
    for (const { partition, position } of records) this.seen.add(`${partition}/${position}`);
  }

  /** Events a second, once all are there. @throws Error where some never came */
  async rate(): Promise<number> {
    const end = performance.now() + PATIENCE_MS;
    while (this.seen.size < this.wanted && performance.now() < end) await pause(5);
    if (this.seen.size < this.wanted) throw new Error(`of ${this.wanted} events ${this.seen.size} were heard in time`);
    return ((this.wanted - this.together) * 1000) / (this.last - this.first);
  }
}

/** The same group in each round: it goes on where it was, with one backlog before it. */
async function read(log: EventLog, count: number): Promise<number> {
  const counted = new Count(count);
  const subscription = await log.subscribe({
    group: 'bench.reader', topics: [TOPIC], onWaiting: () => undefined, onDead: () => undefined,
    receive: async (records) => {
      counted.add(records);
      return records.length;
    },
  });
  const rate = await counted.rate();
  await subscription.close();
  return rate;
}

async function hear(ground: Ground, log: EventLog, kind: string, count: number): Promise<number> {
  const counted = new Count(count);
  const handler = new IdleHandler();
  const strategy = new EventLogStrategy({
    service: `bench-${kind}`, lane: 'normal', events: { tells: [], hears: [on(TYPE, IdleHandler)] }, database: ground.database,
    log: counting(log, counted), resolve: () => handler, report: () => undefined, onDead: () => undefined,
  });
  await strategy.listen(() => undefined);
  const rate = await counted.rate();
  await strategy.close();
  return rate;
}

/** The same log; what was heard to its end is counted. */
function counting(log: EventLog, counted: Count): EventLog {
  const count = (records: readonly RawRecord[], heard: number): number => {
    counted.add(records.slice(0, heard));
    return heard;
  };
  return {
    append: (events) => log.append(events),
    lag: (group, topics) => log.lag(group, topics),
    close: () => log.close(),
    subscribe: (options) => log.subscribe({
      ...options,
      receive: async (records, beat) => count(records, await options.receive(records, beat)),
      receiveTogether: async (records) => count(records, (await options.receiveTogether?.(records)) ?? 0),
    }),
  };
}

/** The physical limit of the inbox: the same insert, committed each, by as many connections. */
async function insertAlone(ground: Ground, withinMs: number): Promise<number> {
  const pool = new Pool({ connectionString: ground.appUrl, max: SIDE_BY_SIDE, application_name: 'bare' });
  const started = performance.now();
  let done = 0;
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, async () => {
    while (performance.now() - started < withinMs) {
      await pool.query({ name: 'bare', text: 'INSERT INTO inbox (consumer, event_id) VALUES ($1, gen_random_uuid()) ON CONFLICT DO NOTHING', values: [groupOf('bare', 'normal')] });
      done++;
    }
  }));
  const perSecond = (done * 1000) / (performance.now() - started);
  await pool.end();
  return perSecond;
}
