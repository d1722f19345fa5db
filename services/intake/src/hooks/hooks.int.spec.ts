import { randomBytes, randomUUID } from 'node:crypto';
import { ReportReceivedSchema } from '@amparo/contracts';
import { Door } from '../../test/door';

let door: Door;
beforeAll(async () => { door = await Door.open(); }, 60_000);
afterAll(() => door.close());
afterEach(() => door.healDatabase().catch(() => undefined));

const sms = (text?: string, more: object = {}) => ({ id: randomUUID(), channel: 'SMS', ...(text === undefined ? {} : { text }), ...more });
const toldOf = async (reference: unknown) => (await door.told(ReportReceivedSchema)).filter(({ data }) => data.reference === reference);
const referenceOf = async (receipt: unknown) => (await door.post('/api/reports/conversation', { receipt })).json['reference'];
const sealed = async (submissionId: string) => door.openEnvelope((await door.getAs('casework', `/handover/submissions/${submissionId}`)).bytes, submissionId);

describe('a message that a gateway brings', () => {
  it('is a report by the same rules, and its code is sent back in the language of the line', async () => {
    const { status, json } = await door.hook(sms('hombres armados', { language: 'es-HN' }));
    expect([status, json]).toEqual([201, { receipt: expect.any(String) as string, words: expect.any(Array) as string[], reply: expect.stringContaining(json['receipt'] as string) as string, proof: expect.any(String) as string }]);
    expect(json['reply']).toContain('Recibido');
    const [event, ...more] = await toldOf(await referenceOf(json['receipt']));
    expect([event, more]).toMatchObject([{ lane: 'danger', data: { urgency: 'HIGH', language: 'es', flags: { textOnly: true, odd: false } } }, []]);
    expect(await sealed(event!.data.submissionId)).toMatchObject({ body: { channel: 'SMS', narrative: 'hombres armados' } });
  });

  it('is one report however often the gateway brings it', async () => {
    const message = sms('help');
    const answers = [await door.hook(message), await door.hook(message, { at: new Date(Date.now() - 60_000) })];
    expect(answers[1]!.json).toEqual(answers[0]!.json);
    expect(await toldOf(await referenceOf(answers[0]!.json['receipt']))).toHaveLength(1);
    expect((await door.hook({ ...message, id: randomUUID() })).json['receipt']).not.toBe(answers[0]!.json['receipt']);
  });

  it('under a name that the gateway has used before is another report, with another code', async () => {
    const message = sms('first words');
    const [one, other] = [await door.hook(message), await door.hook({ ...message, text: 'other words' })];
    expect(other.json['receipt']).not.toBe(one.json['receipt']);
    expect(await referenceOf(other.json['receipt'])).not.toBe(await referenceOf(one.json['receipt']));
  });

  it('with a code in it is added to what was sent under that code, once for each message, and no code is sent back or sealed', async () => {
    const { receipt, words } = (await door.hook(sms('first'))).json as { receipt: string; words: string[] };
    const reference = await referenceOf(receipt);
    const second = sms(`THERE again ${receipt}`);
    for (const message of [second, second, sms(`THERE again ${receipt}`), sms(words.join(' '))]) {
      expect((await door.hook(message)).json).toEqual({ receipt: null, words: [], reply: 'Received, and added.', proof: expect.any(String) as string });
    }
    const events = await toldOf(reference);
    expect(events.map(({ data }) => data.sequence)).toEqual([1, 2, 3, 4]);
    expect(JSON.stringify(await Promise.all(events.map(({ data }) => sealed(data.submissionId))))).not.toContain(receipt.slice(0, 20));
  });

  it('with a code that nobody has is a new report with a code of its own', async () => {
    const unused = await door.receipt();
    const { json } = await door.hook(sms(`help ${unused}`));
    expect([json['receipt'] === unused, typeof json['receipt']]).toEqual([false, 'string']);
    expect((await door.post('/api/reports/conversation', { receipt: unused })).status).toBe(404);
  });

  it('without words, or by a channel that nobody knows, is read by a person', async () => {
    const voice = await door.hook(sms(undefined, { channel: 'VOICE_NOTE' }));
    expect(await toldOf(await referenceOf(voice.json['receipt']))).toMatchObject([{ data: { urgency: 'HIGH', flags: { textOnly: true } } }]);
    const odd = await door.hook(sms('?', { channel: 'PIGEON' }));
    expect(await toldOf(await referenceOf(odd.json['receipt']))).toMatchObject([{ data: { flags: { odd: true } } }]);
  });

  it('that is not signed by its adapter, or at another time, is refused in one way, and nothing of it is kept or logged', async () => {
    const before = (await door.told(ReportReceivedSchema)).length;
    const message = sms('secret words');
    const wrong = [
      await door.hook(message, { key: randomBytes(32) }), await door.hook(message, { adapter: 'nobody' }), await door.hook(message, { at: new Date(Date.now() - 6 * 60_000) }),
      await door.hook(message, { at: new Date(Date.now() + 6 * 60_000) }), await door.post('/api/hooks/sms', message), await door.post('/api/hooks/__proto__', message, { 'amparo-signature': 'x' }),
    ];
    expect([...new Set(wrong.map(({ status, text }) => `${status} ${text}`))]).toHaveLength(1);
    expect(wrong[0]!.json).toMatchObject({ status: 401, code: 'hook.refused' });
    expect((await door.told(ReportReceivedSchema)).length).toBe(before);
    expect([door.lines.some((line) => line.includes('hook.other-time')), door.lines.some((line) => line.includes('secret words'))]).toEqual([true, false]);
  });

  it.each([[[]], [{}], [{ id: '', channel: 'SMS' }], [{ id: 'x'.repeat(201), channel: 'SMS' }], [{ id: '1' }], [{ id: '1', channel: 'SMS', text: 7 }]])('that is signed and malformed is refused: %j', async (message) => {
    expect((await door.hook(message)).json).toMatchObject({ status: 400, code: 'request.malformed' });
  });

  it('is not said to be taken while the database is away', async () => {
    const message = sms('help');
    await door.cutDatabase();
    expect((await door.hook(message)).json).toMatchObject({ status: 503, code: 'door.busy' });
    await door.healDatabase();
    expect((await door.hook(message)).status).toBe(201);
  });
});
