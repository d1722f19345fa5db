import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Outbox } from '@amparo/messaging';
import { aReportReceived, aReportRouted, toldOf } from '../../test/events';
import { coordinator, handler, member, type Caller } from '../../test/people';
import { startCasework, type Started } from '../../test/started';
import { AssignCaseOnReportRouted } from '../cases/assign-case-on-report-routed';
import { OpenCaseOnReportReceived } from '../cases/open-case-on-report-received';

const STORY = 'They came at night (invented)';
const NAME = 'Maria Inventada';
const lac = coordinator('LAC');
const swg = member('SECURITY_WORKING_GROUP', 'swg-two');
const hana = handler('hana');

describe('what was sent', () => {
  let started: Started;
  let id: string;
  const get = (caller: Caller, path: string) => started.as(caller, 'GET', `/cases/${id}/${path}`);
  const post = (caller: Caller, path: string, body: object) => started.as(caller, 'POST', `/cases/${id}/${path}`, body);
  const asAdmin = <T>(sql: string) => started.made.asAdministrator<T>(sql, [id]);
  const audited = async () => (await asAdmin<{ said: string }>(`SELECT concat_ws(' ', person, action, purpose) AS said FROM audit WHERE case_id = $1 ORDER BY sequence`)).map(({ said }) => said);
  const keep = async (content: object, kind: 'REPORT' | 'MESSAGE'): Promise<void> => {
    const submissionId = randomUUID();
    const envelope = await started.sealer.seal(Buffer.from(JSON.stringify(content)), Buffer.from(submissionId));
    await started.made.database.query(
      `INSERT INTO contents (submission_id, case_id, kind, received_at, urgent, state, envelope) VALUES ($1, $2, $3, now(), false, 'FETCHED', $4)`, [submissionId, id, kind, envelope],
    );
  };

  beforeAll(async () => {
    started = await startCasework();
  });
  afterAll(() => started.stop());

  beforeEach(async () => {
    id = randomUUID();
    const { database } = started.made;
    await database.transaction((tx) => new OpenCaseOnReportReceived().handle(aReportReceived({ caseId: id, conflicts: ['c-org'] }), tx));
    await database.transaction((tx) => new AssignCaseOnReportRouted(new Outbox()).handle(aReportRouted({ caseId: id }), tx));
    await database.query('UPDATE contents SET due_at = now() + interval \'1 hour\' WHERE case_id = $1', [id]);
    await keep({ body: { narrative: STORY, incidentCountries: ['CO'], safeContact: { channel: 'SIGNAL', value: NAME }, nickname: NAME } }, 'REPORT');
    await keep({ text: STORY }, 'MESSAGE');
  });
  const bodyOf = (answer: { body: Record<string, unknown> }) => (answer.body['bodies'] as Record<string, unknown>[]).find(({ state }) => state === 'READ');

  it('is read by who has the case, without who it is about, and that is written down', async () => {
    const answer = await get(lac, 'content?purpose=VERIFICATION');
    expect(bodyOf(answer)).toMatchObject({ fields: { narrative: STORY, incidentCountries: ['CO'] }, identity: null, withheld: ['safeContact'] });
    expect(answer.text).not.toContain(NAME);
    expect((await get(lac, 'content?identity=true')).text).not.toContain(NAME);
    expect((await get(lac, 'conversation')).body).toMatchObject({ messages: [{ from: 'REPORTER', text: STORY }] });
    expect(await audited()).toEqual(['coord-lac case.read-content VERIFICATION', 'coord-lac case.read-content CASE_WORK', 'coord-lac case.read-conversation CASE_WORK']);
  });

  it('is forbidden to who sees its routing only, and nothing is written down', async () => {
    for (const path of ['content', 'content?identity=true', 'conversation']) expect(await get(swg, path)).toMatchObject({ status: 403, body: { code: 'access.forbidden' } });
    expect((await get({ ...lac, roles: [{ role: 'CASE_HANDLER' }], factors: 1 }, 'content')).body).toMatchObject({ code: 'access.second-factor' });
    expect((await get(hana, 'content')).status).toBe(404);
    expect((await get({ ...lac, conflicts: ['c-org'] }, 'content')).status).toBe(404);
    expect(await audited()).toEqual([]);
  });

  it('is not read where it cannot be written down', async () => {
    await started.made.asAdministrator('REVOKE INSERT ON audit FROM amparo_casework_app');
    for (const path of ['content', 'conversation']) {
      const answer = await get(lac, path);
      expect(answer.status).toBe(500);
      expect(answer.text).not.toContain(STORY);
    }
    expect((await post(lac, 'break-glass', { reason: 'because of an emergency' })).status).toBe(500);
    expect((await post(lac, 'handlers', { person: 'hana' })).status).toBe(500);
    await started.made.asAdministrator('GRANT INSERT ON audit TO amparo_casework_app');
    expect(await asAdmin('SELECT 1 FROM glass WHERE case_id = $1')).toEqual([]);
    expect((await toldOf(started.made.database, id)).map(({ type }) => type)).toEqual(['CaseAssigned']);
  });

  it('opens to whom the case is given, once, with who it is about for a handler who asks', async () => {
    expect((await post(lac, 'handlers', { person: 'hana' })).body).toEqual({ caseId: id, handlers: ['coord-lac', 'hana'] });
    expect((await post(swg, 'handlers', { person: 'hana' })).body).toEqual({ caseId: id, handlers: ['coord-lac', 'hana'] });
    expect(await toldOf(started.made.database, id)).toMatchObject([
      { type: 'CaseAssigned', actor: null, data: { personId: 'coord-lac' } }, { type: 'CaseAssigned', actor: 'coord-lac', data: { personId: 'hana' } },
    ]);
    expect((await get(hana, 'content')).text).not.toContain(NAME);
    expect(bodyOf(await get(hana, 'content?identity=true'))).toMatchObject({ identity: { safeContact: { value: NAME }, nickname: NAME }, withheld: [] });
    expect(await audited()).toEqual([
      'coord-lac case.assign CASE_WORK', 'hana case.read-content CASE_WORK', 'hana case.read-content CASE_WORK', 'hana case.read-identity CASE_WORK',
    ]);
    expect((await started.as(hana, 'GET', '/cases')).body['cases']).toMatchObject([{ caseId: id }]);
  });

  it('closes to whom it is taken from, at once and in all she was shown, and stays open to who has it', async () => {
    await post(lac, 'handlers', { person: 'hana' });
    expect((await get(hana, 'content')).status).toBe(200);
    expect((await post(lac, 'handlers/end', { person: 'hana' })).body).toEqual({ caseId: id, handlers: ['coord-lac'] });
    expect((await post(lac, 'handlers/end', { person: 'hana' })).body).toEqual({ caseId: id, handlers: ['coord-lac'] });
    for (const path of ['content', 'conversation', 'timeline', 'why']) expect((await get(hana, path)).status).toBe(404);
    expect((await started.as(hana, 'GET', '/cases')).text).not.toContain(id);
    expect((await toldOf(started.made.database, id)).at(-1)).toMatchObject({ type: 'CaseUnassigned', actor: 'coord-lac', data: { caseId: id, personId: 'hana' } });
    expect((await get(lac, 'timeline')).text).toContain('CASE_UNASSIGNED');
    expect((await audited()).filter((line) => line === 'coord-lac case.assign CASE_WORK')).toHaveLength(2);
    expect((await get(lac, 'content')).status).toBe(200);
    expect((await post(lac, 'handlers', { person: 'hana' })).body).toEqual({ caseId: id, handlers: ['coord-lac', 'hana'] });
  });

  it('is never taken from the only one who has it', async () => {
    expect(await post(swg, 'handlers/end', { person: 'coord-lac' })).toMatchObject({ status: 409, body: { code: 'handler.last' } });
    await post(swg, 'handlers', { person: 'hana' });
    expect((await post(swg, 'handlers/end', { person: 'coord-lac' })).body).toEqual({ caseId: id, handlers: ['hana'] });
    // Her region leads her there still, and no longer to what was said.
    expect((await get(lac, 'content')).status).toBe(403);
    expect((await started.as(lac, 'GET', `/cases/${id}`)).body).toMatchObject({ lead: null, handlers: ['hana'] });
  });

  it('is offered to everybody who can have it, and why somebody is missing is not said', async () => {
    const { body, text } = await get(lac, 'handlers/candidates');
    expect(body).toEqual({ people: ['coord-afr', 'duty', 'hana', 'swg-duty', 'swg-two'] });
    expect(text).not.toContain('hugo');
    expect((await get({ person: 'audrey', roles: [{ role: 'AUDITOR' }] }, 'handlers/candidates')).status).toBe(403);
    expect((await get(hana, 'handlers/candidates')).status).toBe(404);
  });

  it.each(['hugo', 'secretary', 'nobody'])('is not given to %s, with one answer for every reason', async (person) => {
    expect(await post(lac, 'handlers', { person })).toMatchObject({ status: 422, body: { code: 'handler.unfit' } });
    expect(await audited()).toEqual([]);
  });

  it('is not given on by who merely sees it', async () => {
    expect(await started.as({ person: 'audrey', roles: [{ role: 'AUDITOR' }] }, 'POST', `/cases/${id}/handlers`, { person: 'hana' })).toMatchObject({ status: 403 });
    expect((await post(hana, 'handlers', { person: 'hana' })).status).toBe(404);
    expect((await post(lac, 'handlers', { person: 'hana', caseId: randomUUID() })).status).toBe(400);
  });

  it('lies open behind broken glass, for an hour, and two others are told', async () => {
    const reason = 'The contact is needed now (invented)';
    const { body } = await post(swg, 'break-glass', { reason });
    const left = new Date(String(body['endsAt'])).getTime() - Date.now();
    expect([left > 59 * 60_000, left <= 60 * 60_000]).toEqual([true, true]);
    expect((await post(swg, 'break-glass', { reason })).body).toEqual(body);
    const told = (await toldOf(started.made.database, id)).filter(({ type }) => type === 'GlassBroken');
    expect(told).toMatchObject([{ actor: 'swg-two', data: { caseId: id, personId: 'swg-two', witnessPersonIds: ['swg-duty', 'duty'] } }]);
    expect(bodyOf(await get(swg, 'content?identity=true'))).toMatchObject({ fields: { narrative: STORY }, identity: { nickname: NAME } });
    expect(await audited()).toEqual(['swg-two case.break-glass GLASS', 'swg-two case.read-content GLASS', 'swg-two case.read-identity GLASS']);
    expect((await started.as(swg, 'GET', `/cases/${id}/timeline`)).text).toContain('GLASS_BROKEN');
    const rows = JSON.stringify(await asAdmin(`SELECT g::text AS g, (SELECT string_agg(o::text, '') FROM outbox o) AS o FROM glass g WHERE case_id = $1`));
    expect(rows).not.toContain(reason);
    expect(rows).not.toContain(Buffer.from(reason).toString('hex'));
    await started.made.asAdministrator(`UPDATE glass SET broken_at = now() - interval '61 min', ends_at = now() - interval '1 min' WHERE case_id = $1`, [id]);
    expect((await get(swg, 'content')).status).toBe(403);
  });

  it('does not lie open in another case, nor to somebody else', async () => {
    await post(swg, 'break-glass', { reason: 'because of an emergency' });
    expect((await get(member('SECURITY_WORKING_GROUP', 'swg-duty'), 'content')).status).toBe(403);
    const other = randomUUID();
    await started.made.database.transaction((tx) => new AssignCaseOnReportRouted(new Outbox()).handle(aReportRouted({ caseId: other }), tx));
    expect((await started.as(swg, 'GET', `/cases/${other}/content`)).status).toBe(403);
  });

  it('needs a reason that says something', async () => {
    for (const reason of ['', 'short', ' '.repeat(20), undefined]) expect((await post(swg, 'break-glass', { reason })).status).toBe(400);
  });

  it('has its country corrected by who answers for it, in her own name', async () => {
    expect((await post(lac, 'countries', { countries: ['TR'], actor: 'somebody' })).status).toBe(400);
    expect((await post(lac, 'countries', { countries: ['TR'] })).body).toEqual({ regions: ['MENA'], countryKnown: true });
    expect((await toldOf(started.made.database, id)).at(-1)).toMatchObject({ type: 'RegionAssigned', actor: 'coord-lac' });
    expect((await started.as(coordinator('MENA'), 'GET', `/cases/${id}`)).status).toBe(200);
    expect(await audited()).toEqual(['coord-lac case.correct-country CASE_WORK']);
  });

  it('is not corrected by whom a decision has just kept out', async () => {
    const { database } = started.made;
    const answer = await database.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM cases WHERE id = $1 FOR UPDATE', [id]);
      const asked = post(lac, 'countries', { countries: ['TR'] });
      await pause(300);
      await tx.query(`UPDATE cases SET excluded = '{coord-lac}' WHERE id = $1`, [id]);
      return { asked };
    });
    expect(await answer.asked).toMatchObject({ status: 404, body: { code: 'case.absent' } });
    expect((await toldOf(database, id)).map(({ type }) => type)).not.toContain('RegionAssigned');
  });

  it('is in no log', async () => {
    await get(lac, 'content');
    expect(started.lines.join('\n')).not.toMatch(/came at night|Inventada/);
  });
});
