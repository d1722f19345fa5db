import { randomUUID } from 'node:crypto';
import { AlertEscalatedSchema, AlertHandedOverSchema, AlertPausedSchema, AlertRaisedSchema, UrgencyChangedSchema } from '@amparo/contracts';
import { DEFAULT_CLOCKS, laddersOf } from '@amparo/domain';
import { StartedService } from '@amparo/testing';
import { AMANECER, aDirectory, aReport, heard } from '../../test/builders';
import { deskBeside, routedTo, type Desk } from '../../test/desk';
import { alternate, coordinator, DeskCalls, duty, handler, swg, type Person } from '../../test/desk-calls';
import { forget } from '../../test/forget';
import { ProtectionConfig } from '../config';
import type { LoweringAnswer, LoweringShown } from '../levels/levels.dto';
import type { PauseAnswer, PauseShown } from '../pauses/pauses.dto';
import { protection } from '../service';

jest.setTimeout(60_000);

const admin: Person = { sub: 'admin', roles: [{ role: 'ADMINISTRATOR' }] };
const WORDS = 'zz-invented-words-of-nobody';

describe('with an alert', () => {
  const service = new StartedService(protection, new ProtectionConfig(), aDirectory());
  let desk: Desk;
  beforeAll(async () => {
    desk = await deskBeside(service);
  });
  afterAll(() => service.stop());

  const { codeOf } = DeskCalls;
  const { told, until, call, seen, take, sql, ask } = new DeskCalls(service);
  const route = (change: Parameters<typeof aReport>[0] = {}) => routedTo(desk, handler.sub, change);

  describe('a hand-over', () => {
    it('goes to somebody on duty, who has it once she takes it; until then the first one does', async () => {
      const caseId = await route();
      expect(codeOf(await call(coordinator, caseId, 'handovers', { person: 'duty-global' }))).toEqual([409, 'handover.not-hers']);
      await take(coordinator, caseId);
      expect((await call(coordinator, caseId, 'handovers/candidates')).body).toEqual({ people: ['coord-lac-2', 'duty-global', 'lead', 'swg-duty'] });
      expect(await seen(duty, caseId)).toBeUndefined();
      const asked = await ask(caseId);
      expect(await ask(caseId)).toEqual(asked);
      expect(codeOf(await call(coordinator, caseId, 'handovers', { person: 'swg-duty' }))).toEqual([409, 'handover.open']);
      expect(await seen(duty, caseId)).toMatchObject({ acknowledgedBy: 'coord-lac', told: true, nextRungAt: null, handover: { handoverId: asked.handoverId, from: 'coord-lac', to: 'duty-global' } });
      // What another was asked is nobody else's to answer.
      expect(codeOf(await call(swg, caseId, `handovers/${asked.handoverId}/accept`, {}))).toEqual([404, 'handover.absent']);
      for (let time = 0; time < 2; time++) expect((await call(duty, caseId, `handovers/${asked.handoverId}/accept`, {})).body).toMatchObject({ state: 'ACCEPTED' });
      expect(await seen(coordinator, caseId)).toMatchObject({ acknowledgedBy: 'duty-global', handover: null });
      expect(codeOf(await call(duty, caseId, `handovers/${asked.handoverId}/refuse`, {}))).toEqual([409, 'handover.ended']);
      expect((await told(AlertHandedOverSchema, caseId)).map(({ status, fromPersonId, personId }) => [status, fromPersonId, personId])).toEqual([
        ['ASKED', 'coord-lac', 'duty-global'], ['ACCEPTED', 'coord-lac', 'duty-global'],
      ]);
      const noted = await sql<{ purpose: string; person: string }>(`SELECT purpose, person FROM audit WHERE case_id = $1 AND action = 'alert.hand-over' ORDER BY sequence`, caseId);
      expect(noted).toEqual([{ purpose: 'ASKED', person: 'coord-lac' }, { purpose: 'ACCEPTED', person: 'duty-global' }]);
    });

    it.each(['a handler', 'nobody', 'coord-lac'])('does not go to %s', async (whom) => {
      const caseId = await route();
      await take(coordinator, caseId);
      expect(codeOf(await call(coordinator, caseId, 'handovers', { person: whom === 'a handler' ? 'hana' : whom }))).toEqual([422, 'handover.not-on-duty']);
    });

    it('does not go to somebody who is kept out of the case', async () => {
      const caseId = await route({ conflicts: [AMANECER, 'c-duty-global'] });
      await take(swg, caseId);
      expect(codeOf(await call(swg, caseId, 'handovers', { person: 'duty-global' }))).toEqual([422, 'handover.not-on-duty']);
    });

    it.each<['REFUSED' | 'LAPSED']>([['REFUSED'], ['LAPSED']])('that is %s wakes the ladder again, once', async (end) => {
      const caseId = await route();
      await take(coordinator, caseId);
      const { handoverId } = await ask(caseId);
      if (end === 'REFUSED') await call(duty, caseId, `handovers/${handoverId}/refuse`, {});
      else await sql(`UPDATE handovers SET answer_by = now() WHERE id = $1`, handoverId);
      await until(async () => (await seen(swg, caseId))?.acknowledgedBy === null);
      expect((await seen(swg, caseId))?.nextRungAt).not.toBeNull();
      expect((await told(AlertRaisedSchema, caseId)).map(({ urgency }) => urgency)).toEqual(['IMMINENT', 'IMMINENT']);
      expect((await told(AlertHandedOverSchema, caseId)).map(({ status }) => status)).toEqual(['ASKED', end]);
      expect(codeOf(await call(duty, caseId, `handovers/${handoverId}/accept`, {}))).toEqual([409, 'handover.ended']);
      // Whoever was asked sees the case still, and can take it as anybody who was called.
      expect((await take(duty, caseId)).status).toBe(200);
    });

    it('ends with the case, as a lowering does that waits, and not with a closing of before', async () => {
      const caseId = await route();
      await take(coordinator, caseId);
      const { handoverId } = await ask(caseId);
      await call(coordinator, caseId, 'urgency/lower', { urgency: 'LOW', because: WORDS });
      const closed = heard({ caseId, $typeName: 'amparo.casework.v1.CaseClosed' as const });
      await desk.hear(desk.closingAsked, { ...closed, time: new Date(Date.now() - 3_600_000) });
      expect(await seen(coordinator, caseId)).toMatchObject({ handover: { handoverId }, lowering: { wanted: 'LOW' } });
      await desk.hear(desk.closingAsked, { ...closed, time: new Date(Date.now() + 60_000) });
      expect(await seen(coordinator, caseId)).toMatchObject({ acknowledgedBy: 'coord-lac', handover: null, lowering: null });
      expect(codeOf(await call(duty, caseId, `handovers/${handoverId}/accept`, {}))).toEqual([409, 'handover.ended']);
    });

    it('is over once a corrected country concerns her no more, and wakes the ladder again; not for duty', async () => {
      const [caseId, onDuty] = [await route(), await route()];
      for (const [id, to, who] of [[caseId, 'coord-lac-2', alternate], [onDuty, 'duty-global', duty]] as const) {
        await take(coordinator, id);
        await call(who, id, `handovers/${(await ask(id, to)).handoverId}/accept`, {});
        await desk.hear(desk.region, heard({ caseId: id, $typeName: 'amparo.casework.v1.RegionAssigned' as const, regions: ['AFR'], countryKnown: true }));
      }
      expect(await seen(alternate, caseId)).toBeUndefined();
      expect(await seen(swg, caseId)).toMatchObject({ acknowledgedBy: null });
      expect(await seen(duty, onDuty)).toMatchObject({ acknowledgedBy: 'duty-global' });
    });

    it('of somebody who was told without an alert wakes her too when it fails, and she can take it', async () => {
      const caseId = await route();
      await take(coordinator, caseId);
      await sql(`INSERT INTO told_people (case_id, person_id, routes) VALUES ($1, 'cre-desk', '{ACCOUNTABILITY}')`, caseId);
      await call(duty, caseId, `handovers/${(await ask(caseId)).handoverId}/refuse`, {});
      expect((await told(AlertRaisedSchema, caseId)).at(-1)?.recipients.map(({ personId }) => personId)).toContain('cre-desk');
      await desk.hear(desk.acknowledged, heard({ caseId, personId: 'cre-desk', $typeName: 'amparo.notifications.v1.NotificationAcknowledged' as const }));
      expect(await seen(swg, caseId)).toMatchObject({ acknowledgedBy: 'cre-desk' });
    });

    it('ends when the case becomes more urgent before it is answered', async () => {
      const caseId = await route({ urgency: 'MEDIUM', because: [] });
      await take(coordinator, caseId);
      const { handoverId } = await ask(caseId);
      await call(handler, caseId, 'urgency/raise', { urgency: 'HIGH' });
      expect(await seen(coordinator, caseId)).toMatchObject({ acknowledgedBy: null, handover: null, urgency: 'HIGH' });
      expect(codeOf(await call(duty, caseId, `handovers/${handoverId}/accept`, {}))).toEqual([409, 'handover.ended']);
    });
  });

  describe('the urgency of a case', () => {
    const lower = async (caseId: string, urgency: string, who = coordinator) => (await call(who, caseId, 'urgency/lower', { urgency, because: WORDS })).body as LoweringAnswer;
    const agree = (who: Person, caseId: string, id: string) => call(who, caseId, `lowerings/${id}/agree`, {});
    const levelOf = async (caseId: string) => (await seen(swg, caseId))?.urgency;
    const add = (caseId: string, urgency: string, because: string[]) =>
      desk.hear(desk.routeReport, heard(aReport({ caseId, sequence: 2, submissionId: randomUUID(), urgency, because, acts: [] })));

    it.each(['MEDIUM', 'HIGH', 'IMMINENT'])('that was lowered is raised again, to %s', async (urgency) => {
      const caseId = await route({ urgency: 'MEDIUM', because: [] });
      expect(await lower(caseId, 'LOW')).toMatchObject({ state: 'LOWERED' });
      expect(await call(handler, caseId, 'urgency/raise', { urgency })).toMatchObject({ status: 200, body: { urgency } });
      expect(await levelOf(caseId)).toBe(urgency);
    });

    it('is raised by anybody on it, at once, and told once', async () => {
      const caseId = await route({ urgency: 'MEDIUM', because: [] });
      for (let time = 0; time < 2; time++) expect(await call(handler, caseId, 'urgency/raise', { urgency: 'IMMINENT' })).toMatchObject({ status: 200, body: { urgency: 'IMMINENT' } });
      expect(await levelOf(caseId)).toBe('IMMINENT');
      expect(codeOf(await call(handler, caseId, 'urgency/raise', { urgency: 'HIGH' }))).toEqual([422, 'urgency.not-higher']);
      expect((await told(AlertRaisedSchema, caseId)).map(({ urgency }) => urgency)).toEqual(['MEDIUM', 'IMMINENT']);
      expect((await told(UrgencyChangedSchema, caseId)).map(({ status, urgency, urgencyBefore, personIds }) => [status, urgency, urgencyBefore, personIds])).toEqual([['RAISED', 'IMMINENT', 'MEDIUM', ['hana']]]);
    });

    it('is lowered from MEDIUM by one person with a reason, which stays sealed', async () => {
      const caseId = await route({ urgency: 'MEDIUM', because: [] });
      expect(await lower(caseId, 'LOW')).toMatchObject({ state: 'LOWERED' });
      expect(await levelOf(caseId)).toBe('LOW');
      expect((await call(coordinator, caseId, 'lowerings')).body as LoweringShown[]).toMatchObject([{ because: WORDS, before: 'MEDIUM', wanted: 'LOW', askedBy: 'coord-lac', agreedBy: null }]);
      const rows = JSON.stringify(await sql('SELECT t::text AS row FROM lowerings t UNION ALL SELECT t::text FROM told t UNION ALL SELECT t::text FROM audit t'));
      for (const form of [WORDS, Buffer.from(WORDS).toString('hex')]) expect(rows).not.toContain(form);
      expect(codeOf(await call(coordinator, caseId, 'urgency/lower', { urgency: 'MEDIUM', because: WORDS }))).toEqual([422, 'urgency.not-lower']);
      expect(codeOf(await call(coordinator, caseId, 'urgency/lower', { urgency: 'LOW', because: 'short' }))).toEqual([400, 'request.malformed']);
    });

    it('is lowered from HIGH by two different people', async () => {
      const caseId = await route({ urgency: 'HIGH' });
      const asked = await lower(caseId, 'LOW');
      expect(asked.state).toBe('ASKED');
      expect(await lower(caseId, 'LOW')).toEqual(asked);
      expect(codeOf(await call(alternate, caseId, 'urgency/lower', { urgency: 'MEDIUM', because: WORDS }))).toEqual([409, 'lowering.open']);
      expect(await seen(swg, caseId)).toMatchObject({ urgency: 'HIGH', lowering: { loweringId: asked.loweringId, wanted: 'LOW', askedBy: 'coord-lac' } });
      expect(codeOf(await agree(coordinator, caseId, asked.loweringId))).toEqual([422, 'lowering.second-person']);
      for (let time = 0; time < 2; time++) expect((await agree(alternate, caseId, asked.loweringId)).body).toMatchObject({ state: 'LOWERED' });
      expect(await seen(swg, caseId)).toMatchObject({ urgency: 'LOW', mode: 'QUEUE', lowering: null });
      const changes = await told(UrgencyChangedSchema, caseId);
      expect(changes.map(({ status, urgency, personIds }) => [status, urgency, personIds])).toEqual([['ASKED', 'LOW', ['coord-lac']], ['LOWERED', 'LOW', ['coord-lac', 'coord-lac-2']]]);
      expect(changes[0]?.deskPersonIds).toEqual(expect.arrayContaining(['swg-duty']));
      expect(changes[0]?.deskPersonIds).not.toContain('coord-lac');
    });

    it('stays as it is where nobody agrees in time, and whoever asked is told so once', async () => {
      const caseId = await route({ urgency: 'HIGH' });
      const { loweringId } = await lower(caseId, 'LOW');
      await sql(`UPDATE lowerings SET ends_at = now() WHERE id = $1`, loweringId);
      await until(async () => (await told(UrgencyChangedSchema, caseId)).length === 2);
      expect((await told(UrgencyChangedSchema, caseId)).at(-1)).toMatchObject({ status: 'LAPSED', deskPersonIds: ['coord-lac'] });
      expect(codeOf(await agree(alternate, caseId, loweringId))).toEqual([409, 'lowering.ended']);
      expect(await levelOf(caseId)).toBe('HIGH');
    });

    it('that was lowered rises again by what a further body says of danger, and not by one that says none', async () => {
      const caseId = await route({ urgency: 'MEDIUM', because: ['FLOOR:ACT-THREAT'] });
      await lower(caseId, 'LOW');
      await add(caseId, 'MEDIUM', ['BEFORE']);
      expect(await levelOf(caseId)).toBe('LOW');
      await add(caseId, 'MEDIUM', ['BEFORE', 'FLOOR:ACT-SURV']);
      expect(await levelOf(caseId)).toBe('MEDIUM');
      expect((await told(AlertRaisedSchema, caseId)).map(({ urgency }) => urgency)).toEqual(['MEDIUM', 'MEDIUM']);
    });

    it('that somebody asks to lower is not lowered once more is known', async () => {
      const caseId = await route({ urgency: 'HIGH' });
      const { loweringId } = await lower(caseId, 'LOW');
      await add(caseId, 'HIGH', ['BEFORE', 'T2']);
      expect(codeOf(await agree(alternate, caseId, loweringId))).toEqual([409, 'lowering.ended']);
      expect(await levelOf(caseId)).toBe('HIGH');
    });

    it('that was lowered rises by a level that is found, to that level', async () => {
      const caseId = await route({ urgency: 'HIGH' });
      await agree(alternate, caseId, (await lower(caseId, 'LOW')).loweringId);
      await call(handler, caseId, 'urgency/raise', { urgency: 'MEDIUM' });
      expect(await levelOf(caseId)).toBe('MEDIUM');
      await desk.hear(desk.repetition, heard({ caseId, $typeName: 'amparo.casework.v1.RepetitionFound' as const, earlierCaseId: '', because: [] }));
      expect(await levelOf(caseId)).toBe('HIGH');
    });
  });

  describe('a ladder', () => {
    const pause = (caseId: string, minutes: number) => call(coordinator, caseId, 'pauses', { until: new Date(Date.now() + minutes * 60_000).toISOString(), because: WORDS });
    const rungs = async (caseId: string) => (await told(AlertEscalatedSchema, caseId)).map(({ rung }) => rung);

    it('stands still with a reason, and then takes what came due once each and in order', async () => {
      const caseId = await route();
      const { pauseId, until: end } = (await pause(caseId, 60)).body as PauseAnswer;
      expect(codeOf(await pause(caseId, 60))).toEqual([409, 'pause.open']);
      await sql(`UPDATE rungs SET due_at = now() - (4 - rung) * interval '1 second' WHERE case_id = $1`, caseId);
      expect(await desk.escalate.run()).toBe(false);
      expect(Date.parse(String((await seen(swg, caseId))?.pausedUntil))).toBe(Date.parse(String(end)));
      expect((await call(coordinator, caseId, 'pauses')).body as PauseShown[]).toMatchObject([{ pauseId, because: WORDS, pausedBy: 'coord-lac', endedAt: null }]);
      // It ends by itself.
      await sql(`WITH over AS (UPDATE pauses SET until_at = now() WHERE case_id = $1) UPDATE alerts SET paused_until = now() WHERE case_id = $1`, caseId);
      await Promise.all(Array.from({ length: 4 }, () => desk.escalate.run()));
      await until(async () => (await rungs(caseId)).length >= 3);
      expect(await rungs(caseId)).toEqual([1, 2, 3]);
      await until(async () => (await told(AlertPausedSchema, caseId)).length > 1);
      // The others who answer for it hear that one of them stopped it; that it is over is told once.
      expect((await told(AlertPausedSchema, caseId)).map(({ status, personId, deskPersonIds }) => [status, personId, deskPersonIds])).toEqual([['PAUSED', 'coord-lac', ['hana', 'swg-duty']], ['RESUMED', '', []]]);
    });

    it('does not stand still for longer than until there must be safe contact, all pauses together, nor where somebody has it', async () => {
      const caseId = await route();
      expect(codeOf(await pause(caseId, 121))).toEqual([422, 'pause.too-long']);
      const { pauseId } = (await pause(caseId, 60)).body as PauseAnswer;
      for (let time = 0; time < 2; time++) expect((await call(alternate, caseId, `pauses/${pauseId}/end`, {})).status).toBe(200);
      expect((await seen(swg, caseId))?.pausedUntil).toBeNull();
      await sql(`UPDATE pauses SET since = since - interval '90 minutes' WHERE id = $1`, pauseId);
      expect(codeOf(await pause(caseId, 60))).toEqual([422, 'pause.too-long']);
      expect((await told(AlertPausedSchema, caseId)).map(({ status }) => status)).toEqual(['PAUSED', 'RESUMED']);
      await take(coordinator, caseId);
      expect(codeOf(await pause(caseId, 10))).toEqual([409, 'pause.taken']);
    });

    it('is an administrator\'s to change for alerts to come; an alert keeps the one with which it began', async () => {
      const before = await route({ urgency: 'MEDIUM', because: [] });
      const levels = { ...laddersOf(DEFAULT_CLOCKS), MEDIUM: { rungs: [{ after: 60_000, to: 'WORKING_GROUP', mode: 'PAGE' }, { after: 120_000, to: 'LAST_RESORT', mode: 'QUEUE' }], repeat: 300_000 } };
      expect((await service.callAs(admin, '/ladders')).body).toMatchObject({ version: 0, madeBy: null });
      expect(codeOf(await service.callAs(admin, '/ladders', { version: 3, levels }))).toEqual([409, 'ladders.changed-meanwhile']);
      expect(codeOf(await service.callAs(admin, '/ladders', { version: 0, levels: { ...levels, IMMINENT: { rungs: [], repeat: 60_000 } } }))).toEqual([422, 'ladders.empty']);
      expect(codeOf(await service.callAs(coordinator, '/ladders', { version: 0, levels }))).toEqual([403, 'access.forbidden']);
      expect(await service.callAs(admin, '/ladders', { version: 0, levels })).toMatchObject({ status: 200, body: { version: 1, levels, madeBy: 'admin' } });
      const after = await route({ urgency: 'MEDIUM', because: [] });
      const planned = (caseId: string) => sql('SELECT r.rung, r.role, r.mode, a.ladder_version FROM rungs r JOIN alerts a ON a.id = r.alert_id WHERE r.case_id = $1 ORDER BY r.rung', caseId);
      expect(await planned(before)).toEqual([{ rung: 1, role: 'GLOBAL_DUTY', mode: 'QUEUE', ladder_version: 0 }]);
      expect(await planned(after)).toEqual([{ rung: 1, role: 'WORKING_GROUP', mode: 'PAGE', ladder_version: 1 }, { rung: 2, role: 'LAST_RESORT', mode: 'QUEUE', ladder_version: 1 }]);
      await sql(`UPDATE rungs SET due_at = now() WHERE case_id = $1`, after);
      await until(async () => (await rungs(after)).length === 2);
      expect((await told(AlertEscalatedSchema, after)).map(({ rungRole, alertMode, recipients }) => [rungRole, alertMode, recipients.map(({ personId }) => personId)])).toEqual([
        ['WORKING_GROUP', 'PAGE', ['swg-duty']], ['LAST_RESORT', 'QUEUE', ['lead']],
      ]);
      // The last rung comes back as its ladder says.
      expect(await sql(`SELECT rung, round(extract(epoch FROM due_at - now()) / 60)::int AS minutes FROM rungs WHERE case_id = $1 AND fired_at IS NULL`, after)).toEqual([{ rung: 3, minutes: 5 }]);
      const alike = await Promise.all([1, 2].map(() => service.callAs(admin, '/ladders', { version: 1, levels: laddersOf(DEFAULT_CLOCKS) })));
      expect(alike.map(({ status }) => status).sort()).toEqual([200, 409]);
    });
  });

  it('nothing is left of any of this when its case is erased, and what people may read is as the catalogue wants it', async () => {
    const caseId = await route({ urgency: 'HIGH' });
    await take(coordinator, caseId);
    await ask(caseId);
    await call(coordinator, caseId, 'urgency/lower', { urgency: 'LOW', because: WORDS });
    await forget(service.kept.database, caseId, aDirectory());
    for (const table of ['handovers', 'lowerings', 'pauses', 'alert_calls', 'alert_receipts', 'desk_clocks', 'watches']) expect(await sql(`SELECT 1 FROM ${table} WHERE case_id = $1`, caseId)).toEqual([]);
    expect(await service.kept.sightFaults()).toEqual([]);
  });
});
