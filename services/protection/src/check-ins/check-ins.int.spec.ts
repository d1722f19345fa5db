import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { CheckInMissedSchema, CheckInsChangedSchema } from '@amparo/contracts';
import { dayIn } from '@amparo/domain';
import { aReport, heard } from '../../test/builders';
import { CheckInsUnderTest, codeOf, coordinator, handler, WORDS } from '../../test/check-ins';
import { forget } from '../../test/forget';
import type { CheckInsAnswer } from './check-ins.dto';
import { EndCheckInsOnCaseClosed } from './end-check-ins-on-case-closed';
import { FinishCheckInOnReporterCameBack } from './finish-check-in-on-reporter-came-back';

jest.setTimeout(90_000);

describe('an agreement on check-ins', () => {
  const t = new CheckInsUnderTest();
  beforeAll(() => t.start());
  afterAll(() => t.stop());

  it('is agreed once, in sealed words, by whoever has the case; what cannot be is refused', async () => {
    const caseId = await t.route();
    for (const [said, code] of [
      [{ times: [], weekdays: [1], everyHours: undefined }, 'check-ins.no-time'], [{ endsOn: '2020-01-01', startsOn: '2020-01-02' }, 'check-ins.ends-before'], [{ everyHours: 6, doorCounts: true }, 'check-ins.door-once-a-day'],
      [{ startsOn: '2020-01-01', endsOn: '2020-01-31' }, 'check-ins.none-left'],
    ] as const) expect(codeOf(await t.agree(caseId, said))).toEqual([422, code]);
    for (const said of [{ zone: '+05:00' }, { zone: 7 }, { times: ['24:00'] }, { startsOn: '2026-02-30' }, { daysOut: ['tomorrow'] }, { weekdays: [0] }, { graceMinutes: 1 }, { level: 'NONE' }, { channel: WORDS }]) {
      expect(codeOf(await t.agree(caseId, said))).toEqual([400, 'request.malformed']);
    }
    expect(await t.read(caseId)).toEqual([]);
    const one = (await t.agree(caseId)).body as CheckInsAnswer;
    expect(Date.parse(String(one.nextDueAt))).toBeGreaterThan(Date.now() - 30 * 60_000);
    expect(codeOf(await t.agree(caseId))).toEqual([409, 'check-ins.changed']);
    expect(codeOf(await t.agree(caseId, { replaces: randomUUID() }))).toEqual([409, 'check-ins.changed']);
    expect((await t.read(caseId))[0]).toMatchObject({ checkInId: one.checkInId, zone: 'America/Bogota', says: WORDS, madeBy: 'hana', endedAt: null, pauses: [], checkIns: [{ state: 'WAITING', doneAt: null }] });
    expect((await t.told(CheckInsChangedSchema, caseId)).map(({ status, urgency, deskPersonIds }) => [status, urgency, deskPersonIds])).toEqual([['AGREED', 'HIGH', []]]);
    const rows = JSON.stringify(await t.sql('SELECT t::text AS row FROM check_ins t UNION ALL SELECT t::text FROM told t UNION ALL SELECT t::text FROM outbox t UNION ALL SELECT t::text FROM audit t'));
    for (const word of [WORDS, 'America/Bogota']) for (const form of [word, Buffer.from(word).toString('hex')]) expect(rows).not.toContain(form);
    const noted = await t.sql<{ action: string; purpose: string }>(`SELECT action, purpose FROM audit WHERE case_id = $1 AND action LIKE 'safety.%' ORDER BY sequence`, [caseId]);
    expect(noted.map(({ action, purpose }) => `${action} ${purpose}`)).toEqual(['safety.read CASE_WORK', 'safety.plan CHECK_INS_AGREED', 'safety.read CASE_WORK']);
  });

  it('waits in a pause, which ends by itself and says so; what is due already is still waited for', async () => {
    const { caseId, checkInId } = await t.agreed();
    const soon = new Date(Date.now() + 72 * 3_600_000).toISOString();
    for (const out of ['2020-01-01T00:00:00Z', '2999-01-01T00:00:00Z']) expect(codeOf(await t.work(caseId, checkInId, 'pause', { until: out, why: WORDS }))).toEqual([422, 'check-ins.pause-length']);
    const paused = (await t.work(caseId, checkInId, 'pause', { until: soon, why: WORDS })).body as CheckInsAnswer;
    expect(Date.parse(String(paused.nextDueAt))).toBeGreaterThanOrEqual(Date.parse(soon));
    expect((await t.listed(caseId)).map(({ state, pausedUntil }) => [state, pausedUntil])).toEqual([['WAITING', soon]]);
    await t.sql(`UPDATE check_in_pauses SET since = since - interval '4 days', until = now() WHERE case_id = $1`, [caseId]);
    await t.first(CheckInsChangedSchema, caseId, 3);
    expect((await t.told(CheckInsChangedSchema, caseId)).map(({ status, deskPersonIds }) => [status, deskPersonIds])).toEqual([['AGREED', []], ['PAUSED', []], ['RESUMED', ['coord-lac', 'hana']]]);
    expect((await t.read(caseId))[0]?.pauses).toMatchObject([{ why: WORDS, pausedBy: 'hana', overBy: null, overAt: expect.any(String) as string }]);
    await t.dueAgo(caseId, 10);
    const dueId = await t.next(caseId);
    await t.work(caseId, checkInId, 'pause', { until: soon, why: WORDS });
    expect((await t.listed(caseId)).map((one) => [one.dueId, one.state])).toEqual([[dueId, 'DUE']]);
    await t.work(caseId, checkInId, 'done', { dueId, channel: 'SMS' });
    expect(Date.parse(String((await t.listed(caseId))[0]?.dueAt))).toBeGreaterThanOrEqual(Date.parse(soon));
    const resumed = (await t.work(caseId, checkInId, 'resume', {})).body as CheckInsAnswer;
    expect(Date.parse(String(resumed.nextDueAt))).toBeLessThan(Date.parse(soon));
    expect((await t.work(caseId, checkInId, 'resume', {})).body).toEqual(resumed);
    expect((await t.told(CheckInsChangedSchema, caseId)).map(({ status }) => status)).toEqual(['AGREED', 'PAUSED', 'RESUMED', 'PAUSED', 'RESUMED']);
  });

  it('goes on as it is agreed anew, and what was due before that is still missed', async () => {
    const { caseId, checkInId } = await t.agreed();
    await t.dueAgo(caseId, 10);
    const changed = (await t.agree(caseId, { replaces: checkInId, zone: 'Africa/Nairobi', level: 'IMMINENT' })).body as CheckInsAnswer;
    expect((await t.read(caseId)).map(({ zone, endedBecause }) => [zone, endedBecause])).toEqual([['Africa/Nairobi', null], ['America/Bogota', 'REPLACED']]);
    for (const what of ['pause', 'end']) expect(codeOf(await t.work(caseId, checkInId, what, { why: WORDS, ...(what === 'pause' ? { until: '2999-01-01T00:00:00Z' } : {}) }))).toEqual([409, 'check-ins.over']);
    expect((await t.listed(caseId)).map((one) => [one.checkInId, one.state, one.runs])).toEqual([[checkInId, 'DUE', false], [changed.checkInId, 'WAITING', true]]);
    await t.sql(`UPDATE check_in_dues SET miss_at = now() WHERE check_in_id = $1 AND left_out_at IS NULL`, [checkInId]);
    await t.first(CheckInMissedSchema, caseId);
    expect(await t.levels(caseId)).toEqual(['MEDIUM', 'HIGH']);
    expect((await t.listed(caseId)).map(({ state }) => state)).toEqual(['MISSED', 'WAITING']);
  });

  it('has run out when its last day is over, and those who answer for the case hear of it', async () => {
    const tomorrow = new Date(Date.now() + 36 * 3_600_000).toISOString().slice(0, 10);
    const { caseId, checkInId } = await t.agreed({ zone: 'UTC', everyHours: undefined, times: ['23:59'], daysAdded: [tomorrow], endsOn: tomorrow });
    await t.dueAgo(caseId, 5);
    await t.sql('UPDATE check_in_dues SET due_at = now() + interval \'3 days\', miss_at = now() + interval \'4 days\', opens_at = now() - interval \'1 hour\' WHERE case_id = $1', [caseId]);
    await t.work(caseId, checkInId, 'done', { dueId: await t.next(caseId), channel: 'SMS' });
    expect((await t.read(caseId))[0]).toMatchObject({ endedBecause: 'RUN_OUT', endedBy: null });
    expect((await t.told(CheckInsChangedSchema, caseId)).map(({ status, deskPersonIds }) => [status, deskPersonIds])).toEqual([['AGREED', []], ['ENDED', ['coord-lac', 'hana']]]);
  });

  it('is done by coming back at the door on the day, where that was agreed, and nowhere else', async () => {
    const came = async (caseId: string, time = new Date()) => t.desk.hear(new FinishCheckInOnReporterCameBack(t.seal, t.process(0).finish), { ...heard({ caseId, $typeName: 'amparo.intake.v1.ReporterCameBack' as const }), time });
    // The next one is of another day, whatever time it is.
    const agreed = { doorCounts: true, daysOut: [dayIn('America/Bogota', new Date())] };
    const [agreedOn, not, other] = [await t.agreed(agreed), await t.agreed(), await t.agreed(agreed)];
    for (const { caseId } of [agreedOn, not, other]) await t.dueAgo(caseId, 0);
    await came(agreedOn.caseId);
    await came(agreedOn.caseId);
    await came(not.caseId);
    await came(other.caseId, new Date(Date.now() - 25 * 3_600_000));
    expect(await t.states(agreedOn.caseId)).toEqual(['WAITING', 'DONE']);
    expect((await t.read(agreedOn.caseId))[0]?.checkIns[1]).toMatchObject({ channel: 'RECEIPT_ONLY', doneBy: null, late: false });
    for (const { caseId } of [not, other]) expect(await t.states(caseId)).toEqual(['DUE']);
    await came(randomUUID());
    // What was due when something else was agreed is done by it too.
    await t.agree(other.caseId, { replaces: other.checkInId });
    await came(other.caseId);
    expect(await t.states(other.caseId)).toEqual(['WAITING', 'DONE']);
  });

  it.each([
    ['somebody ends it', async (caseId: string, checkInId: string) => t.work(caseId, checkInId, 'end', { why: WORDS }), 'ENDED', []],
    ['the case is closed', async (caseId: string) => t.desk.hear(new EndCheckInsOnCaseClosed(t.desk.endCheckIns), heard({ caseId, $typeName: 'amparo.casework.v1.CaseClosed' as const })), 'CLOSED', ['coord-lac', 'hana']],
    [
      'she takes her consent to be contacted back', async (caseId: string) => t.desk.hear(t.desk.routeReport, heard(aReport({ caseId, sequence: 2, submissionId: randomUUID(), urgency: 'MEDIUM', because: [], withdrawnConsents: [{ purpose: 'CP-CONTACT' }] }))),
      'WITHDRAWN', ['coord-lac', 'hana'],
    ],
  ])('is not waited for any more when %s', async (_, end, because, people) => {
    const { caseId, checkInId } = await t.agreed();
    await t.dueAgo(caseId, 10);
    await end(caseId, checkInId);
    expect((await t.read(caseId))[0]).toMatchObject({ endedBecause: because });
    expect((await t.told(CheckInsChangedSchema, caseId)).map(({ status, deskPersonIds }) => [status, deskPersonIds])).toEqual([['AGREED', []], ['ENDED', people]]);
    await t.sql('UPDATE check_in_dues SET miss_at = now() WHERE case_id = $1', [caseId]);
    await pause(250);
    expect([await t.listed(caseId), await t.told(CheckInMissedSchema, caseId)]).toEqual([[], []]);
  });

  it('goes on when a closing is heard late, and when consent to something else is taken back', async () => {
    const { caseId } = await t.agreed();
    await t.desk.hear(new EndCheckInsOnCaseClosed(t.desk.endCheckIns), { ...heard({ caseId, $typeName: 'amparo.casework.v1.CaseClosed' as const }), time: new Date(Date.now() - 60_000) });
    await t.desk.hear(t.desk.routeReport, heard(aReport({ caseId, sequence: 2, submissionId: randomUUID(), urgency: 'MEDIUM', because: [], withdrawnConsents: [{ purpose: 'CP-REFER' }] })));
    expect((await t.listed(caseId)).map(({ runs }) => runs)).toEqual([true]);
  });

  it('is read by whoever has the case alone, and listed without words to whoever sees it; goes with the case', async () => {
    const { caseId, checkInId } = await t.agreed();
    for (const who of [coordinator, { ...handler, fac: 1 as const }]) {
      expect((await t.service.callAs(who, `/cases/${caseId}/check-ins`)).status).toBe(403);
      expect((await t.agree(caseId, { replaces: checkInId }, who)).status).toBe(403);
    }
    expect(codeOf(await t.agree(caseId, {}, { ...handler, sub: 'another' }))).toEqual([404, 'case.absent']);
    expect(await t.listed(caseId, coordinator)).toHaveLength(1);
    expect(JSON.stringify(await t.listed(caseId, coordinator))).not.toContain('Bogota');
    expect(await t.listed(caseId, { ...handler, sub: 'another' })).toEqual([]);
    expect(await t.service.kept.sightFaults()).toEqual([]);
    await t.work(caseId, checkInId, 'pause', { until: new Date(Date.now() + 3_600_000).toISOString(), why: WORDS });
    await forget(t.service.kept.database, caseId);
    for (const table of ['check_ins', 'check_in_pauses', 'check_in_dues']) expect(await t.sql(`SELECT 1 FROM ${table} WHERE case_id = $1`, [caseId])).toEqual([]);
  });
});
