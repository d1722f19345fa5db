import { MembershipChangedSchema, type EventRecord } from '@amparo/contracts';
import { create, toBinary } from '@bufbuild/protobuf';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 as timeOrderedId } from 'uuid';
import { proveDelivery, type ProvenLog } from '../test/delivery-proof';
import { anEventLogDatabase, type EventLogDatabase } from '../test/event-log-database';
import { gate } from '../test/fault';
import { oneByOne } from '../test/one-by-one';
import { until } from '../test/until';
import { topicsOf, type RawRecord, type Subscription } from './event-log';
import { HEAD_START } from './head-start';
import { PostgresEventLog } from './postgres-event-log';

const TOPIC = 'amparo.directory.v1';

describe('delivery by the PostgreSQL event log', () => {
  let made: EventLogDatabase;

  proveDelivery(async (): Promise<ProvenLog> => {
    made = await anEventLogDatabase(topicsOf(['directory']));
    return {
      open: (name) => new PostgresEventLog({ url: made.url, name, pollMs: 50 }),
      async lay(topic, { key, headers, payload }) {
        await made.ask('SELECT append_events($1, ARRAY[$2::uuid], ARRAY[0::smallint], ARRAY[$3], ARRAY[$4::jsonb], ARRAY[$5::bytea])', [
          topic, headers['ce_id'] ?? timeOrderedId(), key, JSON.stringify(headers), Buffer.from(payload),
        ]);
      },
      forget: async (group) => void (await made.ask('DELETE FROM cursors WHERE reader = $1', [group])),
      wipe: async () => void (await made.ask('TRUNCATE event_log')),
    };
  });

  afterAll(() => made.drop());
});

describe('the PostgreSQL event log', () => {
  let made: EventLogDatabase;
  const open: PostgresEventLog[] = [];
  const subscriptions: Subscription[] = [];
  const aLog = (name: string) => {
    const log = new PostgresEventLog({ url: made.url, name, pollMs: 50 });
    open.push(log);
    return log;
  };
  const read = async (log: PostgresEventLog, receive: (record: RawRecord) => Promise<void>, group = 'readers', topic = TOPIC) => {
    const subscription = await log.subscribe({ group, topics: [topic], receive: oneByOne(receive), onWaiting: () => undefined, onDead: () => undefined });
    subscriptions.push(subscription);
    return subscription;
  };

  beforeEach(async () => {
    made = await anEventLogDatabase(topicsOf(['directory']));
  });

  afterEach(async () => {
    await Promise.all(subscriptions.splice(0).map((subscription) => subscription.close()));
    await Promise.all(open.splice(0).map((log) => log.close()));
    await made.drop();
  });

  it('takes an event once, and gives positions without gaps, whoever appends at the same time', async () => {
    const events = Array.from({ length: 300 }, (_, n) => anEvent(`case-${n % 7}`, n));
    await Promise.all(Array.from({ length: 6 }, async (_, writer) => {
      const log = aLog(`writer ${writer}`);
      for (let from = 0; from < events.length; from += 30) await log.append(events.slice(from, from + 30 + writer));
    }));
    const rows = await made.ask<{ partition: number; positions: string[] }>(
      'SELECT partition, array_agg(position ORDER BY position) AS positions FROM event_log GROUP BY partition',
    );
    expect(rows.flatMap(({ positions }) => positions)).toHaveLength(300);
    for (const { positions } of rows) expect(positions.map(Number)).toEqual(positions.map((_, n) => n + 1));
  });

  it('refuses a topic that nobody prepared', async () => {
    await expect(aLog('teller').append([{ ...anEvent('a', 1), source: 'nobody' }])).rejects.toMatchObject({ code: '42704' });
  });

  it('is read on a topic that comes to be while somebody listens for it', async () => {
    const heard: string[] = [];
    await read(aLog('reader'), async ({ key }) => void heard.push(key), 'readers', 'amparo.intake.v1');
    await pause(100);
    await made.prepare(topicsOf(['intake']));
    await aLog('teller').append([{ ...anEvent('ana', 1), source: 'intake' }]);
    expect(await until(() => heard, ({ length }) => length > 0)).toEqual(['ana']);
  });

  it('is read from the beginning when it was wiped whole, and counts anew', async () => {
    const heard: string[] = [];
    const log = aLog('log');
    await read(log, async ({ position, key }) => void heard.push(`${key} ${position}`));
    await log.append([anEvent('ana', 1), anEvent('ana', 2)]);
    await until(() => heard, ({ length }) => length === 2);
    await until(() => log.lag('readers', [TOPIC]), (lags) => lags.every(({ lag }) => lag === 0));
    await made.ask('TRUNCATE event_log; UPDATE heads SET position = 0');
    await log.append([anEvent('ana', 3)]);
    expect((await log.lag('readers', [TOPIC])).every(({ lag }) => lag >= 0)).toBe(true);
    expect(await until(() => heard, ({ length }) => length === 3)).toEqual(['ana 1', 'ana 2', 'ana 1']);
  });

  it('waits for nothing that was thrown away before it was read', async () => {
    const log = aLog('log');
    await log.append([anEvent('ana', 1), anEvent('ana', 2)]);
    await made.ask('TRUNCATE event_log');
    const heard: string[] = [];
    await read(log, async ({ key, position }) => void heard.push(`${key} ${position}`));
    await until(() => log.lag('readers', [TOPIC]), (lags) => lags.every(({ lag }) => lag === 0));
    await log.append([anEvent('ana', 3)]);
    expect(await until(() => heard, ({ length }) => length > 0)).toEqual(['ana 3']);
  });

  it('is read by a group that gives way when it was quiet for a moment, and not much later when it never is', async () => {
    // A poll that cannot be what woke it.
    const log = new PostgresEventLog({ url: made.url, name: 'gives way', pollMs: 30_000 });
    open.push(log);
    const heard: number[] = [];
    const receive = oneByOne(async () => void heard.push(performance.now()));
    subscriptions.push(await log.subscribe({ group: 'later', topics: [TOPIC], givesWay: true, receive, onWaiting: () => undefined, onDead: () => undefined }));
    await log.append([anEvent('ana', 1)]);
    await until(() => heard, ({ length }) => length > 0);
    const teller = aLog('teller');
    const waits: number[] = [];
    for (let round = 0; round < 5; round++) {
      await until(() => log.lag('later', [TOPIC]), (lags) => lags.every(({ lag }) => lag === 0));
      await pause(HEAD_START.most);
      const [began, before] = [performance.now(), heard.length];
      for (let n = 0; heard.length === before && n < 200; n++) {
        await teller.append([anEvent('bea', 200 * round + n)]);
        await pause(HEAD_START.quiet / 4);
      }
      expect(heard.length).toBeGreaterThan(before);
      waits.push((heard[before] ?? 0) - began);
    }
    // Never sooner than a moment's quiet, which a busy machine may bring about; and where it brings none, than the whole head start.
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(HEAD_START.quiet - 1);
    expect(Math.max(...waits)).toBeGreaterThanOrEqual(HEAD_START.most - 1);
  });

  it('lets a reader be set back while it reads', async () => {
    const heard: number[] = [];
    const log = aLog('log');
    const { opened, open: letGo } = gate();
    await read(log, async ({ position }) => {
      heard.push(Number(position));
      if (heard.length === 3) await opened;
    });
    await log.append([1, 2, 3].map((n) => anEvent('ana', n)));
    await until(() => heard, ({ length }) => length === 3);
    await made.ask('DELETE FROM cursors');
    letGo();
    expect(await until(() => heard, ({ length }) => length === 6)).toEqual([1, 2, 3, 1, 2, 3]);
  });

  it('keeps its place from time to time while it hears slowly, and hears all in order', async () => {
    const heard: number[] = [];
    const log = aLog('log');
    await log.append(Array.from({ length: 12 }, (_, n) => anEvent('ana', n)));
    await read(log, async ({ position }) => {
      await pause(100);
      heard.push(Number(position));
    });
    await until(() => log.lag('readers', [TOPIC]), (lags) => lags.every(({ lag }) => lag < 12));
    expect(heard.length).toBeLessThan(12);
    expect(await until(() => heard, ({ length }) => length >= 12)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
  });

  it('gives a partition to one member at a time, and a member that is stuck keeps no free partition from the others', async () => {
    const { opened, open: letGo } = gate();
    const stuck: number[] = [];
    const heard: number[] = [];
    // Most lie in the three partitions that get stuck: they would be asked for first.
    const log = aLog('teller');
    const one = await read(aLog('one'), async ({ partition }) => {
      stuck.push(partition);
      await opened;
    });
    for (let n = 0; n < 60; n++) await log.append([anEvent(`case-${n}`, n)]);
    await until(() => stuck, ({ length }) => length === 3);
    await read(aLog('two'), async ({ partition }) => void heard.push(partition));
    await until(() => new Set(heard).size, (size) => size === 3, 5_000);
    expect([...new Set([...heard, ...stuck])].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(heard.filter((partition) => stuck.includes(partition))).toEqual([]);
    letGo();
    await one.close();
    await until(() => log.lag('readers', [TOPIC]), (lags) => lags.every(({ lag }) => lag === 0));
    expect((await log.lag('readers', [TOPIC])).map(({ lag }) => lag)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('survives that its connections are broken off while a record is heard: the record comes again', async () => {
    const log = aLog('reader');
    const heard: number[] = [];
    let breaking = true;
    await read(log, async ({ position }) => {
      heard.push(Number(position));
      if (!breaking) return;
      breaking = false;
      await made.ask(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`);
      await pause(100);
    });
    await aLog('teller').append([anEvent('ana', 1), anEvent('ana', 2)]);
    await until(() => heard, ({ length }) => length >= 3);
    await until(() => log.lag('readers', [TOPIC]), (lags) => lags.every(({ lag }) => lag === 0));
    expect(heard).toEqual([1, 1, 2]);
  });

  it('holds no transaction open while a record is heard', async () => {
    const { opened, open: letGo } = gate();
    let begun = false;
    await read(aLog('reader'), async () => {
      begun = true;
      await opened;
    });
    await aLog('teller').append([anEvent('ana', 1)]);
    await until(() => begun, Boolean);
    const rows = await made.ask(`SELECT state FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`);
    letGo();
    expect(rows).toEqual([]);
  });

  it('goes on when a clock ran weeks ahead and its events lie where a week is to come', async () => {
    const ahead = { ...anEvent('ana', 1), id: timeOrderedId({ msecs: Date.now() + 40 * 86_400_000 }) };
    await aLog('teller').append([ahead]);
    await made.ask(`DO $$ DECLARE t text; BEGIN FOR t IN SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'event_log'::regclass AND inhrelid::regclass::text <> 'event_log_default' LOOP EXECUTE 'DROP TABLE ' || t; END LOOP; END $$`);
    await made.ask(`UPDATE event_log SET event_id = $1`, [timeOrderedId({ msecs: Date.now() + 15 * 86_400_000 })]);
    const heard: string[] = [];
    const later = aLog('later');
    await read(later, async ({ key }) => void heard.push(key));
    await later.append([anEvent('bea', 1)]);
    expect((await until(() => heard, ({ length }) => length === 2)).sort()).toEqual(['ana', 'bea']);
  });
});

function anEvent(subject: string, version: number): EventRecord {
  return {
    id: timeOrderedId(), type: MembershipChangedSchema.typeName, source: 'directory', time: new Date(), subject, version, lane: 'normal',
    traceparent: '00-00000000000000000000000000000001-0000000000000001-01',
    payload: toBinary(MembershipChangedSchema, create(MembershipChangedSchema, { personId: subject, directoryVersion: version })),
  };
}
