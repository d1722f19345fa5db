import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { fromBinary, type DescMessage, type MessageShape } from '@bufbuild/protobuf';
import { AlertRaisedSchema, PlanActionMovedSchema, ReassessmentDueSchema, RiskAssessedSchema } from '@amparo/contracts';
import type { PersonClaims } from '@amparo/domain';
import { StartedService } from '@amparo/testing';
import { aDirectory, heard } from '../../test/builders';
import { deskBeside, routedTo, type Desk } from '../../test/desk';
import { forget } from '../../test/forget';
import { ProtectionConfig } from '../config';
import { protection } from '../service';
import type { AssessmentsShown, PlanActionShown, PlanAnswer, ReviewShown, RiskAnswer } from './risk.dto';

jest.setTimeout(60_000);

type Person = Partial<PersonClaims> & Pick<PersonClaims, 'sub'>;

const handler: Person = { sub: 'hana', roles: [{ role: 'CASE_HANDLER' }] };
const coordinator: Person = { sub: 'coord-lac', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }] };
const WORDS = 'zz-invented-words-of-nobody';

const surveillance = { threats: [{ act: 'ACT-SURV', when: 'DAYS_30', says: WORDS }], vulnerabilities: [{ factor: 'RF-INDIG', says: WORDS }], capacities: [{ measure: 'PM-LEGAL', says: WORDS }], level: 'LOW' };

describe('what endangers somebody', () => {
  const service = new StartedService(protection, new ProtectionConfig(), aDirectory());
  let desk: Desk;
  beforeAll(async () => {
    desk = await deskBeside(service);
  });
  afterAll(() => service.stop());

  const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as { code?: string }).code];
  const told = async <D extends DescMessage>(type: D, caseId: string): Promise<MessageShape<D>[]> =>
    (await service.kept.asAdministrator<{ payload: Buffer }>(
      'SELECT id, payload FROM outbox WHERE type = $1 AND subject = $2 UNION ALL SELECT id, payload FROM told WHERE type = $1 AND subject = $2 ORDER BY id', [type.typeName, caseId],
    )).map(({ payload }) => fromBinary(type, payload));
  const route = (urgency = 'MEDIUM') => routedTo(desk, handler.sub, { urgency, because: [] });
  const assess = (caseId: string, said: object = {}, who = handler) => service.callAs(who, `/cases/${caseId}/assessments`, { ...surveillance, ...said });
  const history = async (caseId: string) => (await service.callAs(handler, `/cases/${caseId}/assessments`)).body as AssessmentsShown;
  const alsoTo = (caseId: string, personId: string) => desk.hear(desk.handler, heard({ caseId, personId, $typeName: 'amparo.casework.v1.CaseAssigned' as const }));
  const plan = (caseId: string, said: object = {}, who = handler) => service.callAs(who, `/cases/${caseId}/plan`, { measure: 'PM-LEGAL', what: WORDS, owner: 'coord-lac', dueAt: '2999-01-01T00:00:00Z', ...said });
  const stepsOf = async (caseId: string, actionId: string) =>
    (await told(PlanActionMovedSchema, caseId)).filter((one) => one.actionId === actionId).map(({ status, deskPersonIds }) => [status, ...deskPersonIds]);
  const ended = (id: string) => service.kept.asAdministrator(`UPDATE assessments SET assessed_at = assessed_at - interval '100 days', expires_at = now() - interval '1 second' WHERE id = $1`, [id]);

  it('is assessed in codes and sealed words, with an end, and stays in the history', async () => {
    const caseId = await route();
    const first = (await assess(caseId)).body as RiskAnswer;
    const second = (await assess(caseId, { level: 'MEDIUM', capacities: [], until: '2999-01-01T00:00:00Z' })).body as RiskAnswer;
    expect(Math.round((Date.parse(String(second.expiresAt)) - Date.now()) / 86_400_000)).toBe(30);
    const { due, assessments } = await history(caseId);
    expect(due).toBe(false);
    expect(assessments.map(({ assessmentId, level, lowest, because, supersededAt }) => [assessmentId, level, lowest, because, supersededAt === null])).toEqual([
      [second.assessmentId, 'MEDIUM', 'MEDIUM', ['THREAT:ACT-SURV'], true], [first.assessmentId, 'LOW', 'LOW', ['THREAT:ACT-SURV', 'CAPACITY'], false],
    ]);
    expect(assessments[1]).toMatchObject({ threats: surveillance.threats, vulnerabilities: surveillance.vulnerabilities, capacities: surveillance.capacities, assessedBy: 'hana' });
    expect((await told(RiskAssessedSchema, caseId)).map(({ urgency }) => urgency)).toEqual(['LOW', 'MEDIUM']);
    const rows = JSON.stringify(await service.kept.asAdministrator('SELECT t::text AS row FROM assessments t UNION ALL SELECT t::text FROM told t UNION ALL SELECT t::text FROM audit t'));
    for (const form of [WORDS, Buffer.from(WORDS).toString('hex')]) expect(rows).not.toContain(form);
    const noted = await service.kept.asAdministrator<{ action: string }>(`SELECT action FROM audit WHERE case_id = $1 AND action LIKE 'safety.%' ORDER BY sequence`, [caseId]);
    expect(noted.map(({ action }) => action)).toEqual(['safety.plan', 'safety.plan', 'safety.read']);
  });

  it('is never assessed below what its threats give, whatever protects her', async () => {
    const caseId = await route();
    const said = { threats: [{ act: 'ACT-ABDUCT', when: 'UNKNOWN' }] };
    for (const level of ['LOW', 'MEDIUM', 'HIGH']) expect(codeOf(await assess(caseId, { ...said, level }))).toEqual([422, 'risk.below-lowest']);
    expect((await history(caseId)).assessments).toEqual([]);
    expect(codeOf(await assess(caseId, { until: '2020-01-01T00:00:00Z' }))).toEqual([422, 'risk.ended-before']);
    expect(codeOf(await assess(caseId, { level: 'NONE' }))).toEqual([400, 'request.malformed']);
    expect(codeOf(await assess(caseId, { threats: [{ act: WORDS, when: 'NOW' }] }))).toEqual([400, 'request.malformed']);
  });

  it('raises the case and its alert where it is higher, once, and lowers nothing where it is lower', async () => {
    const caseId = await route();
    await assess(caseId, { level: 'HIGH' });
    await assess(caseId, { level: 'HIGH' });
    await assess(caseId, { level: 'LOW' });
    expect((await told(AlertRaisedSchema, caseId)).map(({ urgency }) => urgency)).toEqual(['MEDIUM', 'HIGH']);
    const decisions = await service.kept.asAdministrator<{ cause: string }>('SELECT cause FROM decisions WHERE case_id = $1 ORDER BY decided_at', [caseId]);
    expect(decisions.map(({ cause }) => cause)).toEqual(['REPORT', 'ASSESSED']);
    expect(await service.kept.asAdministrator('SELECT urgency FROM alerts WHERE case_id = $1', [caseId])).toEqual([{ urgency: 'HIGH' }]);
  });

  it('is to be assessed anew when the last assessment ends: told once, and not where there is a newer one', async () => {
    const caseId = await route();
    const { assessmentId } = (await assess(caseId)).body as RiskAnswer;
    await ended(assessmentId);
    while ((await told(ReassessmentDueSchema, caseId)).length === 0) await pause(20);
    const other = await route();
    const { assessmentId: newer } = (await assess(other)).body as RiskAnswer;
    await ended(newer);
    while ((await told(ReassessmentDueSchema, other)).length === 0) await pause(20);
    // The clock has gone round once more since the first: it was told once.
    expect((await told(ReassessmentDueSchema, caseId)).map((one) => [one.assessmentId, one.urgency, one.deskPersonIds])).toEqual([[assessmentId, 'LOW', ['coord-lac', 'hana']]]);
    expect((await history(caseId)).due).toBe(true);
    const { assessmentId: again } = (await assess(caseId)).body as RiskAnswer;
    expect((await history(caseId)).due).toBe(false);
    expect(again).not.toBe(assessmentId);
    expect(await service.kept.asAdministrator('SELECT count(*)::int AS n FROM assessments WHERE case_id = $1 AND due_told_at IS NOT NULL', [caseId])).toEqual([{ n: 1 }]);
  });

  it.each([
    ['duty', [], 'duty-global'], ['the last resort, where duty is kept out', ['c-duty-global'], 'lead'],
  ])('is to be assessed anew, and everybody who answered for the case has left: %s is called to it', async (_, conflicts, called) => {
    const caseId = await routedTo(desk, 'left-us', { urgency: 'MEDIUM', because: [], conflicts });
    const { assessmentId } = (await assess(caseId, {}, { ...handler, sub: 'left-us' })).body as RiskAnswer;
    await service.kept.asAdministrator(`UPDATE told_people SET person_id = 'left-' || person_id WHERE case_id = $1`, [caseId]);
    await ended(assessmentId);
    while ((await told(ReassessmentDueSchema, caseId)).length === 0) await pause(20);
    expect((await told(ReassessmentDueSchema, caseId)).map(({ deskPersonIds }) => deskPersonIds)).toEqual([[called]]);
    expect(await service.kept.asAdministrator('SELECT 1 FROM sight WHERE case_id = $1 AND key = $2', [caseId, `told:${called}`])).toHaveLength(1);
  });

  it('that nobody can be told of waits until somebody can be, and holds up no other', async () => {
    const caseId = await routedTo(desk, 'left-us', { urgency: 'MEDIUM', because: [] });
    const { assessmentId } = (await assess(caseId, {}, { ...handler, sub: 'left-us' })).body as RiskAnswer;
    await service.kept.asAdministrator(`UPDATE told_people SET person_id = 'left-' || person_id WHERE case_id = $1`, [caseId]);
    const everybody = aDirectory().people.map(({ id }) => id);
    await service.kept.asAdministrator('UPDATE cases SET excluded = $2 WHERE case_id = $1', [caseId, everybody]);
    await ended(assessmentId);
    const other = await route();
    await ended(((await assess(other)).body as RiskAnswer).assessmentId);
    while ((await told(ReassessmentDueSchema, other)).length === 0) await pause(20);
    expect(await told(ReassessmentDueSchema, caseId)).toEqual([]);
    await service.kept.asAdministrator(`UPDATE cases SET excluded = '{}' WHERE case_id = $1`, [caseId]);
    while ((await told(ReassessmentDueSchema, caseId)).length === 0) await pause(20);
    expect((await told(ReassessmentDueSchema, caseId)).map(({ deskPersonIds }) => deskPersonIds)).toEqual([['duty-global']]);
  });

  it('is answered with a plan: who does what until when, done or not, with why', async () => {
    const caseId = await route();
    await alsoTo(caseId, 'coord-lac');
    const end = (id: string, said: object) => service.callAs(handler, `/cases/${caseId}/plan/${id}/end`, said);
    const read = async () => (await service.callAs(handler, `/cases/${caseId}/plan`)).body as PlanActionShown[];
    expect(await read()).toEqual([]);
    const [one, two] = [(await plan(caseId)).body as PlanAnswer, (await plan(caseId, { measure: 'PM-SHELTER', dueAt: '2020-01-01T00:00:00Z' })).body as PlanAnswer];
    // Who was told of the case and does not have it may not read what she would have to do.
    for (const owner of ['coord-afr', 'swg-duty']) expect(codeOf(await plan(caseId, { owner }))).toEqual([422, 'plan.owner']);
    expect((await read()).map(({ actionId, what, owner, overdue, state }) => [actionId, what, owner, overdue, state])).toEqual([
      [two.actionId, WORDS, 'coord-lac', true, 'OPEN'], [one.actionId, WORDS, 'coord-lac', false, 'OPEN'],
    ]);
    expect(codeOf(await end(two.actionId, { outcome: 'NOT_DONE' }))).toEqual([400, 'request.malformed']);
    for (let time = 0; time < 2; time++) expect((await end(two.actionId, { outcome: 'NOT_DONE', why: `no ${WORDS}` })).body).toEqual({ actionId: two.actionId, state: 'NOT_DONE' });
    expect(codeOf(await end(two.actionId, { outcome: 'DONE' }))).toEqual([409, 'plan.ended']);
    // In other words, or by somebody else, it is not the same: what she says is refused and not lost.
    expect(codeOf(await end(two.actionId, { outcome: 'NOT_DONE', why: 'otherwise' }))).toEqual([409, 'plan.ended']);
    for (let time = 0; time < 2; time++) expect((await end(one.actionId, { outcome: 'DONE' })).status).toBe(200);
    expect(codeOf(await service.callAs(coordinator, `/cases/${caseId}/plan/${one.actionId}/end`, { outcome: 'DONE' }))).toEqual([409, 'plan.ended']);
    expect(codeOf(await end(randomUUID(), { outcome: 'DONE' }))).toEqual([404, 'plan.absent']);
    expect((await read()).map(({ state, why, endedBy }) => [state, why, endedBy])).toEqual([['NOT_DONE', `no ${WORDS}`, 'hana'], ['DONE', null, 'hana']]);
    const rows = JSON.stringify(await service.kept.asAdministrator('SELECT t::text AS row FROM plan_actions t UNION ALL SELECT t::text FROM audit t'));
    for (const form of [WORDS, Buffer.from(WORDS).toString('hex')]) expect(rows).not.toContain(form);
  });

  it('follows the assessment that she has seen: where somebody was faster it is refused, and nothing is written over', async () => {
    const caseId = await route();
    const [one, other] = await Promise.all([assess(caseId, { after: 'NONE' }), assess(caseId, { after: 'NONE' })]);
    expect([one.status, other.status].sort()).toEqual([201, 409]);
    expect(codeOf(one.status === 409 ? one : other)).toEqual([409, 'risk.changed-meanwhile']);
    const { assessmentId } = (one.status === 409 ? other : one).body as RiskAnswer;
    expect(codeOf(await assess(caseId, { after: 'NONE' }))).toEqual([409, 'risk.changed-meanwhile']);
    expect((await assess(caseId, { after: assessmentId })).status).toBe(201);
    expect(codeOf(await assess(caseId, { after: assessmentId }))).toEqual([409, 'risk.changed-meanwhile']);
    expect((await history(caseId)).assessments).toHaveLength(2);
    expect(codeOf(await assess(caseId, { after: null }))).toEqual([400, 'request.malformed']);
  });

  it('each owner of a planned action hears of it when it is hers, before its day and when that has passed: each once, without a word of it', async () => {
    const caseId = await route();
    await alsoTo(caseId, 'coord-lac');
    const { actionId } = (await plan(caseId)).body as PlanAnswer;
    const { actionId: own } = (await plan(caseId, { owner: 'hana', dueAt: new Date(Date.now() + 600_000).toISOString() })).body as PlanAnswer;
    expect(await service.kept.asAdministrator('SELECT round(extract(epoch FROM due_at - warn_at))::int AS seconds FROM plan_actions WHERE id = $1', [own])).toEqual([{ seconds: 300 }]);
    const { actionId: over } = (await plan(caseId, { owner: 'coord-lac', dueAt: new Date(Date.now() + 600_000).toISOString() })).body as PlanAnswer;
    await service.callAs(handler, `/cases/${caseId}/plan/${over}/end`, { outcome: 'DONE' });
    await service.kept.asAdministrator(`UPDATE plan_actions SET warn_at = now() - interval '1 second' WHERE id = ANY($1)`, [[actionId, own, over]]);
    const last = async (id: string, status: string) => {
      while (!(await stepsOf(caseId, id)).some(([step]) => step === status)) await pause(20);
    };
    await last(actionId, 'DUE');
    await last(own, 'DUE');
    await service.kept.asAdministrator(`UPDATE plan_actions SET due_at = now() - interval '1 second', warn_at = now() - interval '2 seconds' WHERE id = ANY($1)`, [[actionId, own, over]]);
    await last(actionId, 'LATE');
    await last(own, 'LATE');
    // The clock has gone round since: a further one that is due is told, and nothing of these again.
    const { actionId: next } = (await plan(caseId, { owner: 'hana', dueAt: '2020-01-01T00:00:00Z' })).body as PlanAnswer;
    await last(next, 'LATE');
    expect(await stepsOf(caseId, actionId)).toEqual([['GIVEN', 'coord-lac'], ['DUE', 'coord-lac'], ['LATE', 'coord-lac', 'hana']]);
    expect(await stepsOf(caseId, own)).toEqual([['GIVEN'], ['DUE', 'hana'], ['LATE', 'coord-lac', 'hana']]);
    expect(await stepsOf(caseId, over)).toEqual([['GIVEN', 'coord-lac'], ['DONE']]);
    expect(await stepsOf(caseId, next)).toEqual([['GIVEN'], ['LATE', 'coord-lac', 'hana']]);
  });

  it('an action whose owner has left or does not have the case any more comes to those who answer for it; to duty, where nobody is left', async () => {
    const caseId = await route();
    await alsoTo(caseId, 'left-us');
    await alsoTo(caseId, 'swg-duty');
    expect(codeOf(await plan(caseId, { owner: 'left-us' }))).toEqual([422, 'plan.owner']);
    const { actionId } = (await plan(caseId, { owner: 'swg-duty' })).body as PlanAnswer;
    await desk.hear(desk.handlerGone, heard({ caseId, personId: 'swg-duty', $typeName: 'amparo.casework.v1.CaseUnassigned' as const }));
    await service.kept.asAdministrator(`UPDATE plan_actions SET warn_at = now() - interval '1 second' WHERE id = $1`, [actionId]);
    while ((await stepsOf(caseId, actionId)).length < 2) await pause(20);
    await service.kept.asAdministrator(`UPDATE told_people SET person_id = 'left-' || person_id WHERE case_id = $1`, [caseId]);
    await service.kept.asAdministrator(`UPDATE handlers SET gone = true WHERE case_id = $1`, [caseId]);
    await service.kept.asAdministrator(`UPDATE plan_actions SET due_at = now() - interval '1 second', warn_at = NULL WHERE id = $1`, [actionId]);
    while ((await stepsOf(caseId, actionId)).length < 3) await pause(20);
    expect(await stepsOf(caseId, actionId)).toEqual([['GIVEN', 'swg-duty'], ['DUE', 'coord-lac', 'hana'], ['LATE', 'duty-global']]);
    expect(await service.kept.asAdministrator(`SELECT 1 FROM sight WHERE case_id = $1 AND key = 'told:duty-global'`, [caseId])).toHaveLength(1);
  });

  it('whoever sees the case sees until when its assessment holds and how its plan stands, and not a word or a code of either', async () => {
    const caseId = await route();
    const reviews = async (who: Person) => ((await service.callAs(who, '/reviews')).body as ReviewShown[]).filter((one) => one.caseId === caseId);
    expect(await reviews(coordinator)).toEqual([]);
    await assess(caseId, { level: 'HIGH' });
    const { assessmentId } = (await assess(caseId)).body as RiskAnswer;
    await plan(caseId, { owner: 'hana', dueAt: '2020-01-01T00:00:00Z' });
    await plan(caseId, { owner: 'hana' });
    const [one, ...more] = await reviews(coordinator);
    expect(more).toEqual([]);
    expect(one).toMatchObject({ urgency: 'LOW', due: false, open: 2, late: 1, nextDueAt: '2020-01-01T00:00:00.000Z' });
    for (const word of [WORDS, 'ACT-', 'RF-', 'PM-']) expect(JSON.stringify(one)).not.toContain(word);
    await ended(assessmentId);
    expect((await reviews(handler)).map(({ due }) => due)).toEqual([true]);
    for (const who of [{ ...handler, sub: 'another' }, { sub: 'coord-afr', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'AFR' }] }]) expect(await reviews(who)).toEqual([]);
    expect((await service.callAs({ sub: 'petra', org: 'P-JURIS', roles: [{ role: 'PROTECTION_PARTNER' }] }, '/reviews')).status).toBe(403);
  });

  it('is for whoever has the case alone, behind row-level security, and goes with it', async () => {
    const caseId = await route();
    await assess(caseId);
    await service.callAs(handler, `/cases/${caseId}/plan`, { measure: 'PM-LEGAL', what: WORDS, owner: 'hana', dueAt: '2999-01-01T00:00:00Z' });
    for (const who of [coordinator, { ...handler, fac: 1 as const }]) {
      const answers = [assess(caseId, {}, who), service.callAs(who, `/cases/${caseId}/assessments`), service.callAs(who, `/cases/${caseId}/plan`)];
      for (const answer of answers) expect((await answer).status).toBe(403);
    }
    expect(codeOf(await assess(caseId, {}, { ...handler, sub: 'another' }))).toEqual([404, 'case.absent']);
    expect(await service.kept.sightFaults()).toEqual([]);
    await forget(service.kept.database, caseId);
    for (const table of ['assessments', 'plan_actions']) expect(await service.kept.asAdministrator(`SELECT 1 FROM ${table} WHERE case_id = $1`, [caseId])).toEqual([]);
  });
});
