import { randomUUID } from 'node:crypto';
import type { Database, SightDatabase } from '@amparo/persistence';
import type { ServiceDatabase } from '@amparo/testing';
import { aReportReceived, aReportRouted, anAlertRaised } from '../../test/builders';
import { aDatabase } from '../../test/database';
import { CountReports } from './count-reports';
import { NoteAlertOnAlertRaised } from './note-alert-on-alert-raised';
import { NoteReportOnReportReceived } from './note-report-on-report-received';
import { NoteRoutingOnReportRouted } from './note-routing-on-report-routed';
import { ReportEntity } from './report.entity';

describe('what insights holds of the cases', () => {
  let made: ServiceDatabase;
  let database: Database;
  let sight: SightDatabase;
  const received = (...event: Parameters<typeof aReportReceived>) =>
    database.transaction((tx) => new NoteReportOnReportReceived().handle(aReportReceived(...event), tx));
  const routed = (...event: Parameters<typeof aReportRouted>) =>
    database.transaction((tx) => new NoteRoutingOnReportRouted().handle(aReportRouted(...event), tx));
  const raised = (...event: Parameters<typeof anAlertRaised>) =>
    database.transaction((tx) => new NoteAlertOnAlertRaised().handle(anAlertRaised(...event), tx));
  const rowOf = (caseId: string) => database.dataSource.manager.findOneByOrFail(ReportEntity, { caseId });

  beforeAll(async () => {
    made = await aDatabase();
    database = made.database;
    sight = await made.openSight();
  });

  afterAll(async () => {
    await sight.close();
    await made.drop();
  });

  it('is one row a case, and the same when everything is heard twice', async () => {
    const caseId = randomUUID();
    for (let twice = 0; twice < 2; twice++) {
      await received({ caseId });
      await routed({ caseId, regions: ['LAC', 'AFR'] });
      await raised({ caseId }, 2);
    }
    expect(await rowOf(caseId)).toEqual({
      caseId, urgency: 'IMMINENT', regions: ['LAC', 'AFR'], category: 'REPRISAL', month: '2026-01', reprisal: true,
      firstSequence: 1, doorVersion: 1, urgencyVersion: 2, regionsVersion: 1,
    });
  });

  it('is whole when the decision is heard of before the report', async () => {
    const caseId = randomUUID();
    await raised({ caseId }, 3);
    await routed({ caseId, regions: ['ASIA'] }, 2);
    await received({ caseId, regions: ['MENA'] });
    expect(await rowOf(caseId)).toMatchObject({ urgency: 'IMMINENT', regions: ['ASIA'], month: '2026-01' });
  });

  it('loses nothing when both lanes speak of a case at once', async () => {
    const caseId = randomUUID();
    await Promise.all([received({ caseId }), routed({ caseId, regions: ['EECA'] }, 2), raised({ caseId }, 3), received({ caseId, regions: ['AFR'] }, 2)]);
    expect(await rowOf(caseId)).toMatchObject({ urgency: 'IMMINENT', regions: ['EECA'], firstSequence: 1, doorVersion: 2, urgencyVersion: 3, regionsVersion: 2 });
  });

  it('is counted once in the total and once in each region, small numbers withheld', async () => {
    await database.transaction((tx) => tx.query(`UPDATE reports SET regions = '{}', urgency = 'NONE'`));
    const [{ before } = { before: 0 }] = await database.query<{ before: number }>('SELECT count(*)::int AS before FROM reports');
    for (let i = 0; i < 6; i++) await routed({ regions: ['LAC', 'AFR'], urgency: 'HIGH' });
    for (let i = 0; i < 5; i++) await routed({ regions: [], urgency: 'IMMINENT' });
    for (let i = 0; i < 4; i++) await routed({ regions: ['ASIA'], urgency: 'LOW' });
    for (let i = 0; i < 3; i++) await routed({ regions: ['MENA'], urgency: 'LOW' });
    const { total, cells, notes } = await new CountReports(database, sight).run();
    const shown = (region: string, urgency: string) => cells.find((cell) => cell.region === region && cell.urgency === urgency)?.cases;
    expect(total).toBe(before + 18);
    expect([shown('LAC', 'HIGH'), shown('AFR', 'HIGH'), shown('UNKNOWN', 'IMMINENT'), shown('ASIA', 'LOW'), shown('GLOB', 'NONE')]).toEqual([6, 6, 5, null, null]);
    expect(notes.join(' ')).toContain('once in the total and once in each of its regions');
  });
});
