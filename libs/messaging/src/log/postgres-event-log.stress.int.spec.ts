import { setTimeout as pause } from 'node:timers/promises';
import { v7 as timeOrderedId } from 'uuid';
import type { EventLogStrategy } from '../hearing/event-log-strategy';
import type { Relay } from '../telling/relay';
import { anEventLogDatabase, SPEC, type EventLogDatabase } from '../test/event-log-database';
import { HearingService } from '../test/hearing-service';
import { TellingService } from '../test/telling-service';
import { until } from '../test/until';
import { topicsOf } from './event-log';
import { PostgresEventLog } from './postgres-event-log';

const WRITERS = 8;
const SUBJECTS = 40;
const UNDER_FIRE_MS = 25_000;
const ROLLED_BACK = 0.15;

const anyOf = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;

/** Everything that is broken while events flow, each with how often it was. */
class Fire {
  readonly counts: Record<string, number> = {};
  private burning = true;
  private readonly fires: Promise<void>[] = [];

  /** Does something again and again, after waits of about so many milliseconds. */
  every(ms: number, what: string, act: () => Promise<number>): void {
    this.fires.push((async () => {
      while (this.burning) {
        await pause(ms * (0.5 + Math.random()));
        if (!this.burning) return;
        const done = await act();
        this.counts[what] = (this.counts[what] ?? 0) + done;
      }
    })());
  }

  async out(): Promise<void> {
    this.burning = false;
    await Promise.all(this.fires);
  }
}

describe('the PostgreSQL event log under fire', () => {
  let made: EventLogDatabase;
  let telling: TellingService;
  let hearing: HearingService;
  const logs: PostgresEventLog[] = [];
  const aLog = (name: string) => {
    const log = new PostgresEventLog({ url: made.url, name, pollMs: 200 });
    logs.push(log);
    return log;
  };

  beforeAll(async () => {
    [made, telling, hearing] = await Promise.all([anEventLogDatabase(topicsOf(['directory'])), TellingService.open(), HearingService.open()]);
  }, 60_000);

  afterAll(async () => {
    await hearing.close();
    await telling.close();
    await Promise.all(logs.map((log) => log.close()));
    await made.drop();
  }, 60_000);

  it('loses nothing, does nothing twice and nothing out of order', async () => {
    let committed = 0;
    let rolledBack = 0;
    const write = async () => {
      if (Math.random() < ROLLED_BACK) {
        const failing = telling.tell(`case-${Math.floor(Math.random() * SUBJECTS)}`, 'normal', async () => {
          throw new RangeError('changed its mind');
        });
        await expect(failing).rejects.toThrow(RangeError);
        rolledBack++;
        return;
      }
      // Some take their time before they commit, so that numbers and commits go out of step.
      const during = Math.random() < 0.1 ? () => pause(Math.random() * 30) : undefined;
      await telling.tell(`case-${Math.floor(Math.random() * SUBJECTS)}`, 'normal', during);
      committed++;
    };

    const began = performance.now();
    const relays: Relay[] = [telling.relay(aLog('relay 0')), telling.relay(aLog('relay 1'))];
    const members: EventLogStrategy[] = [await hearing.hear(aLog('member 0')), await hearing.hear(aLog('member 1'))];
    const fire = new Fire();
    for (let writer = 0; writer < WRITERS; writer++) fire.every(1, 'writes', async () => write().then(() => 1));
    fire.every(1_000, 'leaders killed', () => telling.killRelays('leader'));
    fire.every(2_000, 'relays stopped', async () => {
      const place = Math.floor(Math.random() * 2);
      await relays[place]?.stop();
      relays[place] = telling.relay(aLog('another relay'));
      return 1;
    });
    fire.every(700, 'readers cut off', () => cutOff(made.ask));
    fire.every(900, 'handlers cut off', () => cutOff((sql) => hearing.ask(sql)));
    fire.every(3_000, 'members stopped', async () => {
      const place = Math.floor(Math.random() * 2);
      await members[place]?.close();
      members[place] = await hearing.hear(aLog('another member'));
      return 1;
    });
    fire.every(1_500, 'readers set back', async () => {
      await made.ask('UPDATE cursors SET position = greatest(0, position - 30) WHERE partition = $1', [Math.floor(Math.random() * 6)]);
      return 1;
    });
    fire.every(300, 'duplicates laid', async () => {
      const rows = await made.ask(
        `SELECT append_events(topic, ARRAY[$1::uuid], ARRAY[partition], ARRAY[key], ARRAY[headers], ARRAY[payload])
         FROM (SELECT * FROM event_log WHERE position > 0 ORDER BY random() LIMIT 1) AS one`, [timeOrderedId()],
      );
      return rows.length;
    });
    await pause(UNDER_FIRE_MS);
    await fire.out();

    const underFire = performance.now();
    const heard = async () => Number((await hearing.own.database.query<{ n: number }>('SELECT count(DISTINCT (subject, version))::int AS n FROM notes'))[0]?.n);
    await until(heard, (n) => n >= committed, 40_000);
    await until(() => logs[0]?.lag('amparo.protection.normal', ['amparo.directory.v1']) ?? [], (lags) => lags.every(({ lag }) => lag === 0));
    const drained = performance.now();

    const notes = (await hearing.notes()).map((note) => note.split(' ') as [string, string]);
    const found = judge(notes);
    const lost = committed - found.distinct;
    const seconds = (underFire - began) / 1_000;
    process.stdout.write(
      `event log under fire for ${seconds.toFixed(0)} s: ${committed} told (${(committed / seconds).toFixed(0)}/s), ${rolledBack} rolled back, `
      + `drained ${((drained - underFire) / 1_000).toFixed(1)} s later; lost ${lost}, doubled ${found.doubled}, out of order ${found.outOfOrder}; `
      + `${Object.entries(fire.counts).map(([what, n]) => `${n} ${what}`).join(', ')}; ${telling.said.filter((what) => what.startsWith('relay.leading')).length} leaders\n`,
    );
    expect({ lost, doubled: found.doubled, outOfOrder: found.outOfOrder }).toEqual({ lost: 0, doubled: 0, outOfOrder: 0 });
    expect(await until(() => telling.countOf('outbox'), (n) => n === 0)).toBe(0);
    expect(await hearing.parked()).toEqual([]);
    expect(hearing.dead).toEqual([]);
    // A fire that burns nothing proves nothing.
    expect(committed).toBeGreaterThan(500);
    for (const what of ['leaders killed', 'relays stopped', 'readers cut off', 'handlers cut off', 'members stopped', 'duplicates laid']) {
      expect([what, (fire.counts[what] ?? 0) > 2]).toEqual([what, true]);
    }
  }, 90_000);
});

/** Breaks one or two connections off, at random, whatever they are doing. */
async function cutOff(ask: (sql: string) => Promise<unknown[]>): Promise<number> {
  const rows = await ask(
    `SELECT pg_terminate_backend(pid) FROM (
       SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name <> '${SPEC}' AND backend_type = 'client backend'
       ORDER BY random() LIMIT ${anyOf([1, 2])}
     ) AS cut`,
  );
  return rows.length;
}

/** Effects in the order they were had: how many different ones, how many twice, how many behind a later one of their subject. */
function judge(notes: readonly [string, string][]): { distinct: number; doubled: number; outOfOrder: number } {
  const last = new Map<string, number>();
  const seen = new Set<string>();
  let doubled = 0;
  let outOfOrder = 0;
  for (const [subject, version] of notes) {
    const note = `${subject} ${version}`;
    if (seen.has(note)) doubled++;
    else if (Number(version) !== (last.get(subject) ?? 0) + 1) outOfOrder++;
    seen.add(note);
    last.set(subject, Math.max(last.get(subject) ?? 0, Number(version)));
  }
  return { distinct: seen.size, doubled, outOfOrder };
}
