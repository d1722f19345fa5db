import { setTimeout as pause } from 'node:timers/promises';
import { at, gate } from '../test/fault';
import { aChange, HandingLog } from '../test/handing-log';
import { HearingService } from '../test/hearing-service';
import { until } from '../test/until';
import type { EventLogStrategy } from './event-log-strategy';
import { NotYet } from './outage';
import { UNREADABLE } from './parking';

describe('a service that hears', () => {
  let hearing: HearingService;
  let log: HandingLog;
  let strategy: EventLogStrategy;

  beforeEach(async () => {
    hearing = await HearingService.open();
    log = new HandingLog();
    strategy = await hearing.hear(log);
  });

  afterEach(() => hearing.close());

  it('does once what it hears twice, one after the other or at the same time', async () => {
    const change = aChange('ana', 1);
    await log.give(change);
    await log.give(change);
    const another = aChange('ana', 2);
    await Promise.all(Array.from({ length: 6 }, () => log.give(another)));
    expect(await hearing.notes()).toEqual(['ana 1', 'ana 2']);
  });

  it('does nothing that it hears of what was erased, alone or in a run, and parks nothing', async () => {
    await hearing.own.database.query(`INSERT INTO erased_cases (case_id) VALUES ('ana')`);
    await log.give(aChange('ana', 1));
    await log.give(aChange('bea', 1), aChange('ana', 2), aChange('bea', 2), aChange('ana', 3));
    expect(await hearing.notes()).toEqual(['bea 1', 'bea 2']);
    expect(await hearing.parked()).toEqual([]);
  });

  it.each(['consumer.after-inbox', 'consumer.after-effect'] as const)('keeps neither mark nor effect when it fails %s, and does it on the next try', async (point) => {
    let cuts = 0;
    const undo = at(point, async () => {
      if (++cuts === 1) throw new Error('cut off');
    });
    await log.give(aChange('ana', 1));
    undo();
    expect(cuts).toBe(2);
    expect(await hearing.notes()).toEqual(['ana 1']);
  });

  it('lets a passing mistake pass: the second try counts, nothing is parked', async () => {
    let failures = 2;
    hearing.handler.before = async () => {
      if (failures-- > 0) throw new Error('once more');
    };
    await log.give(aChange('ana', 1));
    expect(await hearing.notes()).toEqual(['ana 1']);
    expect(await hearing.parked()).toEqual([]);
  });

  it('does not count an outage as a try: the event waits for as long as it lasts, and is done once', async () => {
    let breaks = 5;
    hearing.handler.before = async (_event, tx) => {
      if (breaks-- <= 0) return;
      const [{ pid }] = await tx.query<[{ pid: number }]>('SELECT pg_backend_pid() AS pid');
      await hearing.own.database.query('SELECT pg_terminate_backend($1)', [pid]);
      // Now and then the loss is seen between two statements, now and then by the next one.
      if (breaks % 2 === 0) await pause(100);
    };
    await log.give(aChange('ana', 1));
    expect(breaks).toBeLessThan(0);
    expect(await hearing.notes()).toEqual(['ana 1']);
    expect(await hearing.parked()).toEqual([]);
    expect(hearing.said.every((said) => said.startsWith('consumer.waiting'))).toBe(true);
    expect(log.beats).toBeGreaterThanOrEqual(5);
  });

  it('waits for what is not there yet', async () => {
    let there = false;
    hearing.handler.before = async () => {
      if (!there) throw new NotYet('directory.unknown');
    };
    const heard = log.give(aChange('ana', 1));
    await until(() => hearing.said, ({ length }) => length >= 2);
    there = true;
    await heard;
    expect(await hearing.notes()).toEqual(['ana 1']);
    expect(hearing.said[0]).toBe('consumer.waiting NotYet:directory.unknown');
  });

  it('parks poison that would not fit a table either, and whatever it says of itself', async () => {
    await log.give(aChange('ana', 1, { key: 'k'.repeat(10_000), headers: { 'a\0b': 'c\0d', ce_subject: 'x\ud83d'.repeat(500), ce_type: '\0' } }));
    await log.give(aChange('ana', 2, { payload: Buffer.alloc(2 * 1024 * 1024, 1) }));
    await log.give(aChange('a\0b', 3));
    expect((await strategy.parking.list()).map(({ consumer, reason, events }) => [consumer, reason, events])).toEqual([
      ['UNREADABLE', 'headers-missing', 1], ['UNREADABLE', 'bytes-too-many', 1], ['UNREADABLE', 'headers-missing', 1],
    ]);
  });

  it('parks the same poison once', async () => {
    const poison = aChange('ana', 1, { headers: {} });
    await log.give(poison);
    await log.give(poison);
    expect(await hearing.parked()).toEqual(['UNREADABLE ana normal headers-missing 1']);
  });

  it('parks nothing that it has done already, though its sequence is parked', async () => {
    const first = aChange('ana', 1);
    await log.give(first);
    hearing.handler.before = async () => {
      throw new Error('a mistake');
    };
    await log.give(aChange('ana', 2));
    await log.give(first);
    expect(await hearing.parked()).toEqual(['NoteChange ana normal Error 1']);
  });

  it('puts nothing ahead of a sequence that is being driven', async () => {
    let broken = true;
    const { opened, open } = gate();
    hearing.handler.before = async (event) => {
      if (broken) throw new Error('a mistake');
      if (event.version === 1) await opened;
    };
    await log.give(aChange('ana', 1));
    broken = false;
    const driven = strategy.redrive();
    await pause(100);
    const heard = log.give(aChange('ana', 2));
    await pause(200);
    open();
    await Promise.all([driven, heard]);
    expect(await hearing.notes()).toEqual(['ana 1', 'ana 2']);
    expect(await hearing.parked()).toEqual([]);
  });

  it('drives what could not be read once it can be, by all who hear it, and once', async () => {
    const change = aChange('ana', 1);
    // Parked by a version of the service that did not know the type yet.
    await strategy.parking.park(change, { consumer: UNREADABLE, subject: 'ana', lane: 'normal' }, 'type-unknown');
    await log.give(aChange('ana', 2));
    expect(await hearing.notes()).toEqual(['ana 2']);
    expect(await strategy.redrive({ consumer: UNREADABLE })).toEqual({ handled: 1, stillParked: 0 });
    await log.give(change);
    expect(await hearing.notes()).toEqual(['ana 2', 'ana 1']);
  });

  it('says that the database is away instead of counting what it could not drive', async () => {
    await strategy.parking.park(aChange('ana', 1), { consumer: 'NoteChange', subject: 'ana', lane: 'normal' }, 'Error');
    hearing.handler.before = async () => {
      throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
    };
    await expect(strategy.redrive()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(await hearing.parked()).toHaveLength(1);
  });

  it('stops while it waits for an outage to end, and has not heard the event', async () => {
    hearing.handler.before = async () => {
      throw new NotYet('directory.unknown');
    };
    const heard = log.give(aChange('ana', 1));
    heard.catch(() => undefined);
    await until(() => hearing.said, ({ length }) => length >= 1);
    await strategy.close();
    await expect(heard).rejects.toThrow();
    expect(await hearing.notes()).toEqual([]);
  });
});
