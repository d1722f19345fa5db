import { randomUUID } from 'node:crypto';
import { AlertEscalatedSchema, ClockMovedSchema } from '@amparo/contracts';
import { StartedService } from '@amparo/testing';
import { aDirectory, heard, type aReport } from '../../test/builders';
import { deskBeside, routedTo, type Desk } from '../../test/desk';
import { alternate, coordinator, DeskCalls, duty, handler, swg } from '../../test/desk-calls';
import { ProtectionConfig } from '../config';
import type { AlertRecord } from '../record/record.dto';
import { protection } from '../service';

jest.setTimeout(60_000);

const WORDS = 'zz-invented-words-of-nobody';

describe('of an alert', () => {
  const service = new StartedService(protection, new ProtectionConfig(), aDirectory());
  let desk: Desk;
  beforeAll(async () => {
    desk = await deskBeside(service);
  });
  afterAll(() => service.stop());

  const { codeOf } = DeskCalls;
  const { told, until, call, seen, take, sql, ask } = new DeskCalls(service);
  const route = (change: Parameters<typeof aReport>[0] = {}) => routedTo(desk, handler.sub, change);

  it('it is on record whom each step called, by which channel, and who answered', async () => {
    const caseId = await route();
    await sql(`UPDATE rungs SET due_at = now() WHERE case_id = $1 AND rung = 1`, caseId);
    await until(async () => (await told(AlertEscalatedSchema, caseId)).length === 1);
    const calls = await sql<{ callId: string; person: string }>('SELECT call_id AS "callId", person_id AS person FROM alert_calls WHERE case_id = $1 AND rung = 1', caseId);
    const sent = { $typeName: 'amparo.notifications.v1.NotificationSent' as const, caseId, personId: 'coord-lac-2', channel: 'PAGE', callId: calls[0]?.callId ?? '' };
    for (let time = 0; time < 2; time++) await desk.hear(desk.receipt, heard(sent));
    // Of a message that called nobody to an alert there is no receipt.
    await desk.hear(desk.receipt, heard({ ...sent, callId: randomUUID() }));
    await take(alternate, caseId);
    for (const who of [swg, { sub: 'auditor', roles: [{ role: 'AUDITOR' }] }]) {
      const { rungs, calls: shown } = (await call(who, caseId, 'alert-record')).body as AlertRecord;
      expect(shown.map(({ rung, person, sent: by, answeredAt }) => [rung, person, by.map(({ channel }) => channel), answeredAt !== null])).toEqual(expect.arrayContaining([
        [1, 'coord-lac-2', ['PAGE'], true], [null, 'coord-lac', [], false], [null, 'swg-duty', [], false],
      ]));
      expect(shown).toHaveLength(3);
      expect(rungs).toEqual([expect.objectContaining({ round: 1, rung: 1, role: 'ALTERNATE_COORDINATOR', mode: 'PAGE', firedAt: expect.any(String) as string })]);
    }
    expect(codeOf(await call({ sub: 'coord-afr', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'AFR' }] }, caseId, 'alert-record'))).toEqual([404, 'case.absent']);
  });

  it.each(['accept', 'refuse'])('it is on record who was asked to take it, by which channel, and that she answered to %s', async (answer) => {
    const caseId = await route();
    await take(coordinator, caseId);
    const { handoverId } = await ask(caseId);
    const [asked] = await sql<{ callId: string }>(`SELECT call_id AS "callId" FROM alert_calls WHERE case_id = $1 AND person_id = 'duty-global'`, caseId);
    await desk.hear(desk.receipt, heard({ $typeName: 'amparo.notifications.v1.NotificationSent' as const, caseId, personId: 'duty-global', channel: 'PAGE', callId: asked?.callId ?? '' }));
    await call(duty, caseId, `handovers/${handoverId}/${answer}`, {});
    const { calls } = (await call(swg, caseId, 'alert-record')).body as AlertRecord;
    expect(calls.filter(({ person, reached }) => person === 'duty-global' && reached === 'HANDOVER')).toMatchObject([{ round: 1, rung: null, sent: [{ channel: 'PAGE' }], answeredAt: expect.any(String) as string }]);
  });

  it('whoever refuses to take it has answered that alone', async () => {
    const caseId = await route();
    await sql(`UPDATE desk_clocks SET due_at = now() WHERE case_id = $1 AND clock = 'SAFE_CONTACT'`, caseId);
    await until(async () => (await told(ClockMovedSchema, caseId)).length > 0);
    await take(swg, caseId);
    const { handoverId } = await ask(caseId, 'coord-lac', swg);
    expect((await call(coordinator, caseId, `handovers/${handoverId}/refuse`, {})).status).toBe(200);
    const { calls } = (await call(swg, caseId, 'alert-record')).body as AlertRecord;
    const hers = calls.filter(({ person, reached }) => person === 'coord-lac' && reached !== null).map(({ reached, answeredAt }) => [reached, answeredAt !== null]);
    expect(hers.sort()).toEqual([['HANDOVER', true], ['SAFE_CONTACT', false]]);
  });

  it('somebody keeps what she wants on a list of her own, also when it was taken long ago, as long as she sees the case', async () => {
    const [caseId, other] = [await route(), await route()];
    for (const id of [caseId, other]) await take(coordinator, id);
    await sql(`UPDATE alerts SET acknowledged_at = now() - interval '8 days' WHERE case_id = ANY($1)`, [caseId, other]);
    for (let time = 0; time < 2; time++) expect((await call(swg, caseId, 'watch', { watching: true })).body).toEqual({ watching: true });
    expect([(await seen(swg, caseId))?.watched, await seen(swg, other), await seen(coordinator, caseId)]).toEqual([true, undefined, undefined]);
    expect(codeOf(await call({ sub: 'auditor', roles: [{ role: 'AUDITOR' }] }, caseId, 'watch', { watching: true }))).toEqual([403, 'access.forbidden']);
    await call(swg, caseId, 'watch', { watching: false });
    expect(await seen(swg, caseId)).toBeUndefined();
  });

  describe('what is to be done by a time', () => {
    const clocks = async (caseId: string) => (await seen(swg, caseId))?.clocks.map(({ clock, metAt, overdue }) => [clock, metAt !== null ? 'met' : overdue ? 'overdue' : 'runs']);

    it('is shown on the alert and met once, by whoever has the case', async () => {
      const caseId = await route();
      expect(await clocks(caseId)).toEqual([['TAKEN', 'runs'], ['SAFE_CONTACT', 'runs'], ['DECISION', 'runs']]);
      expect(codeOf(await call(alternate, caseId, 'clocks/SAFE_CONTACT/met', {}))).toEqual([403, 'access.forbidden']);
      expect((await call(handler, caseId, 'clocks/SAFE_CONTACT/met', {})).body).toEqual({ clock: 'SAFE_CONTACT', met: true });
      expect((await call(handler, caseId, 'clocks/SAFE_CONTACT/met', {})).body).toEqual({ clock: 'SAFE_CONTACT', met: false });
      // What is planned is decided.
      await call(handler, caseId, 'plan', { measure: 'PM-LEGAL', what: WORDS, owner: 'hana', dueAt: '2999-01-01T00:00:00Z' });
      expect(await clocks(caseId)).toEqual([['TAKEN', 'runs'], ['SAFE_CONTACT', 'met'], ['DECISION', 'met']]);
      expect((await told(ClockMovedSchema, caseId)).map(({ clock, status, personId }) => [clock, status, personId])).toEqual([['SAFE_CONTACT', 'MET', 'hana'], ['DECISION', 'MET', 'hana']]);
      expect(codeOf(await call(handler, caseId, 'clocks/TAKEN/met', {}))).toEqual([400, 'request.malformed']);
    });

    it('calls whoever answers for the case once when it is overdue, and nobody for a case that is closed', async () => {
      const [caseId, closed] = [await route(), await route()];
      await desk.hear(desk.closing, heard({ caseId: closed, $typeName: 'amparo.casework.v1.CaseClosed' as const }));
      await sql(`UPDATE desk_clocks SET due_at = now() WHERE case_id = ANY($1) AND clock = 'SAFE_CONTACT'`, [caseId, closed]);
      await until(async () => (await told(ClockMovedSchema, caseId)).length > 0);
      await new Promise((done) => setTimeout(done, 1_200));
      expect((await told(ClockMovedSchema, caseId)).map(({ clock, status, deskPersonIds }) => [clock, status, deskPersonIds])).toEqual([['SAFE_CONTACT', 'OVERDUE', ['coord-lac', 'hana']]]);
      expect(await told(ClockMovedSchema, closed)).toEqual([]);
      expect((await clocks(caseId))?.[0]).toEqual(['SAFE_CONTACT', 'overdue']);
    });

    it('is on record: whom it called, by which channel, and that she answered as she did it', async () => {
      const caseId = await route();
      await sql(`UPDATE desk_clocks SET due_at = now() WHERE case_id = $1`, caseId);
      await until(async () => (await told(ClockMovedSchema, caseId)).length === 2);
      const [called] = await sql<{ callId: string }>(`SELECT call_id AS "callId" FROM alert_calls WHERE case_id = $1 AND reached = 'SAFE_CONTACT' LIMIT 1`, caseId);
      await desk.hear(desk.receipt, heard({ $typeName: 'amparo.notifications.v1.NotificationSent' as const, caseId, personId: 'hana', channel: 'MAIL', callId: called?.callId ?? '' }));
      await call(handler, caseId, 'clocks/SAFE_CONTACT/met', {});
      const { calls } = (await call(swg, caseId, 'alert-record')).body as AlertRecord;
      const overdue = calls.filter(({ reached }) => reached !== null).map(({ round, rung, reached, person, sent, answeredAt }) => [round, rung, reached, person, sent.map(({ channel }) => channel), answeredAt !== null]);
      expect(overdue).toHaveLength(4);
      expect(overdue).toEqual(expect.arrayContaining([
        [1, null, 'SAFE_CONTACT', 'coord-lac', [], false], [1, null, 'SAFE_CONTACT', 'hana', ['MAIL'], true], [1, null, 'DECISION', 'coord-lac', [], false], [1, null, 'DECISION', 'hana', [], false],
      ]));
    });

    it('of many cases at once calls for each once; what fails of one holds up no other, and is called for once it does not', async () => {
      const cases = await Promise.all(Array.from({ length: 7 }, () => route()));
      const broken = cases[3] ?? '';
      const conflicts = (value: string) => sql(`UPDATE cases SET facts = jsonb_set(facts, '{conflicts}', $2::jsonb) WHERE case_id = $1`, broken, value);
      await conflicts('5');
      await sql(`UPDATE desk_clocks SET due_at = now() WHERE case_id = ANY($1) AND clock = 'DECISION'`, cases);
      const counts = async () => Promise.all(cases.map(async (caseId) => (await told(ClockMovedSchema, caseId)).length));
      await until(async () => (await counts()).filter((count) => count === 1).length === 6);
      expect((await counts())[3]).toBe(0);
      await conflicts('[]');
      await until(async () => (await counts())[3] === 1);
      await new Promise((done) => setTimeout(done, 700));
      expect(await counts()).toEqual(cases.map(() => 1));
    });

    it('is called for where it began after the closing that is heard of late', async () => {
      const caseId = await route();
      await desk.hear(desk.closing, { ...heard({ caseId, $typeName: 'amparo.casework.v1.CaseClosed' as const }), time: new Date(Date.now() - 60_000) });
      expect(await clocks(caseId)).toContainEqual(['SAFE_CONTACT', 'runs']);
    });

    it('stays on the desk while it is overdue, however long ago somebody took the case, once', async () => {
      const caseId = await route({ urgency: 'MEDIUM', because: [] });
      await take(coordinator, caseId);
      await sql(`UPDATE alerts SET acknowledged_at = now() - interval '8 days' WHERE case_id = $1`, caseId);
      const shown = async () => ((await service.callAs(swg, '/alerts')).body as { caseId: string }[]).filter((alert) => alert.caseId === caseId).length;
      expect(await shown()).toBe(0);
      await sql(`UPDATE desk_clocks SET due_at = now() WHERE case_id = $1`, caseId);
      expect(await shown()).toBe(1);
      await call(swg, caseId, 'watch', { watching: true });
      expect(await shown()).toBe(1);
      await call(swg, caseId, 'watch', { watching: false });
      await sql(`UPDATE desk_clocks SET met_at = now() WHERE case_id = $1`, caseId);
      expect(await shown()).toBe(0);
    });

    it('begins anew when the case becomes more urgent, and not when its alert is only raised again', async () => {
      const caseId = await route({ urgency: 'MEDIUM', because: [] });
      await call(handler, caseId, 'clocks/SAFE_CONTACT/met', {});
      await take(coordinator, caseId);
      const { handoverId } = await ask(caseId);
      await call(duty, caseId, `handovers/${handoverId}/refuse`, {});
      expect(await clocks(caseId)).toContainEqual(['SAFE_CONTACT', 'met']);
      await call(handler, caseId, 'urgency/raise', { urgency: 'HIGH' });
      expect(await clocks(caseId)).toContainEqual(['SAFE_CONTACT', 'runs']);
    });
  });
});
