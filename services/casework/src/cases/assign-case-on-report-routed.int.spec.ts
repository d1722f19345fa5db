import { randomUUID } from 'node:crypto';
import type { HeardEvent, ReportRouted } from '@amparo/contracts';
import { Outbox } from '@amparo/messaging';
import type { ServiceDatabase } from '@amparo/testing';
import { aDatabase } from '../../test/database';
import { aReportRouted, toldOf } from '../../test/events';
import { TaskEntity } from '../tasks/task.entity';
import { AssignCaseOnReportRouted } from './assign-case-on-report-routed';
import { CaseEntity } from './case.entity';

describe('when protection has decided who must know', () => {
  let made: ServiceDatabase;
  const assign = new AssignCaseOnReportRouted(new Outbox());
  const hear = (event: HeardEvent<ReportRouted>) => made.database.transaction((tx) => assign.handle(event, tx));
  const find = (id: string) => made.database.dataSource.manager.findOneByOrFail(CaseEntity, { id });
  const tasksOf = (caseId: string) => made.database.dataSource.manager.findBy(TaskEntity, { caseId });

  beforeAll(async () => {
    made = await aDatabase();
  });
  afterAll(() => made.drop());

  it('the case is assigned, and that is told when the lead changes', async () => {
    const caseId = randomUUID();
    await hear(aReportRouted({ caseId }, { version: 1 }));
    await hear(aReportRouted({ caseId }, { version: 2 }));
    await hear(aReportRouted({ caseId, leadPersonId: 'coord-afr', regions: ['AFR'], urgency: 'HIGH', releasedPersonIds: ['coord-lac'] }, { version: 3 }));
    expect(await find(caseId)).toMatchObject({ leadPerson: 'coord-afr', regions: ['AFR'], urgency: 'HIGH', routedVersion: 3 });
    expect(await toldOf(made.database, caseId)).toMatchObject([
      { type: 'CaseAssigned', version: 1, lane: 'normal', data: { caseId, personId: 'coord-lac' } },
      { type: 'CaseUnassigned', version: 3, lane: 'danger', data: { caseId, personId: 'coord-lac' } },
      { type: 'CaseAssigned', version: 3, lane: 'danger', data: { caseId, personId: 'coord-afr' } },
    ]);
  });

  it('whoever was released, and not who leads no longer, has it no more', async () => {
    const caseId = randomUUID();
    await hear(aReportRouted({ caseId }, { version: 1 }));
    await made.database.query(`UPDATE cases SET assigned = '{hana,swg-two}' WHERE id = $1`, [caseId]);
    await hear(aReportRouted({ caseId, leadPersonId: 'coord-afr', regions: ['AFR'], releasedPersonIds: ['hana'] }, { version: 2 }));
    expect((await find(caseId)).assigned).toEqual(['swg-two', 'coord-lac']);
    expect((await toldOf(made.database, caseId)).map(({ type, data }) => [type, data['personId']])).toEqual([
      ['CaseAssigned', 'coord-lac'], ['CaseUnassigned', 'hana'], ['CaseAssigned', 'coord-afr'],
    ]);
  });

  it('who was taken off it does not lead it again', async () => {
    const caseId = randomUUID();
    await hear(aReportRouted({ caseId }, { version: 1 }));
    await made.database.query(`UPDATE cases SET lead_person = NULL, assigned = '{hana}', taken_off = '{coord-lac}' WHERE id = $1`, [caseId]);
    await hear(aReportRouted({ caseId, urgency: 'HIGH' }, { version: 2 }));
    expect(await find(caseId)).toMatchObject({ leadPerson: null, urgency: 'HIGH' });
    expect(await toldOf(made.database, caseId)).toHaveLength(1);
  });

  it('a group to which it was routed once goes on seeing it, and who led goes on having it, after an addition for another one', async () => {
    const caseId = randomUUID();
    await hear(aReportRouted({ caseId, routes: ['SWG', 'CRE'] }, { version: 1 }));
    await hear(aReportRouted({ caseId, routes: ['REVIEW'], leadPersonId: 'review-desk' }, { version: 2 }));
    expect(await find(caseId)).toMatchObject({ routes: ['SWG', 'CRE', 'REVIEW'], leadPerson: 'review-desk', assigned: ['coord-lac'] });
    expect((await toldOf(made.database, caseId)).map(({ type, data }) => [type, data['personId']])).toEqual([['CaseAssigned', 'coord-lac'], ['CaseAssigned', 'review-desk']]);
    const keys = await made.database.query<{ key: string }>(`SELECT key FROM sight WHERE case_id = $1 AND key LIKE 'route:%' ORDER BY key`, [caseId]);
    expect(keys.map(({ key }) => key)).toEqual(['route:CRE', 'route:REVIEW', 'route:SWG']);
  });

  it('an older decision, heard later, sets nothing back', async () => {
    const caseId = randomUUID();
    await hear(aReportRouted({ caseId, leadPersonId: 'coord-afr', regions: ['AFR'] }, { version: 5 }));
    await hear(aReportRouted({ caseId, tasks: ['FIND_COUNTRY'] }, { version: 4 }));
    expect(await find(caseId)).toMatchObject({ leadPerson: 'coord-afr', regions: ['AFR'], routedVersion: 5 });
    expect(await tasksOf(caseId)).toEqual([]);
    expect(await toldOf(made.database, caseId)).toHaveLength(1);
  });

  it('the country is to be found within a day, within four hours once it is urgent, and never again once it is known', async () => {
    const caseId = randomUUID();
    const time = new Date('2026-03-01T10:00:00Z');
    const nowhere = { caseId, regions: [], tasks: ['FIND_COUNTRY'], leadPersonId: 'duty-global' };
    await hear(aReportRouted(nowhere, { version: 1, time }));
    expect(await tasksOf(caseId)).toMatchObject([{ code: 'FIND_COUNTRY', dueAt: new Date('2026-03-02T10:00:00Z'), doneAt: null }]);
    await hear(aReportRouted({ ...nowhere, urgency: 'HIGH' }, { version: 2, time }));
    expect(await tasksOf(caseId)).toMatchObject([{ dueAt: new Date('2026-03-01T14:00:00Z') }]);
    await hear(aReportRouted({ caseId }, { version: 3, time }));
    expect(await tasksOf(caseId)).toMatchObject([{ doneAt: time }]);
    await hear(aReportRouted(nowhere, { version: 4, time }));
    expect(await tasksOf(caseId)).toMatchObject([{ doneAt: time }]);
  });
});
