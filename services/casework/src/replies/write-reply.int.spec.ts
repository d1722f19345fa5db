import { randomUUID } from 'node:crypto';
import { ReplySeenSchema, ReplyWrittenSchema } from '@amparo/contracts';
import { Opener, receiptKeyPair } from '@amparo/platform';
import { Outbox } from '@amparo/messaging';
import { holdsTraceOf } from '@amparo/testing';
import { aReportReceived, aReportRouted, heard, toldOf } from '../../test/events';
import { coordinator, handler, member } from '../../test/people';
import { startCasework, type Started } from '../../test/started';
import { AssignCaseOnReportRouted } from '../cases/assign-case-on-report-routed';
import { OpenCaseOnReportReceived } from '../cases/open-case-on-report-received';
import { MarkReplyOnReplySeen } from './mark-reply-on-reply-seen';

const WORDS = 'zz-words-of-the-team invented';
const lac = coordinator('LAC');

describe('a reply to the reporter', () => {
  let started: Started;
  let id: string;
  const receipt = Buffer.from('0'.repeat(30));
  const write = (caller: typeof lac, body: object) => started.as(caller, 'POST', `/cases/${id}/replies`, body);
  const rows = <T>(sql: string) => started.made.asAdministrator<T>(sql, [id]);
  const conversation = async () => (await started.as(lac, 'GET', `/cases/${id}/conversation`)).body['messages'];
  const written = async () => (await toldOf(started.made.database, id)).filter(({ type }) => type === ReplyWrittenSchema.name);

  beforeAll(async () => {
    started = await startCasework();
  });
  afterAll(() => started.stop());
  beforeEach(async () => {
    id = randomUUID();
    const { database } = started.made;
    await database.transaction((tx) => new OpenCaseOnReportReceived().handle(aReportReceived({ caseId: id }), tx));
    await database.transaction((tx) => new AssignCaseOnReportRouted(new Outbox()).handle(aReportRouted({ caseId: id }), tx));
    await database.query(`UPDATE contents SET due_at = now() + interval '1 hour' WHERE case_id = $1`, [id]);
    await database.query('UPDATE cases SET reply_key = $2 WHERE id = $1', [id, (await receiptKeyPair(receipt)).publicKey]);
  });

  it('waits for the door, sealed to the return code, and is told by its id alone', async () => {
    const replyId = randomUUID();
    expect(await write(lac, { replyId, text: WORDS })).toMatchObject({ status: 200, body: { caseId: id, replyId } });
    expect(await written()).toMatchObject([{ actor: 'coord-lac', data: { caseId: id, replyId } }]);
    const { status, bytes } = await started.service('intake', `/handover/replies/${replyId}`);
    expect(status).toBe(200);
    const opener = Opener.fromKeyPair(await receiptKeyPair(receipt));
    expect((await opener.open(bytes, Buffer.from(replyId))).toString('utf8')).toBe(WORDS);
    await expect(opener.open(bytes, Buffer.from(randomUUID()))).rejects.toThrow();
    expect((await started.service('protection', `/handover/replies/${replyId}`)).status).toBe(403);
    for (const other of [randomUUID(), 'x']) expect((await started.service('intake', `/handover/replies/${other}`)).status).toBe(404);
  });

  it('is read by the team in the conversation, with who wrote it and whether it was seen, and leaves no other trace', async () => {
    const replyId = randomUUID();
    await write(lac, { replyId, text: WORDS });
    expect(await conversation()).toMatchObject([{ messageId: replyId, from: 'TEAM', text: WORDS, author: 'coord-lac', seen: false }]);
    await started.made.database.transaction((tx) => new MarkReplyOnReplySeen().handle(heard(ReplySeenSchema, { caseId: id, replyId }), tx));
    expect(await conversation()).toMatchObject([{ messageId: replyId, seen: true }]);
    expect(await rows('SELECT person, action, purpose FROM audit WHERE case_id = $1 ORDER BY sequence LIMIT 1')).toEqual([{ person: 'coord-lac', action: 'case.reply', purpose: 'CASE_WORK' }]);
    expect((await started.as(lac, 'GET', `/cases/${id}/timeline`)).text).toContain('REPLY_WRITTEN');
    const kept = await rows(`SELECT r::text AS row, (SELECT string_agg(encode(o.payload, 'hex'), '') FROM outbox o WHERE o.subject = r.case_id::text) AS told FROM replies r WHERE case_id = $1`);
    expect(JSON.stringify(kept)).toContain(replyId);
    expect(holdsTraceOf(WORDS, JSON.stringify(kept))).toBe(false);
    expect(started.lines.join('')).not.toContain(WORDS);
  });

  it('is one, however often it is sent; other words under its name are refused', async () => {
    const replyId = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => write(lac, { replyId, text: WORDS })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await write(lac, { replyId: replyId.toUpperCase(), text: `${WORDS}!` })).toMatchObject({ status: 409, body: { code: 'reply.other-words' } });
    expect(await written()).toHaveLength(1);
    expect(await conversation()).toHaveLength(1);
  });

  it('is written by whoever has the case, and by nobody who merely sees it, not even behind broken glass', async () => {
    const body = { replyId: randomUUID(), text: WORDS };
    const swg = member('SECURITY_WORKING_GROUP', 'swg-two');
    expect(await write(swg, body)).toMatchObject({ status: 403, body: { code: 'access.forbidden' } });
    await started.as(swg, 'POST', `/cases/${id}/break-glass`, { reason: 'because of an emergency' });
    expect(await write(swg, body)).toMatchObject({ status: 403 });
    expect((await write(handler('hana'), body)).status).toBe(404);
    await started.as(lac, 'POST', `/cases/${id}/handlers`, { person: 'hana' });
    expect(await write(handler('hana', { factors: 1 }), body)).toMatchObject({ body: { code: 'access.second-factor' } });
    expect((await write(handler('hana'), body)).status).toBe(200);
  });

  it('is refused without words, without a way back, and when it is longer than a page of the door takes', async () => {
    const replyId = randomUUID();
    expect(await write(lac, { replyId, text: ' \n' })).toMatchObject({ status: 422, body: { code: 'reply.empty' } });
    for (const wrong of [{ text: WORDS }, { replyId: 'x', text: WORDS }, { replyId, text: 'x'.repeat(5_001) }, { replyId, text: WORDS, author: 'somebody' }]) {
      expect((await write(lac, wrong)).status).toBe(400);
    }
    await started.made.database.query('UPDATE cases SET reply_key = NULL WHERE id = $1', [id]);
    expect(await write(lac, { replyId, text: WORDS })).toMatchObject({ status: 409, body: { code: 'reply.no-way-back' } });
    expect(await written()).toEqual([]);
  });
});
