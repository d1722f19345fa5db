import { randomUUID } from 'node:crypto';
import { ReporterWroteSchema, type HeardEvent, type ReportReceived } from '@amparo/contracts';
import type { ServiceDatabase } from '@amparo/testing';
import { aDatabase } from '../../test/database';
import { aReportReceived, heard, referenceOf } from '../../test/events';
import { ContentEntity } from '../contents/content.entity';
import { WantMessageOnReporterWrote } from '../contents/want-message-on-reporter-wrote';
import { TimelineEntity } from '../timeline/timeline.entity';
import { CaseEntity } from './case.entity';
import { OpenCaseOnReportReceived } from './open-case-on-report-received';

describe('when a report is durable at the door', () => {
  let made: ServiceDatabase;
  const hear = (event: HeardEvent<ReportReceived>) => made.database.transaction((tx) => new OpenCaseOnReportReceived().handle(event, tx));
  const find = (id: string) => made.database.dataSource.manager.findOneByOrFail(CaseEntity, { id });
  const contentsOf = (caseId: string) => made.database.dataSource.manager.find(ContentEntity, { where: { caseId }, order: { receivedAt: 'ASC' } });

  beforeAll(async () => {
    made = await aDatabase();
  });
  afterAll(() => made.drop());

  it('the case exists and its content is wanted', async () => {
    const caseId = randomUUID();
    const event = aReportReceived({ caseId, conflicts: ['c-1'], continuesCaseId: randomUUID() });
    await hear(event);
    expect(await find(caseId)).toMatchObject({
      reference: referenceOf(caseId), status: 'OPEN', urgency: 'MEDIUM', reprisal: true, regions: ['LAC'], countryKnown: true, openedAt: null, version: 1,
    });
    expect(await contentsOf(caseId)).toMatchObject([
      { submissionId: event.data.submissionId, kind: 'REPORT', state: 'WANTED', urgent: false, conflicts: ['c-1'], continuesCaseId: event.data.continuesCaseId },
    ]);
    expect(await made.database.dataSource.manager.findBy(TimelineEntity, { caseId })).toMatchObject([{ what: 'REPORT_RECEIVED', detail: ['REPRISAL', 'MEDIUM'] }]);
  });

  it('wants a content once, however often it is told', async () => {
    const caseId = randomUUID();
    const event = aReportReceived({ caseId });
    await hear(event);
    await hear(event);
    expect(await contentsOf(caseId)).toHaveLength(1);
  });

  it('an urgent addition that overtakes the first body makes both urgent', async () => {
    const caseId = randomUUID();
    await hear(aReportReceived({ caseId }, { version: 1 }));
    await hear(aReportReceived({ caseId, sequence: 3, urgency: 'IMMINENT', category: 'UNSURE' }, { version: 3, lane: 'danger' }));
    await hear(aReportReceived({ caseId, sequence: 2, urgency: 'MEDIUM' }, { version: 2 }));
    expect((await contentsOf(caseId)).map(({ urgent }) => urgent)).toEqual([true, true, true]);
    expect(await find(caseId)).toMatchObject({ urgency: 'IMMINENT', doorUrgency: 'IMMINENT', category: 'REPRISAL', version: 3 });
  });

  it('a message that overtakes its report vanishes nowhere', async () => {
    const caseId = randomUUID();
    const wrote = heard(ReporterWroteSchema, { caseId, messageId: randomUUID() }, { version: 2, lane: 'danger' });
    await made.database.transaction((tx) => new WantMessageOnReporterWrote().handle(wrote, tx));
    expect(await find(caseId)).toMatchObject({ reference: null });
    await hear(aReportReceived({ caseId }));
    expect(await find(caseId)).toMatchObject({ reference: referenceOf(caseId), receivedAt: new Date(Date.UTC(2026, 0, 1)) });
    expect((await contentsOf(caseId)).map(({ kind, urgent }) => [kind, urgent])).toEqual([['REPORT', false], ['MESSAGE', true]]);
  });
});
