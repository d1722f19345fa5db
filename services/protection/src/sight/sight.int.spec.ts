import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { hiddenKeysOf, keysOf, sightKeysOf, type RoleHeld, type Subject } from '@amparo/domain';
import { SystemClock } from '@amparo/kernel';
import { migrate, serviceRoles, type SightDatabase } from '@amparo/persistence';
import { countLeaks, serviceDatabase, type ServiceDatabase } from '@amparo/testing';
import { AMANECER, aReport, heard } from '../../test/builders';
import { Desk } from '../../test/desk';
import { ListSeenAlerts } from '../alerts/list-seen-alerts';
import { ProtectionConfig } from '../config';
import { ShowAlertsToPeople1765300000000 } from '../db/migrations/1765300000000-show-alerts-to-people';
import { entities, migrations } from '../db/schema';
import { findCaseFacts } from './find-case-facts';

const subject = (person: string, roles: RoleHeld[], conflicts: string[] = []): Subject => ({ person, session: 's', roles, conflicts, factors: 2, language: 'en' });
const alternate = subject('coord-lac-2', [{ role: 'ALTERNATE_COORDINATOR', region: 'LAC' }]);
const last = subject('lead', [{ role: 'LAST_RESORT' }]);
const swg = (person: string, conflicts: string[] = []) => subject(person, [{ role: 'MEMBER', group: 'g', kind: 'SECURITY_WORKING_GROUP' }], conflicts);

/** Keys and words of each case, as they are written and as the rules say. */
async function keysKept({ database }: ServiceDatabase): Promise<{ written: unknown; said: unknown }> {
  const cases = await database.query<{ case_id: string }>('SELECT case_id FROM cases ORDER BY case_id');
  const rows = (table: string) => database.query<{ case_id: string; key: string }>(`SELECT case_id, key FROM ${table} ORDER BY case_id, key COLLATE "C"`);
  const said = await Promise.all(cases.map(({ case_id: id }) => findCaseFacts(database.dataSource.manager, id)));
  const all = (of: (facts: NonNullable<(typeof said)[number]>) => string[]) =>
    said.flatMap((facts) => (facts === undefined ? [] : of(facts).sort().map((key) => ({ case_id: facts.id, key }))));
  return {
    written: { sight: await rows('sight'), hidden: await rows('hidden_from') },
    said: { sight: all((facts) => sightKeysOf(facts).map(({ key }) => key)), hidden: all(hiddenKeysOf) },
  };
}

describe('who sees a case of protection', () => {
  let desk: Desk;
  let sight: SightDatabase;
  let listSeen: ListSeenAlerts;
  beforeAll(async () => {
    desk = new Desk(await serviceDatabase('protection', { entities, migrations }));
    sight = await desk.kept.openSight();
    listSeen = new ListSeenAlerts(sight, new ProtectionConfig(), new SystemClock());
  });
  afterAll(async () => {
    await sight.close();
    await desk.kept.drop();
  });

  const route = async (change: Parameters<typeof aReport>[0] = {}) => {
    const report = aReport(change);
    await desk.hear(desk.routeReport, heard(report));
    return report.caseId;
  };
  const sees = async (who: Subject, caseId: string) => (await listSeen.run(who)).some((alert) => alert.caseId === caseId);
  const assign = (caseId: string, regions: string[]) =>
    desk.hear(desk.region, heard({ caseId, regions, countryKnown: true, $typeName: 'amparo.casework.v1.RegionAssigned' as const }));

  it('is written down with each decision, rung and handler as the rules say', async () => {
    const caseId = await route({ conflicts: [AMANECER] });
    await route({ caseId, submissionId: randomUUID(), sequence: 2, regions: ['AFR'], category: 'GRANT_REQUEST' });
    await desk.hear(desk.handler, heard({ caseId, personId: 'handler', $typeName: 'amparo.casework.v1.CaseAssigned' as const }));
    await route({ regions: [], countryKnown: false });
    await pause(120);
    while (await desk.escalate.run());
    const { written, said } = await keysKept(desk.kept);
    expect(written).toEqual(said);
    expect(JSON.stringify(written)).toContain('"told:lead"');
  });

  it('is also whom the ladder called, until the case is no longer of her region', async () => {
    const [caseId, other] = [await route(), await route()];
    expect([await sees(last, caseId), await sees(alternate, caseId)]).toEqual([false, true]);
    await pause(120);
    while (await desk.escalate.run());
    expect([await sees(last, caseId), await sees(alternate, caseId)]).toEqual([true, true]);
    await assign(caseId, ['AFR']);
    await assign(other, ['LAC', 'AFR']);
    expect([await sees(last, caseId), await sees(alternate, caseId), await sees(alternate, other)]).toEqual([true, false, true]);
  });

  it('is not the one who was told, where the report was not heard of yet', async () => {
    const caseId = randomUUID();
    await desk.hear(desk.handler, heard({ caseId, personId: 'early', $typeName: 'amparo.casework.v1.CaseAssigned' as const }));
    expect(await desk.kept.database.query('SELECT 1 FROM sight WHERE case_id = $1', [caseId])).toEqual([]);
    await route({ caseId });
    expect(await sees(subject('early', [{ role: 'CASE_HANDLER' }]), caseId)).toBe(true);
  });

  it('is no more who was taken off it, in whatever order that is heard', async () => {
    const handler = subject('hana', [{ role: 'CASE_HANDLER' }]);
    const said = (caseId: string, is: 'CaseAssigned' | 'CaseUnassigned') => heard({ caseId, personId: 'hana', $typeName: `amparo.casework.v1.${is}` as never });
    const caseId = await route();
    const [first, taken, again] = [said(caseId, 'CaseAssigned'), said(caseId, 'CaseUnassigned'), said(caseId, 'CaseAssigned')];
    await desk.hear(desk.handler, first);
    expect(await sees(handler, caseId)).toBe(true);
    await desk.hear(desk.handlerGone, taken);
    expect(await sees(handler, caseId)).toBe(false);
    await desk.hear(desk.handler, again);
    await desk.hear(desk.handlerGone, taken);
    expect(await sees(handler, caseId)).toBe(true);
    const other = await route();
    const [assigned, unassigned] = [said(other, 'CaseAssigned'), said(other, 'CaseUnassigned')];
    await desk.hear(desk.handlerGone, unassigned);
    await desk.hear(desk.handler, assigned);
    expect(await sees(handler, other)).toBe(false);
  });

  it('is decided by the database too, where a condition is forgotten', async () => {
    const caseId = await route({ conflicts: ['c-else'] });
    const rows = (who: Subject, table: string, column = 'case_id') => {
      return sight.seenBy(keysOf(who, 'item.why', { now: new Date() }), (tx) => tx.query<unknown[]>(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [caseId]));
    };
    const all = ['cases', 'alerts', 'decisions', 'told_people'];
    const told = subject('swg-duty', [{ role: 'DUTY', group: 'g', kind: 'SECURITY_WORKING_GROUP' }]);
    for (const table of all) expect([table, (await rows(told, table)).length]).toEqual([table, 1]);
    expect((await sight.seenBy(keysOf(told, 'item.why', { now: new Date() }), (tx) => tx.query<unknown[]>('SELECT 1 FROM rungs WHERE alert_id = (SELECT id FROM alerts WHERE case_id = $1)', [caseId]))).length).toBeGreaterThan(0);
    for (const who of [subject('coord-afr', told.roles as RoleHeld[]), { ...told, conflicts: ['c-else'] }]) {
      for (const table of all) expect([table, await rows(who, table)]).toEqual([table, []]);
    }
    await expect(rows(told, 'alerted_people', 'alert_id')).rejects.toMatchObject({ driverError: { code: '42501' } });
    for (const column of ['facts', 'excluded']) await expect(rows(told, `(SELECT ${column}, case_id FROM cases)`)).rejects.toMatchObject({ driverError: { code: '42501' } });
    for (const column of ['facts', 'routing']) await expect(rows(told, `(SELECT ${column}, case_id FROM decisions)`)).rejects.toMatchObject({ driverError: { code: '42501' } });
  });

  it('is what the catalogue says as well', async () => {
    expect(await desk.kept.sightFaults()).toEqual([]);
    expect(await desk.kept.sightFaults('ALTER TABLE alerts NO FORCE ROW LEVEL SECURITY')).toEqual(['alerts does not force row-level security']);
  });

  it('is never another, in 4,000 transactions at once of which one in seven fails', async () => {
    const hidden = await route({ conflicts: ['c-leak'] });
    const read = async (tx: { query(sql: string): Promise<{ case_id: string }[]> }) =>
      (await tx.query('SELECT case_id FROM alerts ORDER BY case_id')).map((row) => row.case_id).join(' ');
    const viewers = await Promise.all([alternate, last, swg('one'), swg('two', ['c-leak']), subject('nobody', [])].map(async (who) => {
      const keys = keysOf(who, 'alert.list', { now: new Date() });
      return { keys, expected: (await listSeen.run(who)).map(({ caseId }) => caseId).sort().join(' ') };
    }));
    expect(viewers.map(({ expected }) => expected.includes(hidden))).toEqual([true, false, true, false, false]);
    expect(await countLeaks(sight, [...viewers, { expected: '' }], read)).toEqual({ leaks: 0, failed: 572 });
  }, 120_000);
});

it('is written down for cases that were there before anybody wrote it', async () => {
  const made = await serviceDatabase('protection', { entities: [], migrations: migrations.slice(0, migrations.indexOf(ShowAlertsToPeople1765300000000)) });
  const [known, unheard] = [randomUUID(), randomUUID()];
  const facts = { ...{ regions: ['LAC'], conflicts: ['c-1'], because: ['T1'], urgency: 'HIGH' }, flags: { unmatchedCivilSociety: false } };
  await made.database.query(`INSERT INTO cases (case_id, facts, excluded, assigned_regions) VALUES ($1, $2, $3, $4), ($5, NULL, '{}', NULL)`, [known, facts, ['kept-out'], ['AFR', 'LAC'], unheard]);
  await made.database.query('INSERT INTO decisions (id, case_id, cause, directory_version, facts, routing) VALUES ($1, $2, $3, 1, $4, $5)', [
    randomUUID(), known, 'REPORT', facts, { routes: ['SWG', 'GLOBAL_DUTY'], lead: 'swg-duty', tasks: [], because: [{ rule: 'ROUTE-SWG', says: 'x' }] },
  ]);
  await made.database.query(`INSERT INTO told_people (case_id, person_id, routes, released_at) VALUES ($1, 'swg-duty', '{SWG}', NULL), ($1, 'gone', '{SWG}', now())`, [known]);
  const alertId = randomUUID();
  await made.database.query(`INSERT INTO alerts (id, case_id, urgency, mode) VALUES ($1, $2, 'HIGH', 'PAGE')`, [alertId, known]);
  await made.database.query(`INSERT INTO rungs (alert_id, round, rung, role, mode, due_at) VALUES ($1, 1, 1, 'GLOBAL_DUTY', 'PAGE', now())`, [alertId]);
  await made.database.query(`INSERT INTO alerted_people (alert_id, person_id) VALUES ($1, 'swg-duty'), ($1, 'called')`, [alertId]);
  await migrate({ url: made.urlOf('migrator'), ownerRole: serviceRoles('protection').owner, migrations });
  const { written, said } = await keysKept(made);
  expect(written).toEqual(said);
  expect((said as { sight: { key: string }[] }).sight.map(({ key }) => key)).toEqual([
    'all', 'region:AFR', 'region:LAC', 'route:GLOBAL_DUTY', 'route:SWG', 'told:called', 'told:swg-duty',
  ]);
  expect(await made.database.query('SELECT lead, routing_rules FROM decisions')).toEqual([{ lead: 'swg-duty', routing_rules: ['ROUTE-SWG'] }]);
  expect(await made.database.query('SELECT case_id FROM rungs')).toEqual([{ case_id: known }]);
  await made.drop();
});
