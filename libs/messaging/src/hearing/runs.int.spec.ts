import { PersonLeftSchema } from '@amparo/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import type { RawRecord } from '../log/event-log';
import { at, gate } from '../test/fault';
import { aChange, HandingLog } from '../test/handing-log';
import { precedence } from '../precedence';
import { HearingService } from '../test/hearing-service';
import { codeOf } from './outage';
import type { EventLogStrategy } from './event-log-strategy';

describe('a service that hears a backlog', () => {
  let hearing: HearingService;
  let log: HandingLog;
  let strategy: EventLogStrategy;

  beforeEach(async () => {
    hearing = await HearingService.open();
    log = new HandingLog();
    strategy = await hearing.hear(log);
  });

  afterEach(() => hearing.close());

  /** How many were noted in each transaction, in their order. */
  async function transactions(): Promise<number[]> {
    const rows = await hearing.ask<{ n: number }>('SELECT count(*)::int AS n FROM notes GROUP BY xmin ORDER BY min(id)');
    return rows.map(({ n }) => n);
  }

  function changes(...names: string[]): RawRecord[] {
    return names.map((name) => aChange(name.split(' ')[0] ?? '', Number(name.split(' ')[1])));
  }

  function some(count: number, subject = 'ana'): string[] {
    return Array.from({ length: count }, (_, n) => `${subject} ${n + 1}`);
  }

  it('hears many in one transaction, in their order, and one that comes alone in one of its own', async () => {
    expect(await log.hand(changes(...some(4)))).toBe(4);
    expect(await log.hand(changes('bea 1'))).toBe(1);
    await log.give(...changes(...some(100, 'cleo')));
    expect(await hearing.notes()).toEqual([...some(4), 'bea 1', ...some(100, 'cleo')]);
    const [first, second, ...others] = await transactions();
    expect([first, second]).toEqual([4, 1]);
    // As many as the time allows, which is more than are tried at first.
    expect(Math.max(...others)).toBeGreaterThan(4);
  });

  it('does nothing twice when all comes again, some of it, or one twice in a run', async () => {
    const first = changes('ana 1', 'bea 1', 'ana 2', 'bea 2', 'cleo 1', 'cleo 2');
    await log.give(...first);
    await log.give(...first);
    const [third, fourth] = changes('ana 3', 'ana 4') as [RawRecord, RawRecord];
    await log.give(third, third, ...first.slice(3), fourth, third);
    // Of one subject in their order; of several side by side.
    expect(await hearing.notes()).toHaveLength(8);
    expect(await hearing.notes('ana')).toEqual(some(4));
    expect(await hearing.notes('bea')).toEqual(some(2, 'bea'));
    expect(await hearing.notes('cleo')).toEqual(some(2, 'cleo'));
  });

  it('hears events of several subjects side by side, and lets nobody go on in a transaction that is undone', async () => {
    const gone: string[] = [];
    let fails = true;
    hearing.handler.before = async ({ subject }, tx) => {
      if (subject === 'ana' && fails) {
        fails = false;
        throw new Error('at once');
      }
      if (subject !== 'bea') return;
      await pause(20);
      await tx.query('SELECT 1');
      gone.push(subject);
    };
    await log.give(...changes('ana 1', 'bea 1', 'cleo 1'));
    expect(gone).toEqual(['bea', 'bea']);
    expect((await hearing.notes()).sort()).toEqual(['ana 1', 'bea 1', 'cleo 1']);
    let [now, most] = [0, 0];
    hearing.handler.before = async () => {
      most = Math.max(most, ++now);
      await pause(20);
      now--;
    };
    await log.give(...changes(...Array.from({ length: 30 }, (_, n) => `dora-${n} 1`)));
    expect(most).toBeGreaterThan(4);
    // One transaction where time suffices for all.
    const doras = (await transactions()).slice(3);
    expect([Math.max(...doras) > 4, doras.reduce((sum, n) => sum + n, 0)]).toEqual([true, 30]);
  });

  it('ends a run after its first part when danger comes, and hears on when danger is done', async () => {
    const danger = gate();
    let begun: Promise<void> | undefined;
    hearing.handler.before = async () => void (begun ??= precedence.during(() => danger.opened));
    const first = await log.hand(changes(...some(100)));
    expect(first).toBe(4);
    let second = 0;
    const later = log.hand(changes(...some(100).slice(first))).then((heard) => (second = heard));
    await pause(150);
    expect(second).toBe(0);
    danger.open();
    await Promise.all([begun, later]);
    expect(second).toBeGreaterThan(4);
    expect(await hearing.notes()).toEqual(some(first + second));
  });

  it('does nothing twice when two members hear the same backlog at once', async () => {
    const backlog = changes(...some(20), ...some(20, 'bea'));
    await Promise.all([log.give(...backlog), log.give(...backlog), log.give(...backlog.slice(7))]);
    expect(await hearing.notes('ana')).toEqual(some(20));
    expect(await hearing.notes('bea')).toEqual(some(20, 'bea'));
    expect(await hearing.parked()).toEqual([]);
  });

  it('parks the one that fails, and what follows it in its sequence, and nobody who was in its company', async () => {
    hearing.handler.before = async ({ subject, version }) => {
      if (subject === 'ana' && version >= 2) throw new TypeError('a mistake in the handler');
    };
    await log.give(...changes('bea 1', 'ana 1', 'bea 2', 'ana 2', 'bea 3', 'ana 3', 'bea 4', 'bea 5'));
    expect(await hearing.notes()).toEqual(['bea 1', 'ana 1', 'bea 2', 'bea 3', 'bea 4', 'bea 5']);
    expect(await hearing.parked()).toEqual(['NoteChange ana normal TypeError 2']);
    expect(hearing.said).toEqual(['event.retrying TypeError', 'event.retrying TypeError', 'event.parked TypeError']);
    await log.give(...changes('bea 6', 'bea 7', 'bea 8'));
    expect((await transactions()).at(-1)).toBe(3);
  });

  it('blames the one that swallowed a failed statement, not the next one that met it', async () => {
    const note = hearing.handler.handle.bind(hearing.handler);
    hearing.handler.handle = async (event, tx) => {
      await note(event, tx);
      if (event.subject === 'ana') await tx.query('SELECT 1 / 0').catch(() => undefined);
    };
    await log.give(...changes('bea 1', 'ana 1', 'bea 2'));
    await log.give(...changes('bea 3', 'ana 2'));
    expect(await hearing.notes()).toEqual(['bea 1', 'bea 2', 'bea 3']);
    expect(await hearing.parked()).toEqual(['NoteChange ana normal QueryFailedError:25P02 2']);
  });

  it.each(['consumer.before-begin', 'consumer.after-inbox', 'consumer.after-effect', 'consumer.after-commit'] as const)('does all of a run once when it fails %s', async (point) => {
    let reached = 0;
    const undo = at(point, async () => {
      if (++reached === 1) throw new Error('cut off');
    });
    await log.give(...changes(...some(3)));
    undo();
    // Once in the run, then once for each of the three.
    expect(reached).toBe(4);
    expect(await hearing.notes()).toEqual(some(3));
    expect(await hearing.parked()).toEqual([]);
  });

  it('waits in an outage that comes in the middle of a run, and does all of it once', async () => {
    let breaks = 3;
    hearing.handler.before = async ({ version }, tx) => {
      if (version !== 3 || breaks-- <= 0) return;
      const [{ pid }] = await tx.query<[{ pid: number }]>('SELECT pg_backend_pid() AS pid');
      await hearing.own.database.query('SELECT pg_terminate_backend($1)', [pid]);
    };
    await log.give(...changes(...some(6)));
    expect(breaks).toBeLessThan(0);
    expect(await hearing.notes()).toEqual(some(6));
    expect(await hearing.parked()).toEqual([]);
    expect(hearing.said).toHaveLength(2);
    expect(hearing.said.every((said) => said.startsWith('consumer.waiting'))).toBe(true);
  });

  it('gives way when two runs want each other\'s rows, before the database has to choose', async () => {
    const codes: unknown[] = [];
    const { opened, open } = gate();
    let inside = 0;
    hearing.handler.before = async ({ subject }, tx) => {
      const first = ['ana', 'berta'].includes(subject);
      if (!first) await opened;
      await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [subject.charAt(0)]).catch((error: unknown) => {
        codes.push(codeOf(error));
        throw error;
      });
      if (first && ++inside === 2) open();
    };
    await Promise.all([
      log.give(...changes('ana 1', 'bea 1')),
      log.give(...changes('berta 1', 'alma 1').map((record) => ({ ...record, partition: 1 }))),
    ]);
    expect(new Set(codes)).toEqual(new Set(['55P03']));
    expect((await hearing.notes()).sort()).toEqual(['alma 1', 'ana 1', 'bea 1', 'berta 1']);
    expect(hearing.said).toEqual([]);
    expect(await hearing.parked()).toEqual([]);
  });

  it('sets aside behind its sequence what comes in a run, and hears the others', async () => {
    await strategy.parking.park(aChange('ana', 1), { consumer: 'NoteChange', subject: 'ana', lane: 'normal' }, 'Error');
    await log.give(...changes(...some(6, 'bea'), 'ana 2', ...some(6, 'cleo'), 'ana 3'));
    expect(await hearing.notes()).toEqual([...some(6, 'bea'), ...some(6, 'cleo')]);
    expect(await hearing.parked()).toEqual(['NoteChange ana normal Error 3']);
    expect(await strategy.redrive()).toEqual({ handled: 3, stillParked: 0 });
    expect(await hearing.notes('ana')).toEqual(some(3));
  });

  it('parks what nobody can read, and hears what lies before and behind it', async () => {
    await log.give(...changes('ana 1', 'bea 1'), aChange('ana', 2, { headers: {} }), ...changes('ana 3', 'bea 2'));
    expect(await hearing.notes()).toEqual(['ana 1', 'bea 1', 'ana 3', 'bea 2']);
    expect(await transactions()).toEqual([2, 2]);
    expect(await hearing.parked()).toEqual(['UNREADABLE ana normal headers-missing 1']);
  });

  it('keeps the rows of many cases for a short time only', async () => {
    hearing.handler.before = () => pause(25);
    await log.give(...changes(...some(11)));
    expect(await transactions()).toEqual([4, 4, 3]);
  });

  it('comes to an end early when told to stop, and keeps what it has done', async () => {
    hearing.handler.before = async ({ version }) => {
      if (version === 2) await strategy.close();
    };
    const backlog = changes(...some(12));
    const heard = await log.hand(backlog);
    expect(await hearing.notes()).toEqual(some(heard));
    expect(heard).toBe(4);
    await hearing.hear(log);
    await log.give(...backlog.slice(heard));
    expect(await hearing.notes()).toEqual(some(12));
  });

  it('opens no transaction for what nobody here hears', async () => {
    let opened = 0;
    const undo = at('consumer.before-begin', async () => void opened++);
    const unheard = changes(...some(30)).map((record) => ({ ...record, payload: new Uint8Array(), headers: { ...record.headers, ce_type: PersonLeftSchema.typeName } }));
    await log.give(...unheard);
    expect(opened).toBe(0);
    await log.give(...unheard, ...changes('ana 1'), ...unheard);
    undo();
    expect(opened).toBe(1);
    expect(await hearing.notes()).toEqual(['ana 1']);
  });

  it('hears records of several partitions in one transaction, and none of them when one cannot be read or fails', async () => {
    const [ana, bea, ivo] = changes('ana 1', 'bea 1', 'ivo 1').map((record, partition) => ({ ...record, partition })) as [RawRecord, RawRecord, RawRecord];
    const unheard = { ...ivo, payload: new Uint8Array(), headers: { ...ivo.headers, ce_type: PersonLeftSchema.typeName } };
    const transactions = jest.spyOn(hearing.own.database, 'transaction');
    expect(await log.handTogether([aChange('cleo', 1, { headers: {}, partition: 3 }), ana])).toBe(0);
    expect(await log.handTogether([unheard, ana])).toBe(1);
    expect(transactions).not.toHaveBeenCalled();
    expect(await log.handTogether([ana, bea])).toBe(2);
    expect(transactions).toHaveBeenCalledTimes(1);
    hearing.handler.before = async () => {
      throw new Error('not this one');
    };
    expect(await log.handTogether([bea, ivo])).toBe(0);
    transactions.mockRestore();
    expect((await hearing.notes()).sort()).toEqual(['ana 1', 'bea 1']);
  });
});
