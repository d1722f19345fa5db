import { randomUUID } from 'node:crypto';
import { create, fromBinary } from '@bufbuild/protobuf';
import { ApplicationOpenedSchema, HandOffAskedSchema } from '@amparo/contracts';
import { Outbox } from '@amparo/messaging';
import type { Database } from '@amparo/persistence';
import type { ServiceDatabase } from '@amparo/testing';
import { aReportRouted } from '../../test/builders';
import { aDatabase } from '../../test/database';
import { ListApplications } from './list-applications';
import { OpenApplicationOnHandOffAsked } from './open-application-on-hand-off-asked';
import { OpenApplicationOnReportRouted } from './open-application-on-report-routed';

describe('a report that asks for money', () => {
  let made: ServiceDatabase;
  let database: Database;
  const handler = new OpenApplicationOnReportRouted();
  const hear = (...event: Parameters<typeof aReportRouted>) => database.transaction((tx) => handler.handle(aReportRouted(...event), tx));
  const listed = async (caseId: string) => (await new ListApplications(database).run()).applications.filter((row) => row.caseId === caseId);

  beforeAll(async () => {
    made = await aDatabase();
    database = made.database;
  });

  afterAll(() => made.drop());

  it('becomes the shell of an application', async () => {
    const caseId = randomUUID();
    await hear({ caseId, reference: 'AM-2222-3333' });
    expect(await listed(caseId)).toEqual([
      { caseId, reference: 'AM-2222-3333', urgent: false, state: 'DRAFT', currency: null, openedAt: new Date('2026-01-01T00:00:00Z') },
    ]);
  });

  it('becomes one application, however often it is decided on', async () => {
    const caseId = randomUUID();
    await hear({ caseId });
    await hear({ caseId });
    await hear({ caseId }, 2);
    expect(await listed(caseId)).toHaveLength(1);
  });

  it('becomes a draft where somebody hands it over, in whichever order it is heard, and tells so each time; what is handed to others is not for grants', async () => {
    const handed = (caseId: string, handOffKind: string, version: number) => {
      const { data: _routed, ...envelope } = aReportRouted({ caseId }, version);
      return { ...envelope, data: create(HandOffAskedSchema, { caseId, reference: 'AM-2222-3333', handOffId: randomUUID(), handOffKind, urgency: 'HIGH' }) };
    };
    const asked = (event: ReturnType<typeof handed>) => database.transaction((tx) => new OpenApplicationOnHandOffAsked(new Outbox()).handle(event, tx));
    const [first, later, others] = [randomUUID(), randomUUID(), randomUUID()];
    await asked(handed(first, 'GRANT', 2));
    expect(await listed(first)).toMatchObject([{ reference: 'AM-2222-3333', state: 'DRAFT', urgent: true }]);
    await hear({ caseId: first, urgency: 'NONE' }, 1);
    await hear({ caseId: later, urgency: 'HIGH' }, 1);
    await asked(handed(later, 'GRANT', 2));
    await asked(handed(first, 'GRANT', 3));
    await asked(handed(others, 'COMMUNITY', 2));
    expect([(await listed(first)).map(({ urgent }) => urgent), (await listed(later)).map(({ urgent }) => urgent), await listed(others)]).toEqual([[false], [true], []]);
    const told = await database.query<{ payload: Buffer }>('SELECT payload FROM outbox WHERE type = $1 ORDER BY id', [ApplicationOpenedSchema.typeName]);
    expect(told.map(({ payload }) => fromBinary(ApplicationOpenedSchema, payload).caseId)).toEqual([first, later, first]);
  });

  it('is urgent with a sign of reprisal, and follows the level from then on', async () => {
    const caseId = randomUUID();
    await hear({ caseId, urgency: 'HIGH' }, 2);
    expect(await listed(caseId)).toMatchObject([{ urgent: true }]);
    await hear({ caseId, urgency: 'MEDIUM', routes: ['SWG'] }, 3);
    expect(await listed(caseId)).toMatchObject([{ urgent: false }]);
  });

  it('is urgent also when the danger was heard of before the request, and an older word changes nothing', async () => {
    const caseId = randomUUID();
    await hear({ caseId, urgency: 'IMMINENT', routes: ['SWG'] }, 2);
    expect(await listed(caseId)).toEqual([]);
    await hear({ caseId, urgency: 'NONE' }, 1);
    expect(await listed(caseId)).toMatchObject([{ urgent: true }]);
  });

  it('is the only kind that does', async () => {
    const caseId = randomUUID();
    await hear({ caseId, routes: ['SWG', 'REGIONAL_COORDINATOR:LAC'], urgency: 'HIGH' });
    expect(await listed(caseId)).toEqual([]);
  });

  it('stands before others when urgent, then by how long it has waited', async () => {
    const [waiting, urgent, fresh]: string[] = [randomUUID(), randomUUID(), randomUUID()];
    await hear({ caseId: fresh }, 9);
    await hear({ caseId: waiting }, 4);
    await hear({ caseId: urgent, urgency: 'HIGH' }, 8);
    const order = (await new ListApplications(database).run()).applications.map(({ caseId }) => caseId).filter((id) => [waiting, urgent, fresh].includes(id));
    expect(order).toEqual([urgent, waiting, fresh]);
  });
});
