import { randomUUID } from 'node:crypto';
import { migrate, serviceRoles, type SightDatabase } from '@amparo/persistence';
import { countLeaks, serviceDatabase, type ServiceDatabase } from '@amparo/testing';
import { aReportRouted, toldBy } from '../../test/builders';
import { aDatabase } from '../../test/database';
import { ShowItemsToPeople1765200000000 } from '../db/migrations/1765200000000-show-items-to-people';
import { migrations } from '../db/schema';
import { TellPeopleOnReportRouted } from './tell-people-on-report-routed';

const keys = (person: string, ...none: string[]) => ({ as: 'people' as const, any: [`told:${person}`], none: [`person:${person}`, ...none] });
const items = async (tx: { query(sql: string): Promise<{ id: string }[]> }) => (await tx.query('SELECT id FROM items ORDER BY id')).map(({ id }) => id).join(' ');

describe('the rows of items', () => {
  let made: ServiceDatabase;
  let sight: SightDatabase;
  beforeAll(async () => {
    made = await aDatabase();
    sight = await made.openSight();
  });
  afterAll(async () => {
    await sight.close();
    await made.drop();
  });

  const tell = (people: string[], more: Parameters<typeof aReportRouted>[0] = {}, version = 1) => {
    const event = aReportRouted({ recipients: people.map((person) => toldBy(person, 'SWG')), ...more }, { version });
    return made.database.transaction((tx) => new TellPeopleOnReportRouted().handle(event, tx)).then(() => event.data.caseId);
  };
  const kinds = async (held: ReturnType<typeof keys>, caseId: string) =>
    (await sight.seenBy(held, (tx) => tx.query<{ kind: string }[]>('SELECT kind FROM items WHERE case_id = $1 ORDER BY kind', [caseId]))).map(({ kind }) => kind);

  it('are open to the person alone whose they are, even where a condition is forgotten', async () => {
    const caseId = await tell(['ana', 'bea'], { conflicts: ['c-org'] });
    expect(await kinds(keys('ana'), caseId)).toEqual(['REPORT']);
    expect(await kinds(keys('caro'), caseId)).toEqual([]);
    expect(await kinds(keys('ana', 'conflict:c-org'), caseId)).toEqual([]);
    await tell(['bea'], { caseId, releasedPersonIds: ['ana'] }, 2);
    expect(await kinds(keys('ana'), caseId)).toEqual(['RELEASED']);
    expect(await kinds(keys('ana', 'conflict:c-org'), caseId)).toEqual([]);
    await tell(['ana', 'bea'], { caseId }, 3);
    expect(await kinds(keys('ana'), caseId)).toEqual(['RELEASED', 'REPORT', 'REPORT']);
    await tell([], { caseId, excludedPersonIds: ['ana'] }, 4);
    expect(await kinds(keys('ana'), caseId)).toEqual([]);
    expect(await kinds(keys('bea'), caseId)).toHaveLength(3);
  });

  it.each(['SELECT cause FROM items', 'SELECT 1 FROM messages', 'SELECT 1 FROM exclusions', 'SELECT 1 FROM cases', 'SELECT 1 FROM directory_copy'])('give nobody %s', async (sql) => {
    await expect(sight.seenBy(keys('ana'), (tx) => tx.query(sql))).rejects.toMatchObject({ driverError: { code: '42501' } });
  });

  it('are what the catalogue says as well', async () => {
    expect(await made.sightFaults()).toEqual([]);
    expect(await made.sightFaults('ALTER TABLE items DISABLE ROW LEVEL SECURITY')).toEqual(['items has no row-level security']);
  });

  it('are never another\'s, in 4,000 transactions at once of which one in seven fails', async () => {
    for (const person of ['one', 'two', 'three']) for (let i = 0; i < 3; i++) await tell([person], { conflicts: [`c-${i}`] });
    const held = [keys('one'), keys('two'), keys('three'), keys('one', 'conflict:c-1'), keys('nobody')];
    const viewers = await Promise.all(held.map(async (one) => ({ keys: one, expected: await sight.seenBy(one, items) })));
    expect(viewers.map(({ expected }) => expected.split(' ').filter((id) => id !== '').length)).toEqual([3, 3, 3, 2, 0]);
    expect(await countLeaks(sight, [...viewers, { expected: '' }], items)).toEqual({ leaks: 0, failed: 572 });
  }, 120_000);
});

it('are as before for people who had items before rows were protected', async () => {
  const made = await serviceDatabase('notifications', { entities: [], migrations: migrations.slice(0, migrations.indexOf(ShowItemsToPeople1765200000000)) });
  const [caseId, kept, over] = [randomUUID(), randomUUID(), randomUUID()];
  const item = (id: string, person: string, kind: string, at: string | null) => made.database.query(
    `INSERT INTO items (case_id, reference, person_id, kind, cause, version, urgency, routes, acknowledged_at) VALUES ($1, 'AM', $2, $3, $4, 1, 'HIGH', '{}', $5)`,
    [id, person, kind, randomUUID(), at],
  );
  for (const id of [caseId, kept, over]) {
    await made.database.query(`INSERT INTO cases (case_id, lane) VALUES ($1, 'danger')`, [id]);
    await item(id, 'ana', 'REPORT', '2026-01-01T00:00:00Z');
  }
  await item(over, 'ana', 'RELEASED', null);
  await made.database.query(`INSERT INTO exclusions (case_id, person_id, cause, version) VALUES ($1, 'ana', 'CONFLICT', 1), ($2, 'ana', 'RELEASED', 1)`, [kept, over]);
  await migrate({ url: made.urlOf('migrator'), ownerRole: serviceRoles('notifications').owner, migrations });
  const sight = await made.openSight();
  const seen = (sql: string) => sight.seenBy(keys('ana'), (tx) => tx.query<unknown[]>(sql));
  expect(await seen('SELECT case_id, kind FROM items ORDER BY kind')).toEqual([{ case_id: over, kind: 'RELEASED' }, { case_id: caseId, kind: 'REPORT' }]);
  expect(await seen('SELECT case_id, person_id FROM takings')).toEqual([{ case_id: caseId, person_id: 'ana' }]);
  await sight.close();
  await made.drop();
});
