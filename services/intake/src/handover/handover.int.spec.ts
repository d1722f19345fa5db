import { ContentFetchedSchema, ReporterWroteSchema, type ContentFetched, type HeardEvent } from '@amparo/contracts';
import { Door } from '../../test/door';
import { imminent } from '../../test/reports';
import { DeleteEnvelopeOnContentFetched } from './delete-envelope-on-content-fetched';

let door: Door;
let caseId: string;
let submissionId: string;
let messageId: string;
beforeAll(async () => { door = await Door.open(); }, 60_000);
afterAll(() => door.close());
beforeEach(async () => {
  const receipt = await door.receipt();
  submissionId = (await door.post('/api/reports', { receipt, ...imminent })).headers.get('amparo-submission')!;
  await door.post('/api/reports/messages', { receipt, text: 'hello' });
  ({ caseId, messageId } = (await door.told(ReporterWroteSchema)).at(-1)!.data);
});

async function gone(path: string): Promise<void> {
  for (const started = Date.now(); (await door.getAs('casework', path)).status !== 404; ) {
    if (Date.now() - started > 10_000) throw new Error('it is still there');
  }
}

describe('handing sealed envelopes to casework', () => {
  it('gives bytes that only casework opens, as often as asked', async () => {
    for (let i = 0; i < 2; i++) {
      const answer = await door.getAs('casework', `/handover/submissions/${submissionId}`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/octet-stream']);
      expect(await door.openEnvelope(answer.bytes, submissionId)).toMatchObject({ body: imminent, sequence: 1 });
    }
    const message = await door.getAs('casework', `/handover/messages/${messageId}`);
    expect(await door.openEnvelope(message.bytes, messageId)).toMatchObject({ text: 'hello' });
  });

  it('forgets an envelope once casework has it; hearing it twice changes nothing', async () => {
    await door.hear(ContentFetchedSchema, caseId, { caseId, submissionId });
    await gone(`/handover/submissions/${submissionId}`);
    await door.hear(ContentFetchedSchema, caseId, { caseId, submissionId });
    await door.hear(ContentFetchedSchema, caseId, { caseId, submissionId: messageId });
    await gone(`/handover/messages/${messageId}`);
    expect((await door.admin.query('SELECT 1 FROM envelopes WHERE id = ANY($1)', [[submissionId, messageId]])).rowCount).toBe(0);
    expect((await door.admin.query('SELECT 1 FROM submissions WHERE id = $1', [submissionId])).rowCount).toBe(1);
    expect((await door.getAs('casework', `/handover/submissions/${submissionId}`)).json).toMatchObject({ code: 'envelope.absent' });
  });

  it('forgets all that casework has, when it hears of many in one transaction', async () => {
    const sent = await Promise.all(Array.from({ length: 12 }, async () => {
      const answer = await door.post('/api/reports', { receipt: await door.receipt(), ...imminent });
      return answer.headers.get('amparo-submission')!;
    }));
    const deleteEnvelope = new DeleteEnvelopeOnContentFetched();
    const heard = (id: string) => ({ data: { caseId, submissionId: id } }) as HeardEvent<ContentFetched>;
    const database = await door.openDatabase();
    await database.transaction(async (tx) => void (await Promise.all(sent.map((id) => deleteEnvelope.handle(heard(id), tx)))));
    await database.close();
    expect((await door.admin.query('SELECT 1 FROM envelopes WHERE id = ANY($1)', [sent])).rowCount).toBe(0);
    expect((await door.admin.query('SELECT 1 FROM envelopes WHERE id = $1', [submissionId])).rowCount).toBe(1);
  });

  it('keeps every other envelope', async () => {
    await door.hear(ContentFetchedSchema, caseId, { caseId, submissionId });
    await gone(`/handover/submissions/${submissionId}`);
    expect((await door.getAs('casework', `/handover/messages/${messageId}`)).status).toBe(200);
  });

  it.each(['submissions/not-an-id', 'submissions/00000000-0000-4000-8000-000000000000', 'messages/%27'])('answers 404 to %s', async (path) => {
    expect(await door.getAs('casework', `/handover/${path}`)).toMatchObject({ status: 404, json: { code: 'envelope.absent' } });
  });

  it('does not serve a message as a report, nor a report as a message', async () => {
    expect((await door.getAs('casework', `/handover/submissions/${messageId}`)).status).toBe(404);
    expect((await door.getAs('casework', `/handover/messages/${submissionId}`)).status).toBe(404);
  });

  it('is for casework alone', async () => {
    const path = `/handover/submissions/${submissionId}`;
    expect((await door.getAs('protection', path)).status).toBe(403);
    expect((await fetch(`${door.url}${path}`)).status).toBe(401);
  });

  it('describes the public calls to everybody, and no other', async () => {
    const { paths } = await (await fetch(`${door.url}/api/openapi.json`)).json() as { paths: object };
    expect(Object.keys(paths).sort()).toEqual(['/api/hooks/{adapter}', '/api/proof-keys', '/api/receipts', '/api/reports', '/api/reports/conversation', '/api/reports/files', '/api/reports/files/uploads', '/api/reports/files/uploads/finish', '/api/reports/files/uploads/offset', '/api/reports/messages', '/api/reports/withdrawal']);
  });
});
