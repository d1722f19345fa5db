import { randomUUID } from 'node:crypto';
import { fromBinary } from '@bufbuild/protobuf';
import { NotificationSentSchema } from '@amparo/contracts';
import { Outbox } from '@amparo/messaging';
import type { Database } from '@amparo/persistence';
import type { ServiceDatabase } from '@amparo/testing';
import { aDatabase } from '../../test/database';
import { MessageQueue } from './message-queue';

describe('the messages that wait', () => {
  let made: ServiceDatabase;
  let database: Database;
  let queue: MessageQueue;

  beforeAll(async () => {
    made = await aDatabase();
    database = made.database;
    queue = new MessageQueue(database, new Outbox(), 'DANGER', 'MAIL');
  });
  beforeEach(() => database.query(`UPDATE messages SET state = 'SENT'`));
  afterAll(async () => made.drop());

  async function aMessage(of = 'DANGER', channel = 'MAIL', due = '0'): Promise<{ id: string; caseId: string }> {
    const caseId = randomUUID();
    await database.query(`INSERT INTO cases (case_id, lane) VALUES ($1, 'danger')`, [caseId]);
    const [row] = await database.query<{ id: string }>(
      `INSERT INTO messages (case_id, person_id, channel, class, cause, due_at) VALUES ($1, 'coord-lac', $2, $3, $4, now() + $5::interval) RETURNING id`,
      [caseId, channel, of, randomUUID(), `${due} s`],
    );
    return { id: row?.id ?? '', caseId };
  }
  const exclude = (caseId: string) => database.query(`INSERT INTO exclusions (case_id, person_id, cause, version) VALUES ($1, 'coord-lac', 'CONFLICT', 1)`, [caseId]);
  const claimed = async (probe = false) => (await queue.claim(10, 60_000, probe)).map(({ id }) => id);
  const stateOf = async (id: string) => (await database.query('SELECT state FROM messages WHERE id = $1', [id]))[0];

  it('are taken by one desk, of one class and channel, once', async () => {
    const mine = await aMessage();
    await aMessage('ORDINARY');
    await aMessage('DANGER', 'PAGE');
    const takers = await Promise.all([claimed(), claimed(), claimed()]);
    expect(takers.flat()).toEqual([mine.id]);
  });

  it('are taken once each by desks that look at the same moment', async () => {
    const ids = await Promise.all(Array.from({ length: 60 }, async () => (await aMessage()).id));
    const taken: string[] = [];
    while (taken.length < 60) taken.push(...(await Promise.all(Array.from({ length: 6 }, () => queue.claim(5, 60_000, false)))).flat().map(({ id }) => id));
    expect(taken.sort()).toEqual(ids.sort());
  });

  it('are taken again when whoever took them has vanished', async () => {
    const { id } = await aMessage();
    expect((await queue.claim(1, 1_000, false)).map((message) => message.id)).toEqual([id]);
    expect(await claimed()).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await queue.claim(1, 60_000, false)).toMatchObject([{ id, attempts: 2 }]);
  });

  it('are left until their pause is over, unless it is to probe a host', async () => {
    const { id } = await aMessage('DANGER', 'MAIL', '600');
    expect(await claimed()).toEqual([]);
    expect(await claimed(true)).toEqual([id]);
  });

  it('are never taken for somebody who is kept out', async () => {
    const { caseId } = await aMessage();
    await exclude(caseId);
    expect([await claimed(), await claimed(true)]).toEqual([[], []]);
  });

  it('may not go to somebody who is kept out since they were taken', async () => {
    const { id, caseId } = await aMessage();
    await claimed();
    expect(await queue.mayStillGo(id)).toBe(true);
    await exclude(caseId);
    expect(await queue.mayStillGo(id)).toBe(false);
  });

  it('stay cancelled when a try fails afterwards, and count as sent when it does not', async () => {
    const [failed, gone] = [await aMessage(), await aMessage()];
    await claimed();
    for (const { id } of [failed, gone]) await queue.cancel(id, 'EXCLUDED');
    await queue.postpone(failed.id, 0, 'smtp-451');
    await queue.giveUp({ id: failed.id, caseId: failed.caseId, personId: 'coord-lac', attempts: 1, ageMs: 0 }, 'smtp-451');
    await queue.markSent({ ...gone, personId: 'coord-lac', attempts: 1, ageMs: 0 });
    expect([await stateOf(failed.id), await stateOf(gone.id)]).toEqual([{ state: 'CANCELLED' }, { state: 'SENT' }]);
    expect(await database.query('SELECT 1 FROM outbox WHERE subject = $1', [failed.caseId])).toEqual([]);
  });

  it('are told to have left once, where they called somebody to an alert, and never of no case', async () => {
    const [mine, offer, ofNoCase] = [await aMessage(), await aMessage(), await aMessage()];
    await database.query(`UPDATE messages SET cause = 'handover:x' WHERE id = $1`, [offer.id]);
    await database.query('UPDATE messages SET of_case = false WHERE id = $1', [ofNoCase.id]);
    const taken = await queue.claim(10, 60_000, false);
    for (const message of [...taken, ...taken]) await queue.markSent(message);
    const told = await database.query<{ subject: string; type: string; payload: Buffer }>('SELECT subject, type, payload FROM outbox WHERE subject = ANY($1)', [[mine, offer, ofNoCase].map(({ caseId }) => caseId)]);
    expect(told.map(({ subject, type }) => [subject, type])).toEqual([[mine.caseId, NotificationSentSchema.typeName]]);
    const [kept] = await database.query<{ cause: string }>('SELECT cause FROM messages WHERE id = $1', [mine.id]);
    expect(fromBinary(NotificationSentSchema, told[0]?.payload ?? Buffer.of())).toMatchObject({ caseId: mine.caseId, personId: 'coord-lac', channel: 'MAIL', callId: kept?.cause });
  });
});
