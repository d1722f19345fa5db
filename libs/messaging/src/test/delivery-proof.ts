import { MembershipChangedSchema, type Lane } from '@amparo/contracts';
import { create, toBinary } from '@bufbuild/protobuf';
import type { EventLog, RawRecord } from '../log/event-log';
import { NotYet } from '../hearing/outage';
import { askToRepublish } from '../telling/republishing';
import { at, gate } from './fault';
import { HearingService } from './hearing-service';
import { TellingService } from './telling-service';
import { until } from './until';

/** An event log under proof. */
export interface ProvenLog {
  open(name: string): EventLog;
  /** Lays a record into a topic as somebody would who does not keep the rules. */
  lay(topic: string, record: Pick<RawRecord, 'key' | 'headers' | 'payload'>): Promise<void>;
  /** Deletes what a group has read: the next member begins at the beginning. */
  forget(group: string): Promise<void>;
  /** Throws away all that lies in it. */
  wipe(): Promise<void>;
}

const TOPIC = 'amparo.directory.v1';

/**
 * Says and proves what every event log has to do, from a change in one service to its effect in another.
 *
 * @param prepare makes the log; where it gives none, the proofs are passed over
 */
export function proveDelivery(prepare: () => Promise<ProvenLog | undefined>): void {
  let given: ProvenLog | undefined;
  let proven: ProvenLog;
  let telling: TellingService;
  let hearing: HearingService;
  let logs: EventLog[];

  const open = (name: string) => {
    const log = proven.open(name);
    logs.push(log);
    return log;
  };
  const tellSome = async (people: string[], changes: number, lane: Lane = 'normal') => {
    for (let i = 0; i < changes; i++) for (const person of people) await telling.tell(person, lane);
  };
  const heard = (count: number) => until(() => hearing.notes(), (notes) => notes.length >= count, 60_000);
  /** Time for a second effect to show, were there one. */
  const quiet = () => new Promise((done) => setTimeout(done, 400));

  const prove = (sentence: string, proof: () => Promise<void>) => it(sentence, async () => {
    if (given !== undefined) await proof();
  }, 90_000);

  beforeAll(async () => {
    given = await prepare();
    if (given !== undefined) proven = given;
  }, 300_000);

  beforeEach(async () => {
    if (given === undefined) return;
    logs = [];
    [telling, hearing] = await Promise.all([TellingService.open(), HearingService.open()]);
    await proven.wipe();
  }, 60_000);

  afterEach(async () => {
    if (given === undefined) return;
    await hearing.close();
    await telling.close();
    await Promise.all(logs.map((log) => log.close()));
    await proven.forget('amparo.protection.normal');
    await proven.forget('amparo.protection.danger');
  }, 60_000);

  prove('brings every change to its effect, once, in the order of its subject', async () => {
    const people = Array.from({ length: 12 }, (_, n) => `person-${n}`);
    telling.relay(open('teller'));
    await hearing.hear(open('reader'));
    await Promise.all(people.map((person) => tellSome([person], 10)));
    expect(await heard(120)).toHaveLength(120);
    await quiet();
    for (const person of people) expect(await hearing.notes(person)).toEqual(Array.from({ length: 10 }, (_, n) => `${person} ${n + 1}`));
    expect(await telling.countOf('outbox')).toBe(0);
    expect(await telling.countOf('told')).toBe(120);
  });

  prove('does nothing twice when an event comes twice, and when a group begins again', async () => {
    const log = open('teller');
    telling.relay(log);
    const reader = open('reader');
    await hearing.hear(reader);
    await tellSome(['ana', 'bea'], 3);
    await heard(6);
    await hearing.stop();
    await reader.close();
    await proven.forget('amparo.protection.normal');
    const again = open('reader again');
    const strategy = await hearing.hear(again);
    await tellSome(['ana'], 1);
    expect(await heard(7)).toHaveLength(7);
    await until(() => strategy.lag(), (lags) => lags.every(({ lag }) => lag === 0));
    await quiet();
    expect(await hearing.notes('ana')).toEqual(['ana 1', 'ana 2', 'ana 3', 'ana 4']);
  });

  prove('tells all again into a log that lost it, without anything happening twice', async () => {
    telling.relay(open('teller'));
    await tellSome(['ana', 'bea'], 3);
    await until(() => telling.countOf('told'), (told) => told === 6);
    await proven.wipe();
    await hearing.hear(open('reader'));
    await quiet();
    expect(await hearing.notes()).toEqual([]);
    await askToRepublish(telling.own.database, new Date(0));
    await heard(6);
    await askToRepublish(telling.own.database, new Date(0));
    await quiet();
    expect((await hearing.notes('ana')).concat(await hearing.notes('bea'))).toEqual(['ana 1', 'ana 2', 'ana 3', 'bea 1', 'bea 2', 'bea 3']);
  });

  prove('parks the sequence of a case that cannot be handled, lets the others flow, and drives it again in order', async () => {
    let broken = true;
    hearing.handler.before = async (event) => {
      if (broken && event.subject === 'ana' && event.version >= 2) throw new TypeError('a mistake in the handler');
    };
    telling.relay(open('teller'));
    const strategy = await hearing.hear(open('reader'));
    await tellSome(['ana', 'bea'], 4);
    expect(await until(() => hearing.notes('bea'), (notes) => notes.length === 4)).toHaveLength(4);
    expect(await until(() => hearing.parked(), ([row]) => row?.endsWith(' 3') === true)).toEqual(['NoteChange ana normal TypeError 3']);
    expect(await hearing.notes('ana')).toEqual(['ana 1']);
    expect(hearing.said).toEqual(['event.retrying TypeError', 'event.retrying TypeError', 'event.parked TypeError']);
    expect(await strategy.redrive()).toEqual({ handled: 0, stillParked: 1 });
    broken = false;
    expect(await strategy.redrive({ subject: 'bea' })).toEqual({ handled: 0, stillParked: 0 });
    expect(await strategy.redrive({ subject: 'ana' })).toEqual({ handled: 3, stillParked: 0 });
    await telling.tell('ana');
    await until(() => hearing.notes('ana'), (notes) => notes.length === 5);
    expect(await hearing.notes('ana')).toEqual(['ana 1', 'ana 2', 'ana 3', 'ana 4', 'ana 5']);
  });

  prove('parks what nobody can read, and hears what comes behind it', async () => {
    const envelope = {
      ce_specversion: '1.0', ce_type: 'amparo.directory.v1.MembershipChanged', ce_source: 'directory', ce_time: new Date().toISOString(),
      ce_subject: 'ana', amparo_version: '1', amparo_lane: 'normal', traceparent: '',
    };
    const id = (n: number) => `01930000-0000-7000-8000-00000000000${n}`;
    const fine = Buffer.from(toBinary(MembershipChangedSchema, create(MembershipChangedSchema, { personId: 'ana' })));
    await proven.lay(TOPIC, { key: 'ana', headers: {}, payload: fine });
    await proven.lay(TOPIC, { key: 'ana', headers: { ...envelope, ce_id: id(1), ce_type: 'amparo.directory.v1.Unheard' }, payload: fine });
    await proven.lay(TOPIC, { key: 'ana', headers: { ...envelope, ce_id: id(2), ce_type: 'amparo.directory.v2.MembershipChanged' }, payload: fine });
    await proven.lay(TOPIC, { key: 'ana', headers: { ...envelope, ce_id: id(3) }, payload: Buffer.from([255, 255]) });
    await proven.lay(TOPIC, { key: 'ana', headers: { ...envelope, ce_id: id(4) }, payload: Buffer.alloc(900_000, 1) });
    await proven.lay(TOPIC, { key: 'ana', headers: { ...envelope, ce_id: id(5) }, payload: fine });
    const strategy = await hearing.hear(open('reader'));
    expect(await until(() => hearing.notes(), (notes) => notes.length > 0)).toEqual(['ana 1']);
    expect(await hearing.parked()).toEqual(['UNREADABLE ana normal headers-missing 5']);
    const reasons = await hearing.own.database.query<{ reason: string }>('SELECT reason FROM parked ORDER BY id');
    expect(reasons.map(({ reason }) => reason)).toEqual(['headers-missing', 'type-unknown', 'type-unknown', 'bytes-undecodable', 'bytes-too-many']);
    expect(await strategy.redrive()).toEqual({ handled: 0, stillParked: 1 });
    expect(hearing.dead).toEqual([]);
  });

  prove('finishes the record at hand when told to stop, and the next member goes on behind it', async () => {
    const { opened, open: letGo } = gate();
    hearing.handler.before = () => opened;
    telling.relay(open('teller'));
    const reader = open('reader');
    const strategy = await hearing.hear(reader);
    await tellSome(['ana'], 1);
    await until(() => strategy.lag(), (lags) => lags.some(({ lag }) => lag > 0));
    await until(() => busyHandlers(), (busy) => busy > 0);
    await tellSome(['ana'], 2);
    const stopped = strategy.close();
    setTimeout(letGo, 100);
    await stopped;
    expect(await hearing.notes()).toEqual(['ana 1']);
    await reader.close();
    const next = open('next');
    const begins: string[] = [];
    hearing.handler.before = async (event) => void begins.push(`ana ${event.version}`);
    await hearing.hear(next);
    expect(await heard(3)).toEqual(['ana 1', 'ana 2', 'ana 3']);
    expect(begins).toEqual(['ana 2', 'ana 3']);

    async function busyHandlers(): Promise<number> {
      const [row] = await hearing.own.database.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`,
      );
      return row?.n ?? 0;
    }
  });

  prove('leaves to the next member what a member had in hand, and had not done, when it stopped', async () => {
    hearing.handler.before = async () => {
      throw new NotYet('directory.unknown');
    };
    telling.relay(open('teller'));
    const reader = open('reader');
    await hearing.hear(reader);
    await tellSome(['ana'], 2);
    await until(() => hearing.said, ({ length }) => length > 0, 60_000);
    // Long enough for a place that is kept by the second.
    await new Promise((done) => setTimeout(done, 1_500));
    await hearing.stop();
    await reader.close();
    expect(await hearing.notes()).toEqual([]);
    hearing.handler.before = async () => undefined;
    await hearing.hear(open('next'));
    expect(await heard(2)).toEqual(['ana 1', 'ana 2']);
  });

  prove('loses nothing and doubles nothing when a member stops between the effect and its place in the log', async () => {
    const undo = at('consumer.after-commit', async () => {
      throw Object.assign(new Error('cut off'), { code: 'ECONNRESET' });
    });
    telling.relay(open('teller'));
    await hearing.hear(open('reader'));
    await tellSome(['ana', 'bea'], 2);
    await until(() => hearing.notes(), (notes) => notes.length >= 1, 60_000);
    await quiet();
    undo();
    expect((await heard(4)).sort()).toEqual(['ana 1', 'ana 2', 'bea 1', 'bea 2']);
    expect(hearing.said).toContain('consumer.waiting Error:ECONNRESET');
  });

  prove('never lets danger wait for what is blocked or busy on the normal lane', async () => {
    const { opened, open: letGo } = gate();
    hearing.handler.before = async (event) => {
      if (event.lane === 'normal') await opened;
    };
    const tellers = { normal: open('teller normal'), danger: open('teller danger') };
    telling.relay(tellers.normal);
    telling.relay(tellers.danger, { lane: 'danger' });
    await hearing.hear(open('reader normal'));
    await hearing.hear(open('reader danger'), 'danger');
    await tellSome(Array.from({ length: 10 }, (_, n) => `person-${n}`), 3);
    // The danger reader is seen at work once, so that its joining is not what is measured.
    await telling.tell('first', 'danger');
    await until(() => hearing.notes('first'), (notes) => notes.length > 0, 60_000);
    const began = Date.now();
    await telling.tell('ana', 'danger');
    await until(() => hearing.notes('ana'), (notes) => notes.length > 0);
    const took = Date.now() - began;
    letGo();
    expect(await heard(32)).toHaveLength(32);
    expect(took).toBeLessThan(1_500);
  });
}
