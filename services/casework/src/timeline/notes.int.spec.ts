import { randomUUID } from 'node:crypto';
import { AlertAcknowledgedSchema, AlertEscalatedSchema, AlertRaisedSchema, NotificationFailedSchema, SharingSuspendedSchema } from '@amparo/contracts';
import type { ServiceDatabase } from '@amparo/testing';
import { aDatabase } from '../../test/database';
import { heard } from '../../test/events';
import { CaseEntity } from '../cases/case.entity';
import { OpenTaskOnNotificationFailed } from '../tasks/open-task-on-notification-failed';
import { TaskEntity } from '../tasks/task.entity';
import { NoteOnAlertAcknowledged } from './note-on-alert-acknowledged';
import { NoteOnAlertEscalated } from './note-on-alert-escalated';
import { NoteOnAlertRaised } from './note-on-alert-raised';
import { NoteOnSharingSuspended } from './note-on-sharing-suspended';
import { TimelineEntity } from './timeline.entity';

describe('the story of a case', () => {
  let made: ServiceDatabase;

  beforeAll(async () => {
    made = await aDatabase();
  });
  afterAll(() => made.drop());

  it('has every alert, who took it, and what was suspended, even of a case not heard of before', async () => {
    const caseId = randomUUID();
    await made.database.transaction(async (tx) => {
      await new NoteOnAlertRaised().handle(heard(AlertRaisedSchema, { caseId, urgency: 'HIGH', alertMode: 'PAGE' }, { version: 1 }), tx);
      await new NoteOnAlertEscalated().handle(heard(AlertEscalatedSchema, { caseId, rung: 1, rungRole: 'ALTERNATE_COORDINATOR' }, { version: 2 }), tx);
      await new NoteOnAlertAcknowledged().handle(heard(AlertAcknowledgedSchema, { caseId, personId: 'coord-lac' }, { version: 3 }), tx);
      await new NoteOnSharingSuspended().handle(heard(SharingSuspendedSchema, { caseId }, { version: 4 }), tx);
      await new NoteOnAlertRaised().handle(heard(AlertRaisedSchema, { caseId, urgency: 'MEDIUM', alertMode: 'QUEUE' }, { version: 5 }), tx);
    });
    const { manager } = made.database.dataSource;
    expect((await manager.find(TimelineEntity, { where: { caseId }, order: { at: 'ASC' } })).map(({ what, actor, detail }) => [what, actor, ...detail])).toEqual([
      ['ALERT_RAISED', null, 'HIGH', 'PAGE'],
      ['ALERT_ESCALATED', null, '1', 'ALTERNATE_COORDINATOR'],
      ['ALERT_ACKNOWLEDGED', 'coord-lac'],
      ['SHARING_SUSPENDED', null, '*'],
      ['ALERT_RAISED', null, 'MEDIUM', 'QUEUE'],
    ]);
    expect(await manager.findOneByOrFail(CaseEntity, { id: caseId })).toMatchObject({ urgency: 'HIGH' });
  });

  it('has a task for each person whom no message reaches', async () => {
    const caseId = randomUUID();
    const failed = heard(NotificationFailedSchema, { caseId, personId: 'coord-lac', channel: 'MAIL' });
    await made.database.transaction((tx) => new OpenTaskOnNotificationFailed().handle(failed, tx));
    expect(await made.database.dataSource.manager.findBy(TaskEntity, { caseId })).toMatchObject([{ code: 'REACH_PERSON', about: 'coord-lac', doneAt: null }]);
  });

  it('cannot be changed or thrown away by the service', async () => {
    await expect(made.database.query(`UPDATE timeline SET what = 'CASE_OPENED'`)).rejects.toMatchObject({ driverError: { code: '42501' } });
    const lines = async () => (await made.database.query<{ n: number }>('SELECT count(*)::int AS n FROM timeline'))[0]?.n;
    const before = await lines();
    expect(before).toBeGreaterThan(0);
    // Of an erased case alone it may delete anything.
    await made.database.query('DELETE FROM timeline');
    expect(await lines()).toBe(before);
  });
});
