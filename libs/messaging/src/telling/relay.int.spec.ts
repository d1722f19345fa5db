import { setTimeout as pause } from 'node:timers/promises';
import { MembershipChangedSchema, type EventRecord, type Lane } from '@amparo/contracts';
import { Client } from 'pg';
import type { EventLog } from '../log/event-log';
import { at, gate } from '../test/fault';
import { TellingService } from '../test/telling-service';
import { until } from '../test/until';
import { Outbox } from './outbox';
import { askToRepublish, findRepublishing } from './republishing';

/** A log that only remembers what it was given, and fails when told to. */
class RememberingLog implements EventLog {
  readonly given: EventRecord[] = [];
  /** Runs before a batch is taken. */
  before: () => Promise<void> = async () => undefined;

  async append(events: readonly EventRecord[]): Promise<void> {
    await this.before();
    this.given.push(...events);
  }

  /** Each event where it came first, as `subject version`. */
  firsts(lane: Lane = 'normal'): string[] {
    const first = new Map(this.given.filter((event) => event.lane === lane).toReversed().map((event) => [event.id, event]));
    return [...first.values()].toReversed().map((event) => `${event.subject} ${event.version}`);
  }

  subscribe(): never {
    throw new Error('not read here');
  }

  async lag(): Promise<[]> {
    return [];
  }

  async close(): Promise<void> {}
}

describe('a relay', () => {
  let telling: TellingService;
  let log: RememberingLog;
  const told = (count: number) => until(() => telling.countOf('told'), (n) => n === count);

  beforeEach(async () => {
    telling = await TellingService.open();
    log = new RememberingLog();
  });

  afterEach(() => telling.close());

  it('tells each lane by itself, in order, and keeps what it told', async () => {
    for (let n = 0; n < 30; n++) await telling.tell(`person-${n % 3}`, n % 2 === 0 ? 'danger' : 'normal');
    telling.relay(log, { batchSize: 4 });
    await told(15);
    expect(log.firsts('danger')).toEqual([]);
    telling.relay(log, { lane: 'danger', batchSize: 4 });
    expect(await told(30)).toBe(30);
    expect(await telling.countOf('outbox')).toBe(0);
    expect(log.given).toHaveLength(30);
    expect(log.firsts('normal').filter((event) => event.startsWith('person-1'))).toEqual(['person-1 1', 'person-1 3', 'person-1 5', 'person-1 7', 'person-1 9']);
  });

  it('is woken by the change itself, not by its poll', async () => {
    telling.relay(log, { pollMs: 10_000 });
    await until(() => telling.said, (said) => said.includes('relay.leading normal'));
    await pause(200);
    const began = Date.now();
    await telling.tell('ana');
    await until(() => log.given, ({ length }) => length === 1);
    expect(Date.now() - began).toBeLessThan(8_000);
  });

  it('tells what was committed late though its number is lower', async () => {
    telling.relay(log);
    const { opened, open } = gate();
    const slow = telling.tell('slow', 'normal', () => opened);
    await pause(50);
    await telling.tell('quick');
    await told(1);
    open();
    await slow;
    await told(2);
    expect(log.firsts()).toEqual(['quick 1', 'slow 1']);
  });

  it('never forgets what it could not publish: the log is away, then back', async () => {
    let away = true;
    log.before = async () => {
      if (away) throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
    };
    telling.relay(log);
    await telling.tell('ana');
    await telling.tell('ana');
    await until(() => telling.said.filter((what) => what.startsWith('relay.failing')), ({ length }) => length >= 2);
    expect(await telling.countOf('outbox')).toBe(2);
    expect(await telling.countOf('told')).toBe(0);
    away = false;
    await told(2);
    expect(log.firsts()).toEqual(['ana 1', 'ana 2']);
  });

  it.each(['relay.after-claim', 'relay.after-publish'] as const)('loses nothing and keeps the order when it stops %s', async (point) => {
    let cuts = 0;
    const undo = at(point, async () => {
      if (++cuts <= 2) throw new Error('cut off');
    });
    for (let n = 0; n < 5; n++) await telling.tell('ana');
    telling.relay(log, { batchSize: 2 });
    await told(5);
    undo();
    expect(cuts).toBeGreaterThan(2);
    expect(log.firsts()).toEqual(['ana 1', 'ana 2', 'ana 3', 'ana 4', 'ana 5']);
  });

  it('leads alone: the second stands by, and takes over when the first is broken off', async () => {
    telling.relay(log);
    await until(() => telling.said, ({ length }) => length > 0);
    const second = new RememberingLog();
    telling.relay(second);
    await telling.tell('ana');
    await told(1);
    await pause(200);
    expect([log.given.length, second.given.length]).toEqual([1, 0]);
    // The first is held where it can publish no more; its lock goes with its connection.
    const { opened, open } = gate();
    log.before = () => opened;
    await telling.tell('ana');
    await pause(200);
    expect(await telling.killRelays('leader')).toBe(1);
    await until(() => second.given, ({ length }) => length > 0);
    await telling.tell('ana');
    await told(3);
    expect(second.firsts()).toEqual(['ana 2', 'ana 3']);
    open();
  });

  it('comes back quickly after many losses of its connection, one after the other', async () => {
    telling.relay(log);
    for (let n = 1; n <= 8; n++) {
      await telling.tell('ana');
      await told(n);
      await telling.killRelays('all');
    }
    const began = Date.now();
    await telling.tell('ana');
    await told(9);
    expect(Date.now() - began).toBeLessThan(1_500);
  });

  it('finishes its batch when told to stop, and lets another lead at once', async () => {
    const { opened, open } = gate();
    let held = false;
    log.before = () => {
      held = true;
      return opened;
    };
    const first = telling.relay(log);
    await telling.tell('ana');
    await until(() => held, Boolean);
    const stopped = first.stop();
    setTimeout(open, 100);
    await stopped;
    expect(await telling.countOf('told')).toBe(1);
    const second = new RememberingLog();
    telling.relay(second);
    await telling.tell('ana');
    await told(2);
    expect(second.firsts()).toEqual(['ana 2']);
  });

  it('repeats all that was told since an instant, goes on after an interruption, and tells live events in between', async () => {
    telling.relay(log, { batchSize: 300 });
    for (let n = 0; n < 40; n++) await Promise.all(Array.from({ length: 30 }, (_, person) => telling.tell(`person-${person}`)));
    await told(1_200);
    const since = new Date();
    await telling.tell('later');
    await told(1_201);
    log.given.length = 0;
    let cuts = 0;
    const undo = at('republish.after-publish', async () => {
      if (++cuts === 2) {
        await telling.tell('live');
        throw new Error('cut off');
      }
    });
    await askToRepublish(telling.own.database, new Date(0));
    const jobs = await until(() => findRepublishing(telling.own.database), (found) => found.some(({ lane, done }) => lane === 'normal' && done));
    undo();
    expect(jobs.find(({ lane }) => lane === 'normal')?.told).toBeGreaterThanOrEqual(1_201);
    expect(new Set(log.given.map(({ id }) => id)).size).toBe(1_202);
    expect(log.given.length).toBeLessThan(1_202 + 501 + 1);
    expect(log.firsts().filter((event) => event.startsWith('person-7 '))).toEqual(Array.from({ length: 40 }, (_, n) => `person-7 ${n + 1}`));
    log.given.length = 0;
    await askToRepublish(telling.own.database, since);
    await until(() => findRepublishing(telling.own.database), (found) => found.find(({ lane }) => lane === 'normal')?.done === true);
    expect(log.firsts()).toEqual(['later 1', 'live 1']);
  }, 60_000);

  it('makes the days ahead of what it told, and goes on when a clock ran ahead', async () => {
    const { database } = telling.own;
    telling.relay(log);
    await telling.tell('ana');
    await told(1);
    await Promise.all(telling.relays.map((relay) => relay.stop()));
    const days = await database.query<{ day: string }>(`SELECT relid::text AS day FROM pg_partition_tree('told') WHERE isleaf AND relid::text ~ '[0-9]{8}$' ORDER BY 1`);
    const ahead = (n: number) => `told_${new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')}`;
    expect(days.map(({ day }) => day)).toEqual([ahead(1), ahead(2), ahead(3)]);
    const admin = new Client({ connectionString: telling.own.urlOf('migrator'), options: '-c role=amparo_directory_owner' });
    await admin.connect();
    await admin.query(`DROP TABLE ${ahead(2)}; UPDATE told SET told_at = now() + interval '2 days'`);
    await admin.end();
    telling.relay(log);
    await telling.tell('ana');
    expect(await told(2)).toBe(2);
  });

  it('says when a transaction stays open, whoever holds it', async () => {
    telling.relay(log, { longTransactionMs: 300 });
    const { opened, open } = gate();
    const slow = telling.tell('slow', 'normal', () => opened);
    const said = await until(async () => {
      await telling.tell('quick');
      return telling.said;
    }, (all) => all.includes('relay.long-transaction normal'));
    open();
    await slow;
    expect(said).toContain('relay.long-transaction normal');
  });
});

describe('an outbox', () => {
  it('tells with the change or not at all, and nothing that no log would take', async () => {
    const telling = await TellingService.open();
    try {
      const failing = telling.tell('ana', 'normal', async () => {
        throw new Error('after the event was written');
      });
      await expect(failing).rejects.toThrow();
      const huge = telling.own.database.transaction(async (tx) =>
        new Outbox().add(tx, MembershipChangedSchema, { subject: 'ana', version: 1, lane: 'normal' }, { personId: 'x'.repeat(300_000) }));
      await expect(huge).rejects.toThrow(RangeError);
      expect(await telling.countOf('outbox')).toBe(0);
    } finally {
      await telling.close();
    }
  });
});
