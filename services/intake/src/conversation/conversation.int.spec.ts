import { randomUUID } from 'node:crypto';
import { AlertAcknowledgedSchema, CaseClosedSchema, ReplySeenSchema, ReplyWrittenSchema, ReporterCameBackSchema, ReporterWithdrewSchema, ReporterWroteSchema, ReportReceivedSchema } from '@amparo/contracts';
import { Door } from '../../test/door';
import { imminent, request } from '../../test/reports';

let door: Door;
beforeAll(async () => { door = await Door.open(); }, 60_000);
afterAll(() => door.close());

async function reported(body: object) {
  const receipt = await door.receipt();
  const { json } = await door.post('/api/reports', { receipt, ...body });
  const { rows } = await door.admin.query('SELECT id FROM reports WHERE reference = $1', [json.reference]);
  return { receipt, reference: json.reference as string, caseId: rows[0].id as string };
}

const back = (receipt: string) => door.post('/api/reports/conversation', { receipt });
const write = (receipt: string, text: string) => door.post('/api/reports/messages', { receipt, text });
const wrote = async (caseId: string) => (await door.told(ReporterWroteSchema)).filter(({ subject }) => subject === caseId);

describe('coming back with the return code', () => {
  it('shows the case code, where it stands, and the own words, in order and by day', async () => {
    const { receipt, reference } = await reported(request);
    expect((await back(receipt)).json).toEqual({ reference, status: 'RECEIVED', messages: [] });
    for (const text of ['¿Alguien lo leyó?', 'Estoy en otro lugar. 🕊']) expect((await write(receipt, text)).status).toBe(201);

    const { status, json } = await back(` ${receipt.toLowerCase().replace(/-/g, '')} `);
    const day = new Date().toISOString().slice(0, 10);
    expect(status).toBe(200);
    expect(json).toEqual({ reference, status: 'RECEIVED', messages: [
      { from: 'YOU', text: '¿Alguien lo leyó?', day }, { from: 'YOU', text: 'Estoy en otro lugar. 🕊', day },
    ] });
  });

  it('shows nothing of any other case', async () => {
    const [one, other] = [await reported(request), await reported(request)];
    await write(other.receipt, 'only here');
    expect((await back(one.receipt)).json).toMatchObject({ reference: one.reference, messages: [] });
  });

  it('is answered 404 for a code that nobody has, the same for both calls and every code', async () => {
    const answers = [await back(await door.receipt()), await back(await door.receipt()), await write(await door.receipt(), 'hello')];
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 404, json: { code: 'receipt.unknown' } });
  });

  it('shows READ once somebody has acknowledged the alert, and stays so', async () => {
    const { receipt, caseId } = await reported(imminent);
    const said = { caseId, alertId: '7f000000-0000-4000-8000-000000000001', personId: 'swg-duty' };
    await door.hear(AlertAcknowledgedSchema, caseId, said, 'danger');
    await door.hear(AlertAcknowledgedSchema, caseId, said, 'danger');
    for (const started = Date.now(); (await back(receipt)).json['status'] !== 'READ' && Date.now() - started < 10_000; );
    expect((await back(receipt)).json['status']).toBe('READ');
  });

  it('shows CLOSED once the team has closed the case, also where somebody takes an alert of it later, and takes what she writes', async () => {
    const { receipt, caseId } = await reported(imminent);
    await door.hear(CaseClosedSchema, caseId, { caseId }, 'danger');
    for (const started = Date.now(); (await back(receipt)).json['status'] !== 'CLOSED';) if (Date.now() - started > 10_000) throw new Error('it stays open');
    const other = await reported(imminent);
    for (const id of [caseId, other.caseId]) await door.hear(AlertAcknowledgedSchema, id, { caseId: id, alertId: randomUUID(), personId: 'swg-duty' }, 'danger');
    for (const started = Date.now(); (await back(other.receipt)).json['status'] !== 'READ';) if (Date.now() - started > 10_000) throw new Error('nobody reads');
    expect([(await back(receipt)).json['status'], (await write(receipt, 'again')).status]).toEqual(['CLOSED', 201]);
  });

  it('tells the team that she was there, once a day, also where she writes nothing; a code that nobody has tells nothing', async () => {
    const { receipt, caseId } = await reported(imminent);
    const here = async () => (await door.told(ReporterCameBackSchema)).filter(({ subject }) => subject === caseId).map(({ lane, data }) => [lane, data.caseId]);
    const others = async () => (await door.told(ReporterCameBackSchema)).length;
    const before = await others();
    await Promise.all([back(await door.receipt()), door.post('/api/reports/messages', { receipt: await door.receipt(), text: 'x' })]);
    expect(await others()).toBe(before);
    await Promise.all(Array.from({ length: 12 }, () => back(receipt)));
    expect(await here()).toEqual([['danger', caseId]]);
    await door.admin.query(`UPDATE reports SET here_on = here_on - 1 WHERE id = $1`, [caseId]);
    await back(receipt);
    await back(receipt);
    expect(await here()).toHaveLength(2);
    expect((await door.admin.query('SELECT here_on::text AS day FROM reports WHERE id = $1', [caseId])).rows).toEqual([{ day: new Date().toISOString().slice(0, 10) }]);
  });
});

describe('writing to the handler', () => {
  it('is sealed for casework and told by id, in the order of the case and on its lane', async () => {
    const { receipt, caseId } = await reported(imminent);
    await write(receipt, 'zz-secret words');
    const [event] = await wrote(caseId);
    const [first] = (await door.told(ReportReceivedSchema)).filter(({ subject }) => subject === caseId);
    const { rows } = await door.admin.query('SELECT sealed FROM envelopes WHERE id = $1', [event!.data.messageId]);

    expect(event).toMatchObject({ lane: 'danger', version: first!.version + 1, data: { caseId } });
    expect(await door.openEnvelope(rows[0].sealed, event!.data.messageId)).toEqual({ text: 'zz-secret words', receivedAt: expect.any(String), replyKey: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await expect(door.openEnvelope(rows[0].sealed, caseId)).rejects.toThrow();
  });

  it('is told on the normal lane for a case that is not urgent', async () => {
    const { receipt, caseId } = await reported(request);
    await write(receipt, 'hello');
    expect(await wrote(caseId)).toMatchObject([{ lane: 'normal' }]);
  });

  it('takes the same words again for a repeat after a lost answer; other words, or the same later, are new', async () => {
    const { receipt, caseId } = await reported(request);
    await Promise.all([write(receipt, 'ayuda'), write(receipt, 'ayuda'), write(receipt, 'ayuda')]);
    expect(await wrote(caseId)).toHaveLength(1);
    await write(receipt, 'más ayuda');
    await door.admin.query(`UPDATE reports SET last_message_at = last_message_at - interval '11 minutes' WHERE id = $1`, [caseId]);
    await write(receipt, 'más ayuda');
    expect(await wrote(caseId)).toHaveLength(3);
  });

  it('loses the return code, wherever it stands in the words', async () => {
    const { receipt } = await reported(request);
    await write(receipt, `my code ${receipt.toLowerCase()} ok`);
    expect((await back(receipt)).json).toMatchObject({ messages: [{ text: 'my code [return code removed] ok' }] });
  });

  it('refuses a message without words', async () => {
    const { receipt } = await reported(request);
    expect(await write(receipt, ' \n ')).toMatchObject({ status: 400, json: { code: 'message.empty' } });
  });
});

describe('a reply of the team', () => {
  const seen = async (caseId: string) => (await door.told(ReplySeenSchema)).filter(({ subject }) => subject === caseId).map(({ data }) => data.replyId);
  const replies = async (receipt: string) => ((await back(receipt)).json['messages'] as { from: string; text: string }[]).filter(({ from }) => from === 'TEAM').map(({ text }) => text);
  /** It is at the door, and nobody has looked. */
  const kept = async (replyId: string) => {
    for (const started = Date.now(); (await door.admin.query(`SELECT 1 FROM replies WHERE id = $1 AND state = 'KEPT'`, [replyId])).rowCount === 0;) {
      if (Date.now() - started > 20_000) throw new Error('the reply does not arrive');
      await new Promise((done) => setTimeout(done, 50));
    }
  };
  const arrived = async (receipt: string, count: number) => {
    for (const started = Date.now(); ;) {
      const found = await replies(receipt);
      if (found.length >= count) return found;
      if (Date.now() - started > 20_000) throw new Error('the reply does not arrive');
      await new Promise((done) => setTimeout(done, 50));
    }
  };

  it('is read by who comes back with the code, and by nobody else; the team is told once that she was shown it', async () => {
    const [one, other] = [await reported(request), await reported(request)];
    await write(one.receipt, 'first');
    const replyId = await door.reply(one.caseId, 'Hay un lugar seguro. 🕊');
    await kept(replyId);
    await Promise.all(Array.from({ length: 12 }, () => back(one.receipt)));
    expect(await replies(one.receipt)).toEqual(['Hay un lugar seguro. 🕊']);
    await write(one.receipt, 'second');
    expect((await back(one.receipt)).json['messages']).toMatchObject([{ from: 'YOU', text: 'first' }, { from: 'TEAM' }, { from: 'YOU', text: 'second' }]);
    expect(await replies(other.receipt)).toEqual([]);
    expect(await seen(one.caseId)).toEqual([replyId]);
    expect(await seen(other.caseId)).toEqual([]);
  });

  it('comes once, however often it is told, and when casework has it again after it was away', async () => {
    const { receipt, caseId } = await reported(request);
    const late = randomUUID();
    await door.hear(ReplyWrittenSchema, caseId, { caseId, replyId: late });
    const replyId = await door.reply(caseId, 'once');
    await door.reply(caseId, 'once', replyId);
    expect(await arrived(receipt, 1)).toEqual(['once']);
    await door.hear(ReplyWrittenSchema, caseId, { caseId, replyId });
    await door.reply(caseId, 'the last');
    expect(await arrived(receipt, 2)).toEqual(['once', 'the last']);
    // Casework said that there is no such reply: nobody asks for ever.
    expect((await door.admin.query('SELECT state FROM replies WHERE id = $1', [late])).rows).toEqual([{ state: 'GONE' }]);
  });
});

describe('taking the whole report back', () => {
  const withdraw = (receipt: string, more: object) => door.post('/api/reports/withdrawal', { receipt, ...more });
  const of = async (caseId: string) => ({
    withdrew: (await door.told(ReporterWithdrewSchema)).filter(({ subject }) => subject === caseId).map(({ lane, data }) => [lane, data.wanted]),
    consents: (await door.told(ReportReceivedSchema)).filter(({ subject, data }) => subject === caseId && data.withdrawnConsents.length > 0).map(({ lane, data }) => [lane, data.withdrawnConsents.length]),
  });

  it('says first what will happen, and does nothing until it is said again', async () => {
    const { receipt, caseId } = await reported(request);
    expect(await withdraw(receipt, { wanted: 'ERASE' })).toMatchObject({ status: 409, json: { code: 'withdrawal.unconfirmed', detail: expect.stringContaining('All sharing stops at once') } });
    expect(await of(caseId)).toEqual({ withdrew: [], consents: [] });
    expect((await back(receipt)).json).not.toHaveProperty('withdrawn');
  });

  it('stops all sharing and tells the team what is wanted, on the danger lane, once', async () => {
    const { receipt, reference, caseId } = await reported(request);
    const answers = await Promise.all([1, 2].map(() => withdraw(receipt, { wanted: 'ERASE', confirmed: true })));
    expect([...answers, await withdraw(receipt, { wanted: 'ERASE', confirmed: true })].map(({ status, json }) => [status, json])).toEqual(Array(3).fill([200, { reference, withdrawn: 'ERASE' }]));
    expect(await of(caseId)).toEqual({ withdrew: [['danger', 'ERASE']], consents: [['danger', 10]] });
    expect((await back(receipt)).json).toMatchObject({ withdrawn: 'ERASE' });
  });

  it('can be asked for otherwise, and again once something was added', async () => {
    const { receipt, caseId } = await reported(request);
    for (const wanted of ['KEEP', 'ERASE', 'KEEP']) await withdraw(receipt, { wanted, confirmed: true });
    await door.post('/api/reports', { receipt, narrative: 'They came again.' });
    await withdraw(receipt, { wanted: 'KEEP', confirmed: true });
    expect(await of(caseId)).toEqual({
      withdrew: ['KEEP', 'ERASE', 'KEEP', 'KEEP'].map((wanted) => ['danger', wanted]), consents: [9, 10, 9, 9].map((count) => ['danger', count]),
    });
  });

  it('makes no report of a code that nobody has', async () => {
    const receipt = await door.receipt();
    expect(await withdraw(receipt, { wanted: 'KEEP', confirmed: true })).toMatchObject({ status: 404, json: { code: 'receipt.unknown' } });
    expect((await back(receipt)).status).toBe(404);
  });
});
