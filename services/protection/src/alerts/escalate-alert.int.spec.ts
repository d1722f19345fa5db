import { setTimeout as pause } from 'node:timers/promises';
import { AlertAcknowledgedSchema, AlertEscalatedSchema, AlertRaisedSchema } from '@amparo/contracts';
import { AMANECER, aDirectory, aReport, heard } from '../../test/builders';
import { Desk } from '../../test/desk';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.open();
});
afterAll(() => desk.kept.drop());

const route = async (report = aReport()) => {
  await desk.hear(desk.routeReport, heard(report));
  return report;
};
const escalated = (caseId: string) => desk.told(AlertEscalatedSchema, caseId);
const raised = async (caseId: string) => (await desk.told(AlertRaisedSchema, caseId)).map(({ data }) => data.recipients.map(({ personId }) => personId).sort());
const climb = async () => {
  await pause(120);
  while (await desk.escalate.run());
};
const acknowledge = (caseId: string, personId: string) =>
  desk.kept.database.transaction((tx) => desk.acknowledge.run(tx, { caseId, personId }));

describe('an alert that nobody takes', () => {
  it('climbs alternate, duty, last resort, and each rung once, however many look', async () => {
    const report = await route();
    await pause(120);
    await Promise.all(Array.from({ length: 8 }, climb));
    const rungs = await escalated(report.caseId);
    expect(rungs.map(({ data }) => [data.rung, data.rungRole, data.recipients.map(({ personId }) => personId)])).toEqual([
      [1, 'ALTERNATE_COORDINATOR', ['coord-lac-2']],
      [2, 'GLOBAL_DUTY', ['duty-global']],
      [3, 'LAST_RESORT', ['lead']],
    ]);
    expect(rungs.every(({ lane, data }) => lane === 'danger' && data.alertMode === 'PAGE')).toBe(true);
  });

  it('never reaches somebody who is kept out', async () => {
    const report = await route(aReport({ conflicts: [AMANECER, 'c-duty-global'] }));
    await climb();
    const people = (await escalated(report.caseId)).flatMap(({ data }) => data.recipients.map(({ personId }) => personId));
    expect(people).toContain('lead');
    expect(people).not.toContain('duty-global');
    expect(people).not.toContain('coord-lac');
  });

  it('never reaches somebody with a conflict in it who came after it was decided', async () => {
    const report = await route(aReport({ conflicts: ['c-new'] }));
    const before = aDirectory();
    const late = { id: 'new', conflictId: 'c-new', organisationConflictId: undefined };
    desk.directory = { ...before, version: 5, people: [...before.people, late], roles: [...before.roles, { person: 'new', role: 'ALTERNATE_COORDINATOR', region: 'LAC' }] };
    await climb();
    await desk.hear(desk.region, heard({ caseId: report.caseId, regions: ['LAC'], countryKnown: true }) as never);
    desk.directory = before;
    const rungs = await escalated(report.caseId);
    expect(rungs.map(({ data }) => data.recipients.map(({ personId }) => personId))).toEqual([['coord-lac-2'], ['duty-global'], ['lead']]);
  });

  it('is raised again for nobody with a conflict in it who was told before that was known', async () => {
    const report = await route();
    await acknowledge(report.caseId, 'swg-duty');
    const before = aDirectory();
    const known = { ...before, version: 5, people: before.people.map((person) => (person.id === 'coord-lac' ? { ...person, conflictId: 'c-late' } : person)) };
    await desk.kept.asAdministrator(`UPDATE cases SET facts = jsonb_set(facts, '{conflicts}', '["c-late"]') WHERE case_id = '${report.caseId}'`);
    desk.directory = known;
    await desk.hear(desk.personLeft, heard({ caseId: '', personId: 'swg-duty', directoryVersion: 6 }) as never);
    desk.directory = before;
    expect(await raised(report.caseId)).toEqual([['coord-lac', 'swg-duty'], ['swg-duty']]);
  });
});

describe('an alert that somebody has who may have it no longer', () => {
  const takenBy = async (caseId: string) => {
    const [row] = await desk.kept.asAdministrator<{ by: string | null; open: number }>(
      `SELECT a.acknowledged_by AS by, (SELECT count(*)::int FROM rungs r WHERE r.alert_id = a.id AND r.round = a.round AND r.fired_at IS NULL) AS open FROM alerts a WHERE a.case_id = '${caseId}'`);
    return row;
  };

  it.each<[string, (caseId: string) => Promise<void>, string[]]>([
    ['of another region, after a corrected country', (caseId) => desk.hear(desk.region, heard({ caseId, regions: ['AFR'], countryKnown: true }) as never), ['coord-afr', 'swg-duty']],
    ['named by a later body', (caseId) => desk.hear(desk.routeReport, heard(aReport({ caseId, sequence: 2, conflicts: ['c-coord-lac'] }))), ['coord-lac-2', 'swg-duty']],
    ['who has left', () => desk.hear(desk.personLeft, heard({ caseId: '', personId: 'coord-lac', directoryVersion: 99 }) as never), ['coord-lac', 'swg-duty']],
  ])('%s, wakes again, once', async (_who, happens, told) => {
    const { caseId } = await route();
    await acknowledge(caseId, 'coord-lac');
    await happens(caseId);
    expect(await takenBy(caseId)).toEqual({ by: null, open: 3 });
    expect(await raised(caseId)).toEqual([['coord-lac', 'swg-duty'], told]);
    await happens(caseId);
    expect((await raised(caseId)).length).toBe(2);
  });

  it('stays hers where she is back, has done all that was to be done, or somebody else left', async () => {
    const [{ caseId }, done] = [await route(), await route()];
    for (const id of [caseId, done.caseId]) await acknowledge(id, 'coord-lac');
    await desk.kept.asAdministrator(`UPDATE desk_clocks SET met_at = now() WHERE case_id = '${done.caseId}'`);
    await desk.hear(desk.personLeft, heard({ caseId: '', personId: 'coord-lac', directoryVersion: 3 }) as never);
    await desk.hear(desk.personLeft, heard({ caseId: '', personId: 'coord-lac-2', directoryVersion: 99 }) as never);
    expect((await takenBy(caseId))?.by).toBe('coord-lac');
    await desk.hear(desk.personLeft, heard({ caseId: '', personId: 'coord-lac', directoryVersion: 99 }) as never);
    expect([(await takenBy(caseId))?.by, (await takenBy(done.caseId))?.by]).toEqual([null, 'coord-lac']);
  });
});

describe('the first who acknowledges', () => {
  it('stops the ladder for all, and a second one is told who has it', async () => {
    const report = await route();
    const first = await acknowledge(report.caseId, 'coord-lac');
    const second = await acknowledge(report.caseId, 'swg-duty');
    expect(second).toEqual(first);
    await climb();
    expect(await escalated(report.caseId)).toEqual([]);
    expect((await desk.told(AlertAcknowledgedSchema, report.caseId)).map(({ data }) => data.personId)).toEqual(['coord-lac']);
  });

  it('is nobody who said so before it was raised again', async () => {
    const { caseId } = await route();
    const said = heard({ caseId, personId: 'coord-lac', $typeName: 'amparo.notifications.v1.NotificationAcknowledged' as const });
    await pause(5);
    await desk.hear(desk.urgency, heard({ caseId, urgency: 'IMMINENT', because: [] }) as never);
    await acknowledge(caseId, 'swg-duty');
    await desk.hear(desk.routeReport, heard(aReport({ caseId, sequence: 2, conflicts: ['c-swg-duty'] })));
    await desk.hear(desk.acknowledged, said);
    const by = () => desk.kept.asAdministrator(`SELECT acknowledged_by AS by FROM alerts WHERE case_id = '${caseId}'`);
    expect(await by()).toEqual([{ by: null }]);
    await desk.hear(desk.acknowledged, heard(said.data));
    expect(await by()).toEqual([{ by: 'coord-lac' }]);
  });

  it('is somebody who was alerted', async () => {
    const report = await route();
    await expect(acknowledge(report.caseId, 'coord-afr')).rejects.toMatchObject({ code: 'alert.not-alerted' });
    await expect(acknowledge('00000000-0000-4000-8000-000000000000', 'coord-lac')).rejects.toMatchObject({ code: 'alert.absent' });
  });
});

describe('a text that a person must read', () => {
  it('pages duty when it stays unread, even without a level', async () => {
    const report = await route(aReport({ category: 'OTHER', urgency: 'NONE', acts: [], because: [], flags: { textOnly: true } }));
    await climb();
    const [rung, ...more] = await escalated(report.caseId);
    expect(rung?.data).toMatchObject({ rung: 0, rungRole: 'GLOBAL_DUTY', alertMode: 'PAGE', recipients: [{ personId: 'duty-global' }] });
    expect(more).toEqual([]);
  });

  it('is read once somebody who was told acknowledges', async () => {
    const report = await route(aReport({ category: 'OTHER', urgency: 'NONE', acts: [], because: [], flags: { textOnly: true } }));
    await acknowledge(report.caseId, 'reviewer');
    await climb();
    expect(await escalated(report.caseId)).toEqual([]);
  });
});
