import { createHash, randomUUID } from 'node:crypto';
import { ReporterAddedFilesSchema } from '@amparo/contracts';
import { Outbox } from '@amparo/messaging';
import { aReportReceived, aReportRouted, heard, toldOf } from '../../test/events';
import { coordinator, handler, type Caller } from '../../test/people';
import { aPhoto } from '../../test/pictures';
import { startCasework, type Started } from '../../test/started';
import { AssignCaseOnReportRouted } from '../cases/assign-case-on-report-routed';
import { OpenCaseOnReportReceived } from '../cases/open-case-on-report-received';
import { WantAttachmentsOnReporterAddedFiles } from './want-attachments-on-reporter-added-files';

const CANARY = 'zz-canary-in-a-file';
const hana = handler('hana');
const lac = coordinator('LAC');

let started: Started;
let caseId: string;
beforeAll(async () => { started = await startCasework(); }, 60_000);
afterAll(() => started.stop());
beforeEach(async () => {
  caseId = randomUUID();
  const { database } = started.made;
  await database.transaction((tx) => new OpenCaseOnReportReceived().handle(aReportReceived({ caseId, conflicts: ['c-org'] }), tx));
  await database.transaction((tx) => new AssignCaseOnReportRouted(new Outbox()).handle(aReportRouted({ caseId }), tx));
  await database.query(`UPDATE contents SET due_at = now() + interval '1 hour' WHERE case_id = $1`, [caseId]);
  expect((await started.as(lac, 'POST', `/cases/${caseId}/handlers`, { person: 'hana' })).status).toBe(200);
});

const get = (caller: Caller, path: string) => started.as(caller, 'GET', `/cases/${caseId}/${path}`);
const rowsOf = <T>(sql: string, values: unknown[] = [caseId]) => started.made.asAdministrator<T>(sql, values);
const stateOf = async (id: string) => (await rowsOf<{ state: string }>('SELECT state FROM attachments WHERE id = $1', [id]))[0]?.state;

/** A file as the door seals it, in parts of some length. */
async function atTheDoor(bytes: Buffer, { kind = 'JPEG', said = {}, length = 1_000 }: { kind?: string; said?: object; length?: number } = {}): Promise<string> {
  const id = randomUUID();
  const parts = Array.from({ length: Math.ceil(bytes.length / length) }, (_one, at) => bytes.subarray(at * length, (at + 1) * length));
  const about = { name: `${CANARY}.jpg`, kind, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), parts: parts.length, ...said };
  for (const [number, part] of [Buffer.from(JSON.stringify(about)), ...parts].entries()) {
    started.neighbours.answers.set(`/handover/attachments/${id}/${number}`, await started.sealer.seal(part, Buffer.from(`${id}/${number}`)));
  }
  return id;
}

async function added(...attachmentIds: string[]): Promise<void> {
  const event = heard(ReporterAddedFilesSchema, { caseId, attachmentIds });
  for (let time = 0; time < 2; time++) await started.made.database.transaction((tx) => new WantAttachmentsOnReporterAddedFiles().handle(event, tx));
}

async function settled(id: string): Promise<string | undefined> {
  for (const begun = Date.now(); (await stateOf(id)) === 'WANTED';) if (Date.now() - begun > 15_000) throw new Error('it is not fetched');
  return stateOf(id);
}

async function kept(bytes: Buffer, more: Parameters<typeof atTheDoor>[1] = {}): Promise<string> {
  const id = await atTheDoor(bytes, more);
  await added(id);
  expect(await settled(id)).toBe('KEPT');
  return id;
}

async function fetched(caller: Caller, path: string): Promise<Response & { bytes: Buffer }> {
  const answer = await fetch(`${started.url}/cases/${caseId}/${path}`, { headers: started.headersOf(caller) });
  return Object.assign(answer, { bytes: Buffer.from(await answer.arrayBuffer()) });
}

describe('files of a case', () => {
  it('are fetched part by part, told to the door once all is here, and lie sealed', async () => {
    const id = await kept(aPhoto(CANARY));
    expect((await toldOf(started.made.database, caseId)).filter(({ type }) => type === 'ContentFetched').map(({ data }) => data)).toEqual([{ caseId, submissionId: id }]);
    for (const table of ['attachments', 'attachment_parts', 'timeline', 'outbox', 'told']) {
      const [row] = await rowsOf<{ found: number }>(`SELECT count(*)::int AS found FROM ${table} t WHERE t::text LIKE '%${CANARY}%' OR t::text LIKE '%${Buffer.from(CANARY).toString('hex')}%'`, []);
      expect([table, row?.found]).toEqual([table, 0]);
    }
    expect(started.lines.join('\n')).not.toContain(CANARY);
  });

  it('are listed and given as they were sent to who may know who it is about, and each reading is written down first', async () => {
    const photo = aPhoto(CANARY);
    const id = await kept(photo);
    expect((await get(hana, 'attachments')).body['attachments']).toEqual([
      { attachmentId: id, receivedAt: expect.any(String), state: 'KEPT', kind: 'JPEG', name: `${CANARY}.jpg`, size: photo.length, sha256: createHash('sha256').update(photo).digest('hex'), shows: true },
    ]);
    const original = await fetched(hana, `attachments/${id}/original?purpose=VERIFICATION`);
    expect([original.status, original.bytes.equals(photo)]).toEqual([200, true]);
    expect(original.headers.get('content-disposition')).toBe(`attachment; filename="${id.slice(0, 8)}.jpg"`);
    expect(original.headers.get('content-type')).toBe('application/octet-stream');
    expect(original.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect([original.headers.get('x-content-type-options'), original.headers.get('cache-control')]).toEqual(['nosniff', 'no-store']);
    const audit = await rowsOf<{ said: string }>(`SELECT concat_ws(' ', person, action, purpose, about) AS said FROM audit WHERE case_id = $1 AND person = 'hana' ORDER BY sequence`);
    expect(audit.map(({ said }) => said)).toEqual(['hana case.read-identity CASE_WORK', `hana case.read-identity VERIFICATION ${id}`]);
  });

  it('are shown as a picture without metadata', async () => {
    const id = await kept(aPhoto(CANARY));
    const picture = await fetched(hana, `attachments/${id}/picture`);
    expect([picture.status, picture.headers.get('content-type'), picture.bytes.subarray(0, 2).toString('hex')]).toEqual([200, 'image/jpeg', 'ffd8']);
    expect(picture.bytes.toString('latin1')).not.toMatch(new RegExp(`${CANARY}|Exif`));
    const paper = await kept(Buffer.from('%PDF-1.7'), { kind: 'PDF' });
    expect(await get(hana, `attachments/${paper}/picture`)).toMatchObject({ status: 422, body: { code: 'picture.none' } });
  });

  it('are not for who sees the content alone, nor for whom the case is hidden; and nobody has those of another case', async () => {
    const id = await kept(aPhoto(CANARY));
    for (const path of ['attachments', `attachments/${id}/original`, `attachments/${id}/picture`]) {
      expect([path, (await get(lac, path)).body['code']]).toEqual([path, 'access.forbidden']);
      expect([path, (await get({ ...hana, conflicts: ['c-org'] }, path)).body['code']]).toEqual([path, 'case.absent']);
      expect([path, (await get({ ...hana, factors: 1 }, path)).body['code']]).toEqual([path, 'access.second-factor']);
    }
    for (const other of [randomUUID(), 'x', `${id}0`]) expect((await get(hana, `attachments/${other}/original`)).body).toMatchObject({ code: 'attachment.absent' });
    expect(await rowsOf(`SELECT 1 FROM audit WHERE case_id = $1 AND action <> 'case.assign'`)).toEqual([]);
  });

  it('count as reading, and stop where reading stops', async () => {
    const id = await kept(aPhoto(CANARY));
    await rowsOf(`INSERT INTO reading_days (person, day, reads) VALUES ($1, (now() AT TIME ZONE 'UTC')::date, 200) ON CONFLICT (person, day) DO UPDATE SET reads = 200`, ['hana']);
    expect((await get(hana, `attachments/${id}/original`)).body).toMatchObject({ code: 'reading.budget-spent' });
    await rowsOf(`DELETE FROM reading_days WHERE person = $1`, ['hana']);
    expect((await get(hana, 'attachments')).status).toBe(200);
  });

  it.each([
    ['is not what it said', { sha256: '0'.repeat(64) }], ['is shorter than it said', { size: 9 }], ['is of no kind', { kind: 'EXE' }], ['has no end of parts', { parts: 1_000_000 }],
  ])('waits for a person when it %s, and can be wanted again', async (_what, said) => {
    const id = await atTheDoor(aPhoto(CANARY), { said });
    await added(id);
    expect(await settled(id)).toBe('PARKED');
    expect((await get(hana, 'attachments')).body['attachments']).toMatchObject([{ attachmentId: id, state: 'UNREADABLE', kind: null, name: null }]);
    expect(await rowsOf(`SELECT about FROM tasks WHERE case_id = $1 AND code = 'FETCH_CONTENT' AND about = $2 AND done_at IS NULL`, [caseId, id])).toEqual([{ about: id }]);
    expect((await get(hana, `attachments/${id}/original`)).body).toMatchObject({ code: 'attachment.absent' });
  });

  it('waits for a person when a part of another stands in its place, and is kept once the door has the right one', async () => {
    const photo = aPhoto(CANARY);
    const [id, other] = [await atTheDoor(photo), await atTheDoor(photo)];
    const path = `/handover/attachments/${id}/1`;
    const right = started.neighbours.answers.get(path)!;
    started.neighbours.answers.set(path, started.neighbours.answers.get(`/handover/attachments/${other}/1`)!);
    await added(id);
    expect(await settled(id)).toBe('PARKED');
    started.neighbours.answers.set(path, right);
    await started.operator('POST', '/contents/retry');
    for (const begun = Date.now(); (await stateOf(id)) !== 'KEPT';) if (Date.now() - begun > 15_000) throw new Error('it is not fetched again');
    expect((await fetched(hana, `attachments/${id}/original`)).bytes.equals(photo)).toBe(true);
    expect(await rowsOf(`SELECT 1 FROM tasks WHERE case_id = $1 AND code = 'FETCH_CONTENT' AND about = $2 AND done_at IS NULL`, [caseId, id])).toEqual([]);
  });

  it('are asked for until the door answers', async () => {
    started.neighbours.away = true;
    const id = await atTheDoor(aPhoto(CANARY));
    await added(id);
    const tries = async () => (await rowsOf<{ attempts: number }>('SELECT attempts FROM attachments WHERE id = $1', [id]))[0]!.attempts;
    for (const begun = Date.now(); (await tries()) < 2;) if (Date.now() - begun > 15_000) throw new Error('it is not tried');
    started.neighbours.away = false;
    expect(await settled(id)).toBe('KEPT');
  });
});
