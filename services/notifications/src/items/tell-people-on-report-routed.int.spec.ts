import type { HeardEvent, ReportRouted } from '@amparo/contracts';
import { Outbox } from '@amparo/messaging';
import type { Database, SightDatabase } from '@amparo/persistence';
import type { ServiceDatabase } from '@amparo/testing';
import { aReportRouted, anAlertRaised, toldBy } from '../../test/builders';
import { aDatabase } from '../../test/database';
import { NotificationsConfig } from '../config';
import { WriteMessages } from '../messages/write-messages';
import { WriteMessagesOnAlertRaised } from '../messages/write-messages-on-alert-raised';
import { AcknowledgeItem } from './acknowledge-item';
import { GetTrace } from './get-trace';
import { ListItems } from './list-items';
import { ownItemsOf } from './own-items.rules';
import { ReadOwnItems } from './read-own-items';
import { TellPeopleOnReportRouted } from './tell-people-on-report-routed';

describe('a routed report', () => {
  let made: ServiceDatabase;
  let database: Database;
  let sight: SightDatabase;
  let listItems: ListItems;
  let acknowledge: AcknowledgeItem;
  const handler = new TellPeopleOnReportRouted();

  beforeAll(async () => {
    made = await aDatabase();
    database = made.database;
    sight = await made.openSight();
    listItems = new ListItems(new ReadOwnItems(database, sight));
    acknowledge = new AcknowledgeItem(database, new Outbox());
  });
  beforeEach(() => database.query('WITH gone AS (DELETE FROM outbox), free AS (DELETE FROM exclusions) SELECT 1'));
  afterAll(async () => {
    await sight.close();
    await made.drop();
  });

  const own = (person: string) => ownItemsOf({ kind: 'operator' }, person, 'item.list');
  const listOf = (person: string) => listItems.run(own(person), { limit: 500 });
  const tell = (event: HeardEvent<ReportRouted>) => database.transaction((tx) => handler.handle(event, tx));
  /** The kinds of a person's items of one case, oldest first. */
  const kindsOf = async (person: string, { caseId }: ReportRouted) =>
    (await listOf(person)).filter((item) => item.caseId === caseId).map((item) => item.kind).reverse();

  it('gives each recipient one item, however often it is heard', async () => {
    const event = aReportRouted();
    await tell(event);
    await tell(event);
    const [item, ...others] = (await listOf('coord-lac')).filter(({ caseId }) => caseId === event.data.caseId);
    expect(item).toMatchObject({ reference: 'AM-7F3K-92QD', kind: 'REPORT', urgency: 'HIGH', routes: ['REGIONAL_COORDINATOR:LAC'] });
    expect(others).toEqual([]);
    const trace = await new GetTrace(database).run(event.data.submissionId);
    expect(trace.items.map(({ person }) => person).sort()).toEqual(['coord-lac', 'swg-duty']);
    expect(Math.abs((trace.items[0]?.at ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  it('gives another item for each addition, and for each decision without a submission', async () => {
    const first = aReportRouted();
    const { caseId } = first.data;
    for (const event of [first, aReportRouted({ caseId }, { version: 2 }), aReportRouted({ caseId, submissionId: '' }, { version: 3 })]) await tell(event);
    expect(await kindsOf('swg-duty', first.data)).toEqual(['REPORT', 'REPORT', 'REPORT']);
  });

  it('tells nobody who is kept out, now or by any earlier decision', async () => {
    const first = aReportRouted({ excludedPersonIds: ['coord-lac'], recipients: [toldBy('swg-duty', 'SWG')] });
    await tell(first);
    const second = aReportRouted({ caseId: first.data.caseId, excludedPersonIds: [] }, { version: 2 });
    await tell(second);
    expect((await new GetTrace(database).run(second.data.submissionId)).items.map(({ person }) => person)).toEqual(['swg-duty']);
    expect(await kindsOf('coord-lac', first.data)).toEqual([]);
    expect(await kindsOf('swg-duty', first.data)).toEqual(['REPORT', 'REPORT']);
  });

  it('takes away what somebody had before she was kept out, and what was still to be sent to her', async () => {
    const first = aReportRouted();
    const { caseId } = first.data;
    await tell(first);
    const alert = new WriteMessagesOnAlertRaised(new WriteMessages(Object.assign(new NotificationsConfig(), { smtpUrl: 'smtp://127.0.0.1' })));
    const recipients = [toldBy('swg-duty', 'SWG'), toldBy('coord-lac', 'REGIONAL_COORDINATOR:LAC')];
    await database.transaction((tx) => alert.handle(anAlertRaised({ caseId, recipients }), tx));
    await tell(aReportRouted({ caseId, excludedPersonIds: ['coord-lac'], recipients: [] }, { version: 2 }));
    expect(await kindsOf('coord-lac', first.data)).toEqual([]);
    expect(await database.query('SELECT person_id, state, reason FROM messages WHERE case_id = $1 ORDER BY person_id', [caseId])).toEqual([
      { person_id: 'coord-lac', state: 'CANCELLED', reason: 'EXCLUDED' }, { person_id: 'swg-duty', state: 'PENDING', reason: null },
    ]);
  });

  it('keeps out who is excluded and who is told at the same moment on two lanes', async () => {
    for (let round = 0; round < 10; round += 1) {
      const told = aReportRouted({}, { lane: 'normal' });
      const { caseId } = told.data;
      await Promise.all([tell(told), tell(aReportRouted({ caseId, recipients: [], excludedPersonIds: ['coord-lac'] }, { version: 2 }))]);
      expect(await kindsOf('coord-lac', told.data)).toEqual([]);
    }
  });

  it('says to somebody who is released that the case is no longer hers, and shows nothing else of it', async () => {
    const first = aReportRouted();
    const { caseId } = first.data;
    await tell(first);
    await tell(aReportRouted({ caseId, recipients: [toldBy('coord-afr', 'REGIONAL_COORDINATOR:AFR')], releasedPersonIds: ['coord-lac'] }, { version: 2 }));
    expect(await kindsOf('coord-lac', first.data)).toEqual(['RELEASED']);
    await tell(aReportRouted({ caseId, releasedPersonIds: ['coord-afr'] }, { version: 3 }));
    expect(await kindsOf('coord-lac', first.data)).toEqual(['REPORT', 'RELEASED', 'REPORT']);
    expect(await kindsOf('coord-afr', first.data)).toEqual(['RELEASED']);
  });

  it('does not release somebody whom a newer decision has told, when the older one comes late', async () => {
    const newer = aReportRouted({}, { version: 3 });
    await tell(newer);
    await tell(aReportRouted({ caseId: newer.data.caseId, recipients: [], releasedPersonIds: ['coord-lac'] }, { version: 2, lane: 'normal' }));
    expect(await kindsOf('coord-lac', newer.data)).toEqual(['REPORT']);
  });

  it('does not even say to somebody with a conflict that she was released', async () => {
    const first = aReportRouted({ recipients: [], excludedPersonIds: ['coord-lac'], releasedPersonIds: ['coord-lac'] });
    await tell(first);
    expect(await kindsOf('coord-lac', first.data)).toEqual([]);
  });

  describe('is acknowledged', () => {
    const idOf = async (person: string, caseId: string) => (await listOf(person)).find((item) => item.caseId === caseId)?.id ?? '';
    const told = () => database.query('SELECT type, subject, version, lane, actor FROM outbox');

    it('by its reader, once, on the lane of the case', async () => {
      const { data: { caseId } } = await tellFirst();
      const id = await idOf('coord-lac', caseId);
      await Promise.all([acknowledge.run(id, own('coord-lac')), acknowledge.run(id, own('coord-lac'))]);
      expect(await told()).toEqual([{ type: 'amparo.notifications.v1.NotificationAcknowledged', subject: caseId, version: 1, lane: 'danger', actor: 'coord-lac' }]);
      expect((await listOf('coord-lac'))[0]?.acknowledgedAt).toBeDefined();
    });

    it('by nobody else, and not by somebody who is kept out since', async () => {
      const { data: { caseId } } = await tellFirst();
      const id = await idOf('coord-lac', caseId);
      await expect(acknowledge.run(id, own('swg-duty'))).rejects.toMatchObject({ code: 'item.absent' });
      await tell(aReportRouted({ caseId, recipients: [], excludedPersonIds: ['coord-lac'] }, { version: 2 }));
      await expect(acknowledge.run(id, own('coord-lac'))).rejects.toMatchObject({ code: 'item.absent' });
      expect(await told()).toEqual([]);
    });

    it('without anybody taking the case, where it only says that she is released', async () => {
      const { data: { caseId } } = await tellFirst();
      await tell(aReportRouted({ caseId, recipients: [], releasedPersonIds: ['coord-lac'] }, { version: 2 }));
      await acknowledge.run(await idOf('coord-lac', caseId), own('coord-lac'));
      expect(await told()).toEqual([]);
    });

    async function tellFirst(): Promise<HeardEvent<ReportRouted>> {
      const event = aReportRouted();
      await tell(event);
      return event;
    }
  });
});
