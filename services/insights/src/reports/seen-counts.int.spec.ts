import { randomUUID } from 'node:crypto';
import type { PersonClaims } from '@amparo/domain';
import { ServiceConfig } from '@amparo/platform';
import type { SightDatabase } from '@amparo/persistence';
import { StartedService, countLeaks } from '@amparo/testing';
import { aReportReceived, aReportRouted } from '../../test/builders';
import { insights } from '../service';
import type { CountsShown, RegionCountsShown } from './counts.dto';
import { NoteReportOnReportReceived } from './note-report-on-report-received';
import { NoteRoutingOnReportRouted } from './note-routing-on-report-routed';

type Person = Partial<PersonClaims> & Pick<PersonClaims, 'sub'>;

const coordinator = (sub: string, region = 'LAC', con = [`c-${sub}`]): Person => ({ sub, con, roles: [{ role: 'REGIONAL_COORDINATOR', region }] });
const duty: Person = { sub: 'duty-global', roles: [{ role: 'GLOBAL_DUTY' }] };
const secretary: Person = { sub: 'secretary', roles: [{ role: 'SECRETARIAT' }] };

describe('a person who counts', () => {
  const service = new StartedService(insights, new ServiceConfig());
  let sight: SightDatabase;
  beforeAll(async () => {
    await service.start();
    sight = await service.kept.openSight();
    const { database } = service.kept;
    const received = (data: Parameters<typeof aReportReceived>[0]) =>
      database.transaction((tx) => new NoteReportOnReportReceived().handle(aReportReceived(data), tx));
    const routed = (data: Parameters<typeof aReportRouted>[0], version = 2) =>
      database.transaction((tx) => new NoteRoutingOnReportRouted().handle(aReportRouted(data, version), tx));
    for (let i = 0; i < 12; i++) {
      const caseId = randomUUID();
      await received({ caseId, conflicts: i < 2 ? ['c-door'] : [] });
      await routed({ caseId, regions: ['LAC'], urgency: 'HIGH', excludedPersonIds: i < 3 ? ['kept-out'] : [], conflicts: i < 4 ? ['c-decided'] : [] });
    }
    for (let i = 0; i < 6; i++) await routed({ regions: ['AFR'], urgency: 'LOW' });
  });
  afterAll(async () => {
    await sight.close();
    await service.stop();
  });

  const high = ({ cells }: { cells: CountsShown['cells'] }) => cells.find((cell) => cell.region === 'LAC' && cell.urgency === 'HIGH')?.cases;
  const countsOf = async (person: Person) => (await service.callAs(person, '/counts')).body as CountsShown;
  const regionOf = (person: Person, region: string) => service.callAs(person, `/counts/of-region/${region}`);

  it('counts all cases when nothing hides any from her', async () => {
    for (const person of [secretary, duty, coordinator('coord-lac')]) {
      const counts = await countsOf(person);
      expect([counts.total, high(counts)]).toEqual([18, 12]);
    }
    expect(await countsOf(secretary)).toEqual((await service.callAsOperator('/counts')).body);
  });

  it.each<[string, Person, number]>([
    ['is kept out', coordinator('kept-out'), 3], ['has a conflict that the door told', coordinator('ana', 'LAC', ['c-door']), 2],
    ['is of an organisation of which a decision told', coordinator('bea', 'LAC', ['c-bea', 'c-decided']), 4],
    ['is kept out and of that organisation', coordinator('kept-out', 'LAC', ['c-decided']), 4],
  ])('does not count where she %s', async (_why, person, hidden) => {
    const counts = await countsOf(person);
    expect([counts.total, high(counts)]).toEqual([18 - hidden, 12 - hidden]);
    expect(high((await regionOf(person, 'LAC')).body as RegionCountsShown)).toBe(12 - hidden);
  });

  it('reads the figures of her region, which say nothing that those of all do not', async () => {
    const all = await countsOf(coordinator('coord-lac'));
    const { status, body } = await regionOf(coordinator('coord-lac'), 'LAC');
    expect([status, body]).toEqual([200, { region: 'LAC', total: null, cells: all.cells.filter(({ region }) => region === 'LAC'), notes: all.notes }]);
    expect((await regionOf(duty, 'AFR')).status).toBe(200);
    expect(await regionOf(coordinator('coord-lac'), 'AFR')).toMatchObject({ status: 403, body: { code: 'access.forbidden' } });
    expect((await regionOf(secretary, 'LAC')).status).toBe(403);
    expect((await regionOf(duty, 'lac%27')).status).toBe(400);
  });

  it.each<[string, Person, string]>([
    ['a grants officer', { sub: 'olga', roles: [{ role: 'MEMBER', group: 'g', kind: 'GRANTS' }] }, 'access.forbidden'],
    ['a partner', { sub: 'partner', org: 'P-JURIS', roles: [{ role: 'PROTECTION_PARTNER' }] }, 'access.forbidden'],
    ['a coordinator with one factor', { ...coordinator('coord-lac'), fac: 1 }, 'access.second-factor'],
  ])('is not %s', async (_who, person, code) => {
    for (const answer of [service.callAs(person, '/counts'), regionOf(person, 'LAC')]) expect(await answer).toMatchObject({ status: 403, body: { code } });
  });

  const count = async (tx: { query(sql: string): Promise<{ n: string }[]> }) => (await tx.query('SELECT count(*) AS n FROM reports'))[0]?.n ?? '';
  const keys = (...none: string[]) => ({ as: 'people' as const, any: ['counted'], none });

  it('is held by the database too, where a condition is forgotten, and by what the catalogue says', async () => {
    expect(await sight.seenBy(keys(), count)).toBe('18');
    expect(await sight.seenBy(keys('person:kept-out', 'conflict:c-decided'), count)).toBe('14');
    expect(await sight.seenBy({ ...keys(), any: [] }, count)).toBe('0');
    for (const column of ['category', 'month', 'reprisal']) await expect(sight.seenBy(keys(), (tx) => tx.query(`SELECT ${column} FROM reports`))).rejects.toMatchObject({ driverError: { code: '42501' } });
    expect(await service.kept.sightFaults()).toEqual([]);
    expect(await service.kept.sightFaults('ALTER TABLE hidden_from NO FORCE ROW LEVEL SECURITY')).toEqual(['hidden_from does not force row-level security']);
  });

  it('never counts for another, in 4,000 transactions at once of which one in seven fails', async () => {
    const viewers = [
      { keys: keys(), expected: '18' }, { keys: keys('person:kept-out'), expected: '15' }, { keys: keys('conflict:c-door'), expected: '16' },
      { keys: keys('conflict:c-decided'), expected: '14' }, { keys: { ...keys(), any: [] }, expected: '0' }, { expected: '0' },
    ];
    expect(await countLeaks(sight, viewers, count)).toEqual({ leaks: 0, failed: 572 });
  }, 120_000);
});
