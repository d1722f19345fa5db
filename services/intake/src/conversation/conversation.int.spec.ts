import { AlertAcknowledgedSchema, ReporterWroteSchema, ReportReceivedSchema } from '@amparo/contracts';
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
});

describe('writing to the handler', () => {
  it('is sealed for casework and told by id, in the order of the case and on its lane', async () => {
    const { receipt, caseId } = await reported(imminent);
    await write(receipt, 'zz-secret words');
    const [event] = await wrote(caseId);
    const [first] = (await door.told(ReportReceivedSchema)).filter(({ subject }) => subject === caseId);
    const { rows } = await door.admin.query('SELECT sealed FROM envelopes WHERE id = $1', [event!.data.messageId]);

    expect(event).toMatchObject({ lane: 'danger', version: first!.version + 1, data: { caseId } });
    expect(await door.openEnvelope(rows[0].sealed, event!.data.messageId)).toEqual({ text: 'zz-secret words', receivedAt: expect.any(String) });
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
