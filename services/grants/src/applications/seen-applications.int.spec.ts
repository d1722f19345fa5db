import { randomUUID } from 'node:crypto';
import { create } from '@bufbuild/protobuf';
import { HandOffAskedSchema } from '@amparo/contracts';
import type { PersonClaims } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { ServiceConfig } from '@amparo/platform';
import { migrate, serviceRoles, type SightDatabase } from '@amparo/persistence';
import { StartedService, countLeaks, serviceDatabase } from '@amparo/testing';
import { aReportRouted } from '../../test/builders';
import { ShowApplicationsToPeople1765400000000 } from '../db/migrations/1765400000000-show-applications-to-people';
import { migrations } from '../db/schema';
import { grants } from '../service';
import { reviewerKeyOf } from './application-sight.rules';
import type { ApplicationsListed } from './applications.dto';
import { OpenApplicationOnHandOffAsked } from './open-application-on-hand-off-asked';
import { OpenApplicationOnReportRouted } from './open-application-on-report-routed';

type Person = Partial<PersonClaims> & Pick<PersonClaims, 'sub'>;

const officer = (sub: string, con = [`c-${sub}`]): Person => ({ sub, con, roles: [{ role: 'MEMBER', group: 'g', kind: 'GRANTS' }] });
const reviewer = (sub: string, con = [`c-${sub}`]): Person => ({ sub, con, roles: [{ role: 'REVIEWER' }] });
const ids = async (tx: { query(sql: string): Promise<{ case_id: string }[]> }) =>
  (await tx.query('SELECT case_id FROM applications ORDER BY case_id')).map((row) => row.case_id).join(' ');

describe('a person who works on applications', () => {
  const service = new StartedService(grants, new ServiceConfig());
  let sight: SightDatabase;
  beforeAll(async () => {
    await service.start();
    sight = await service.kept.openSight();
  });
  afterAll(async () => {
    await sight.close();
    await service.stop();
  });

  const hear = async (...event: Parameters<typeof aReportRouted>) => {
    const routed = aReportRouted(...event);
    await service.kept.database.transaction((tx) => new OpenApplicationOnReportRouted().handle(routed, tx));
    return routed.data.caseId;
  };
  const sees = async (person: Person, caseId: string) =>
    ((await service.callAs(person, '/applications')).body as ApplicationsListed).applications.some((one) => one.caseId === caseId);
  const give = (caseId: string, person: string) => service.kept.database.query('INSERT INTO sight (case_id, key) VALUES ($1, $2)', [caseId, reviewerKeyOf(person)]);

  it('sees all of them as an officer, and as a reviewer those given to her', async () => {
    const [given, other] = [await hear(), await hear()];
    await give(given, 'rita');
    expect([await sees(officer('olga'), given), await sees(officer('olga'), other)]).toEqual([true, true]);
    expect([await sees(reviewer('rita'), given), await sees(reviewer('rita'), other)]).toEqual([true, false]);
    expect(await sees(reviewer('rosa'), given)).toBe(false);
  });

  it('sees none of a case that she is kept out of, or in which her organisation is involved, whenever that became known', async () => {
    const caseId = randomUUID();
    await hear({ caseId, routes: ['SWG'], urgency: 'HIGH', excludedPersonIds: ['kept-out'], conflicts: ['c-org'] }, 1);
    await hear({ caseId }, 2);
    await give(caseId, 'kept-out');
    await give(caseId, 'rita');
    expect(await sees(officer('olga'), caseId)).toBe(true);
    for (const person of [officer('kept-out'), reviewer('kept-out'), officer('newcomer', ['c-newcomer', 'c-org']), reviewer('rita', ['c-rita', 'c-org'])]) {
      expect([person.sub, await sees(person, caseId)]).toEqual([person.sub, false]);
    }
    await hear({ caseId, conflicts: ['c-olga'] }, 3);
    expect(await sees(officer('olga'), caseId)).toBe(false);
  });

  it('sees none of one that was handed over before the decision on it is heard, where she is kept out or involved', async () => {
    const { data: _routed, ...envelope } = aReportRouted();
    const caseId = envelope.subject;
    const data = create(HandOffAskedSchema, { caseId, reference: 'AM-2222-3333', handOffId: randomUUID(), handOffKind: 'GRANT', urgency: 'HIGH', conflicts: ['c-org'], excludedPersonIds: ['kept-out'] });
    await service.kept.database.transaction((tx) => new OpenApplicationOnHandOffAsked(new Outbox()).handle({ ...envelope, data }, tx));
    expect([await sees(officer('olga'), caseId), await sees(officer('kept-out'), caseId), await sees(officer('newcomer', ['c-org']), caseId)]).toEqual([true, false, false]);
  });

  it.each<[string, Person, string]>([
    ['a coordinator', { sub: 'coord-lac', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }] }, 'access.forbidden'],
    ['a partner', { sub: 'partner', org: 'P-JURIS', roles: [{ role: 'PROTECTION_PARTNER' }] }, 'access.forbidden'],
    ['an officer who is of the working group, with one factor', { ...officer('olga'), roles: [...(officer('olga').roles ?? []), { role: 'MEMBER', group: 's', kind: 'SECURITY_WORKING_GROUP' }], fac: 1 }, 'access.second-factor'],
  ])('is not %s', async (_who, person, code) => {
    expect(await service.callAs(person, '/applications')).toMatchObject({ status: 403, body: { code } });
  });

  it('leaves the operator the whole list', async () => {
    const caseId = await hear({ excludedPersonIds: ['olga'], conflicts: ['c-rita'] });
    expect(((await service.callAsOperator('/applications')).body as ApplicationsListed).applications.some((one) => one.caseId === caseId)).toBe(true);
  });

  it('is held by the database too, where a condition is forgotten, and by what the catalogue says', async () => {
    const caseId = await hear({ conflicts: ['c-else'] });
    const seen = (any: string[], none: string[]) => sight.seenBy({ as: 'people', any, none }, ids);
    expect(await seen(['application'], [])).toContain(caseId);
    for (const text of [await seen(['application'], ['conflict:c-else']), await seen(['reviewer:rita'], []), await seen([], [])]) expect(text).not.toContain(caseId);
    expect(await service.kept.sightFaults()).toEqual([]);
    expect(await service.kept.sightFaults('DROP POLICY by_sight ON applications')).toEqual(['applications may be read and has no policy for it']);
  });

  it('finds nobody else\'s in 4,000 transactions at once of which one in seven fails', async () => {
    const caseId = await hear({ conflicts: ['c-leak'] });
    await give(caseId, 'rita');
    const held = [[['application'], []], [['application'], ['conflict:c-leak']], [['reviewer:rita'], []], [['reviewer:rita'], ['conflict:c-leak']], [[], []]] as const;
    const viewers = await Promise.all(held.map(async ([any, none]) => {
      const keys = { as: 'people' as const, any, none };
      return { keys, expected: await sight.seenBy(keys, ids) };
    }));
    expect(viewers.map(({ expected }) => expected.includes(caseId))).toEqual([true, false, true, false, false]);
    expect(await countLeaks(sight, [...viewers, { expected: '' }], ids)).toEqual({ leaks: 0, failed: 572 });
  }, 120_000);
});

it('shows applications that were there before rows were protected', async () => {
  const made = await serviceDatabase('grants', { entities: [], migrations: migrations.slice(0, migrations.indexOf(ShowApplicationsToPeople1765400000000)) });
  const caseId = randomUUID();
  await made.database.query('INSERT INTO case_levels (case_id, urgent, version) VALUES ($1, true, 1)', [caseId]);
  await made.database.query(`INSERT INTO applications (case_id, reference, state, opened_at) VALUES ($1, 'AM', 'DRAFT', now())`, [caseId]);
  await migrate({ url: made.urlOf('migrator'), ownerRole: serviceRoles('grants').owner, migrations });
  const sight = await made.openSight();
  expect(await sight.seenBy({ as: 'people', any: ['application'], none: [] }, ids)).toBe(caseId);
  await sight.close();
  await made.drop();
});
