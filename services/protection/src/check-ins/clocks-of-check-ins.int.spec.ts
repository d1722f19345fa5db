import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { CheckInDoneSchema, CheckInDueSchema, CheckInMissedSchema, CheckInsChangedSchema } from '@amparo/contracts';
import { readClocks } from '@amparo/domain';
import { aReport, heard } from '../../test/builders';
import { CheckInsUnderTest, codeOf, coordinator, handler, WORDS } from '../../test/check-ins';
import { routedTo } from '../../test/desk';
import type { AlertRecord } from '../record/record.dto';

type Hooked = { [hook: symbol]: ((point: string, clock?: string) => Promise<void>) | undefined };

const faults = Symbol.for('amparo.faults');

jest.setTimeout(90_000);

describe('a check-in', () => {
  const t = new CheckInsUnderTest();
  beforeAll(() => t.start());
  afterAll(() => t.stop());
  afterEach(() => { (globalThis as unknown as Hooked)[faults] = undefined; });

  it('that is due soon is told once to those who answer for the case, and one that was done raises no alert', async () => {
    const { caseId, checkInId } = await t.agreed();
    const dueId = await t.next(caseId);
    expect(codeOf(await t.work(caseId, checkInId, 'done', { dueId, channel: 'PHONE', at: '2999-01-01T00:00:00Z' }))).toEqual([422, 'check-in.not-yet']);
    expect(codeOf(await t.work(caseId, checkInId, 'done', { dueId, channel: 'PHONE', at: '2020-01-01T00:00:00Z' }))).toEqual([422, 'check-in.too-early']);
    await t.dueAgo(caseId, -10);
    await t.first(CheckInDueSchema, caseId);
    expect((await t.told(CheckInDueSchema, caseId)).map((one) => [one.dueId, one.urgency, one.deskPersonIds])).toEqual([[dueId, 'HIGH', ['coord-lac', 'hana']]]);
    await t.dueAgo(caseId, 10);
    expect((await t.listed(caseId)).map(({ state }) => state)).toEqual(['DUE']);
    const done = { dueId, channel: 'PHONE', says: WORDS };
    for (let time = 0; time < 2; time++) expect((await t.work(caseId, checkInId, 'done', done)).body).toMatchObject({ dueId, late: false, missed: false });
    expect(codeOf(await t.work(caseId, checkInId, 'done', { ...done, channel: 'SMS' }))).toEqual([409, 'check-in.done']);
    expect(codeOf(await t.work(caseId, checkInId, 'done', { ...done, dueId: randomUUID() }))).toEqual([404, 'check-ins.absent']);
    expect(await t.states(caseId)).toEqual(['WAITING', 'DONE']);
    expect((await t.read(caseId))[0]?.checkIns[1]).toMatchObject({ doneBy: 'hana', channel: 'PHONE', late: false, says: WORDS });
    expect((await t.told(CheckInDoneSchema, caseId)).map(({ late }) => late)).toEqual([false]);
    expect([await t.told(CheckInMissedSchema, caseId), await t.levels(caseId)]).toEqual([[], ['MEDIUM']]);
  });

  it('that was missed raises the case to the level that was agreed, with its ladder, and the clock goes on; done after all, the alert shows it', async () => {
    const { caseId, checkInId } = await t.agreed();
    const dueId = await t.next(caseId);
    await t.dueAgo(caseId, 31);
    await t.first(CheckInMissedSchema, caseId);
    expect((await t.told(CheckInMissedSchema, caseId)).map((one) => [one.dueId, one.urgency, one.deskPersonIds])).toEqual([[dueId, 'HIGH', ['coord-lac', 'hana']]]);
    expect(await t.levels(caseId)).toEqual(['MEDIUM', 'HIGH']);
    const calls = async () => ((await t.service.callAs(coordinator, `/cases/${caseId}/alert-record`)).body as AlertRecord).calls.filter(({ reached }) => reached === 'CHECK_IN_MISSED')
      .map(({ round, rung, person, sent, answeredAt }) => [round, rung, person, sent.map(({ channel }) => channel), answeredAt !== null]);
    // Of the round that began with it.
    expect(await calls()).toEqual([[2, null, 'coord-lac', [], false], [2, null, 'hana', [], false]]);
    const [called] = await t.sql<{ callId: string }>(`SELECT call_id AS "callId" FROM alert_calls WHERE case_id = $1 AND reached = 'CHECK_IN_MISSED' LIMIT 1`, [caseId]);
    await t.desk.hear(t.desk.receipt, heard({ $typeName: 'amparo.notifications.v1.NotificationSent' as const, caseId, personId: 'hana', channel: 'MAIL', callId: called?.callId ?? '' }));
    // What was missed already is nobody reminded of.
    expect(await t.told(CheckInDueSchema, caseId)).toEqual([]);
    expect(await t.states(caseId)).toEqual(['WAITING', 'MISSED after missed']);
    const decisions = await t.sql<{ cause: string }>('SELECT cause FROM decisions WHERE case_id = $1 ORDER BY decided_at', [caseId]);
    expect(decisions.map(({ cause }) => cause)).toEqual(['REPORT', 'CHECK_IN_MISSED']);
    const rungs = await t.sql<{ role: string }>('SELECT role FROM rungs r JOIN alerts a ON a.id = r.alert_id AND a.round = r.round WHERE a.case_id = $1 ORDER BY r.rung', [caseId]);
    expect(rungs.map(({ role }) => role)).toEqual(readClocks(undefined).levels.HIGH.rungs.map(({ to }) => to));
    expect(await t.alertOf(caseId)).toMatchObject({ urgency: 'HIGH', missedCheckIn: { doneAt: null } });
    expect((await t.work(caseId, checkInId, 'done', { dueId, channel: 'IN_PERSON' })).body).toMatchObject({ late: true, missed: true });
    expect((await t.alertOf(caseId))?.missedCheckIn?.doneAt).not.toBeNull();
    expect(await t.states(caseId)).toEqual(['WAITING', 'DONE after missed']);
    // Whoever says that she was in contact has answered.
    expect(await calls()).toEqual([[2, null, 'coord-lac', [], false], [2, null, 'hana', ['MAIL'], true]]);
    expect((await t.told(CheckInDoneSchema, caseId)).map(({ late }) => late)).toEqual([true]);
  });

  it('that was missed in a case as urgent as that raises its alert anew, also when somebody has it, and each time', async () => {
    const { caseId } = await t.agreed({}, 'IMMINENT');
    await t.desk.kept.database.transaction((tx) => t.desk.acknowledge.run(tx, { caseId, personId: 'coord-lac' }));
    expect((await t.alertOf(caseId))?.acknowledgedBy).toBe('coord-lac');
    for (const time of [1, 2]) {
      await t.dueAgo(caseId, 31);
      await t.first(CheckInMissedSchema, caseId, time);
    }
    expect(await t.levels(caseId)).toEqual(['IMMINENT', 'IMMINENT again', 'IMMINENT again']);
    expect(await t.alertOf(caseId)).toMatchObject({ acknowledgedAt: null, rungsTaken: 0, missedCheckIn: { doneAt: null } });
    // The desk speaks of the last one alone.
    expect((await t.listed(caseId)).map(({ state }) => state)).toEqual(['MISSED', 'WAITING']);
  });

  it('that was missed in a case that shares the alert of its burst has an alert of its own', async () => {
    const burst = randomUUID();
    const [one, other] = [randomUUID(), randomUUID()];
    for (const caseId of [one, other]) await t.desk.hear(t.desk.routeReport, heard(aReport({ caseId, urgency: 'HIGH', because: [], burstId: burst })));
    await t.desk.hear(t.desk.handler, heard({ caseId: other, personId: 'hana', $typeName: 'amparo.casework.v1.CaseAssigned' as const }));
    expect(await t.levels(other)).toEqual([]);
    await t.agree(other);
    await t.dueAgo(other, 31);
    await t.first(CheckInMissedSchema, other);
    expect(await t.levels(other)).toEqual(['HIGH again']);
  });

  it.each([-10, 0, 10])('is missed once by three processes at once, whatever their own clocks say: %i minutes', async (wrongBy) => {
    const { caseId } = await t.agreed();
    const look = () => Promise.all([t.process(wrongBy), t.process(-wrongBy), t.process(wrongBy)].flatMap(({ miss, remind }) => [miss.run(), remind.run()]));
    // A clock that is ten minutes ahead says that she is to be reminded of, or that its grace is over: time is the database's.
    await t.dueAgo(caseId, -20);
    await look();
    expect(await t.told(CheckInDueSchema, caseId)).toEqual([]);
    await t.dueAgo(caseId, 25);
    await look();
    expect(await t.told(CheckInMissedSchema, caseId)).toEqual([]);
    await t.first(CheckInDueSchema, caseId);
    await t.dueAgo(caseId, 31);
    await look();
    await t.first(CheckInMissedSchema, caseId);
    await pause(200);
    expect([(await t.told(CheckInDueSchema, caseId)).length, (await t.told(CheckInMissedSchema, caseId)).length, await t.levels(caseId), await t.states(caseId)])
      .toEqual([1, 1, ['MEDIUM', 'HIGH'], ['WAITING', 'MISSED after missed']]);
  });

  it('fires once when time jumps ten minutes forth, and does not fire again when it jumps back', async () => {
    const { caseId } = await t.agreed();
    await t.dueAgo(caseId, 25);
    await t.dueAgo(caseId, 35);
    await t.first(CheckInMissedSchema, caseId);
    await t.sql(`UPDATE check_in_dues SET opens_at = opens_at + interval '10 minutes', due_at = due_at + interval '10 minutes', miss_at = miss_at + interval '10 minutes', remind_at = remind_at + interval '10 minutes' WHERE case_id = $1`, [caseId]);
    await t.sql(`UPDATE check_in_dues SET miss_at = miss_at - interval '10 minutes', due_at = due_at - interval '10 minutes' WHERE case_id = $1 AND missed_at IS NOT NULL`, [caseId]);
    await pause(250);
    expect([(await t.told(CheckInMissedSchema, caseId)).length, await t.levels(caseId)]).toEqual([1, ['MEDIUM', 'HIGH']]);
  });

  it.each([
    ['check-ins.miss', 'clock.before-commit', 31], ['check-ins.miss', 'clock.after-commit', 31], ['check-ins.remind', 'clock.before-commit', 5], ['check-ins.remind', 'clock.after-commit', 5],
  ])('of which the clock %s fails at %s is told once', async (clock, where, minutes) => {
    const { caseId } = await t.agreed();
    let died = 0;
    (globalThis as unknown as Hooked)[faults] = async (point, which) => {
      if (point !== where || which !== clock || died > 0) return;
      died += 1;
      throw new Error('killed by the test');
    };
    await t.dueAgo(caseId, minutes);
    const missed = clock === 'check-ins.miss';
    await t.first(missed ? CheckInMissedSchema : CheckInDueSchema, caseId);
    await pause(300);
    expect(died).toBe(1);
    expect([(await t.told(CheckInMissedSchema, caseId)).length, (await t.told(CheckInDueSchema, caseId)).length]).toEqual(missed ? [1, 0] : [0, 1]);
    expect(await t.states(caseId)).toEqual(missed ? ['WAITING', 'MISSED after missed'] : ['DUE']);
  });

  it('of a case that cannot be planned any more is missed all the same, ends loudly, and holds up no other case', async () => {
    const [broken, other] = [await t.agreed(), await t.agreed()];
    await t.sql(`UPDATE check_ins SET terms = 'what nobody can open' WHERE id = $1`, [broken.checkInId]);
    await t.dueAgo(broken.caseId, 60);
    await t.dueAgo(other.caseId, 31);
    for (const { caseId } of [broken, other]) {
      await t.first(CheckInMissedSchema, caseId);
      expect(await t.levels(caseId)).toEqual(['MEDIUM', 'HIGH']);
    }
    expect((await t.told(CheckInsChangedSchema, broken.caseId)).map(({ status, deskPersonIds }) => [status, deskPersonIds])).toEqual([['AGREED', []], ['ENDED', ['coord-lac', 'hana']]]);
    expect(await t.sql('SELECT ended_because AS because FROM check_ins WHERE id = $1', [broken.checkInId])).toEqual([{ because: 'UNPLANNED' }]);
    expect(await t.states(other.caseId)).toEqual(['WAITING', 'MISSED after missed']);
  });

  it('of which nobody who knew is left calls duty', async () => {
    const caseId = await routedTo(t.desk, 'left-us', { urgency: 'MEDIUM', because: [] });
    await t.agree(caseId, {}, { ...handler, sub: 'left-us' });
    await t.sql(`UPDATE told_people SET person_id = 'left-' || person_id WHERE case_id = $1`, [caseId]);
    await t.dueAgo(caseId, -10);
    await t.first(CheckInDueSchema, caseId);
    expect((await t.told(CheckInDueSchema, caseId)).map(({ deskPersonIds }) => deskPersonIds)).toEqual([['duty-global']]);
  });
});
