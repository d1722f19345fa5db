import { randomUUID } from 'node:crypto';
import { readClocks, type PersonClaims } from '@amparo/domain';
import { StartedService } from '@amparo/testing';
import { AMANECER, aDirectory, aReport, heard } from '../test/builders';
import { Desk } from '../test/desk';
import type { SeenAlertDto } from './alerts/alerts.dto';
import { ProtectionConfig } from './config';
import type { WhyDto } from './routing/decisions.dto';
import { protection } from './service';

type Person = Partial<PersonClaims> & Pick<PersonClaims, 'sub'>;

const coordinator = (sub: string, region = 'LAC', said: Partial<PersonClaims> = {}): Person => ({ sub, roles: [{ role: 'REGIONAL_COORDINATOR', region }], ...said });
const member = (sub: string, kind: string): Person => ({ sub, roles: [{ role: 'MEMBER', group: 'g', kind }] });
const told = coordinator('coord-lac');
const nobody = randomUUID();

describe('a person who protects', () => {
  const service = new StartedService(protection, new ProtectionConfig(), aDirectory());
  let desk: Desk;
  beforeAll(async () => {
    await service.start();
    desk = new Desk(service.kept, readClocks(undefined));
  });
  afterAll(() => service.stop());

  const route = async (change: Parameters<typeof aReport>[0] = {}) => {
    const report = aReport(change);
    await desk.hear(desk.routeReport, heard(report));
    return report.caseId;
  };
  const seen = async (person: Person, caseId: string): Promise<SeenAlertDto | undefined> =>
    ((await service.callAs(person, '/alerts')).body as SeenAlertDto[]).find((alert) => alert.caseId === caseId);
  const why = (person: Person, caseId: string) => service.callAs(person, `/decisions/of-case/${caseId}`);
  const acknowledge = (person: Person, caseId: string, body: object = {}) => service.callAs(person, `/alerts/${caseId}/acknowledge`, body);
  const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as { code?: string }).code];
  /** Nothing anywhere says that there is such a case, and each answer is the one for an id that nobody has. */
  async function findsNothing(person: Person, caseId: string): Promise<void> {
    expect(await seen(person, caseId)).toBeUndefined();
    expect(await why(person, caseId)).toEqual(await why(person, nobody));
    expect(await acknowledge(person, caseId)).toEqual(await acknowledge(person, nobody));
    expect([codeOf(await why(person, caseId)), codeOf(await acknowledge(person, caseId))]).toEqual([[404, 'decision.absent'], [404, 'alert.absent']]);
  }

  it('sees the alert that she was told of, why she was called, and has it once she says so', async () => {
    const caseId = await route();
    expect(await seen(told, caseId)).toMatchObject({ reference: 'AM-TEST-0001', urgency: 'IMMINENT', regions: ['LAC'], told: true, acknowledgedBy: null, rungsTaken: 0 });
    const { status, body } = await why(told, caseId);
    expect([status, body]).toEqual([200, {
      caseId, reference: 'AM-TEST-0001', routes: ['REGIONAL_COORDINATOR:LAC'], since: expect.any(String) as string, lead: 'coord-lac', regions: ['LAC'],
      decisions: [{
        decidedAt: expect.any(String) as string, cause: 'REPORT', urgency: 'IMMINENT', regions: ['LAC'], routes: ['SWG', 'REGIONAL_COORDINATOR:LAC'],
        lead: 'coord-lac', because: ['T1', 'ROUTE-REGION:LAC', 'ROUTE-SWG'], tasks: [],
      }],
    }]);
    expect(await acknowledge(told, caseId)).toMatchObject({ status: 200, body: { by: 'coord-lac' } });
    expect(await seen(member('another', 'SECURITY_WORKING_GROUP'), caseId)).toMatchObject({ acknowledgedBy: 'coord-lac', nextRungAt: null, told: false });
  });

  it('sees by her group, her region or her task what she was not told of, and can neither take it nor ask why', async () => {
    const caseId = await route();
    const others = [member('another', 'SECURITY_WORKING_GROUP'), coordinator('new-lac'), { sub: 'auditor', roles: [{ role: 'AUDITOR' }] }];
    for (const person of others) expect(await seen(person, caseId)).toMatchObject({ told: false });
    for (const person of others.slice(0, 2)) {
      expect([codeOf(await why(person, caseId)), codeOf(await acknowledge(person, caseId))]).toEqual([[403, 'access.forbidden'], [403, 'access.forbidden']]);
    }
    const handler: Person = { sub: 'handler', roles: [{ role: 'CASE_HANDLER' }] };
    await findsNothing(handler, caseId);
    await desk.hear(desk.handler, heard({ caseId, personId: 'handler', $typeName: 'amparo.casework.v1.CaseAssigned' as const }));
    expect(await seen(handler, caseId)).toMatchObject({ told: false });
  });

  it.each<[string, Person]>([
    ['another region', coordinator('coord-afr', 'AFR')],
    ['a group that it was not routed to', member('cre-desk', 'COMMUNITY_RESOURCE_EXCHANGE')],
    ['global duty that it did not come to', { sub: 'duty-global', roles: [{ role: 'GLOBAL_DUTY' }] }],
    ['the last resort that nobody called', { sub: 'lead', roles: [{ role: 'LAST_RESORT' }] }],
    ['an organisation that is involved, although she came to it later', coordinator('newcomer', 'LAC', { con: ['c-newcomer', 'c-else'] })],
  ])('finds nothing when she is of %s', async (_who, person) => {
    await findsNothing(person, await route({ conflicts: ['c-else'] }));
  });

  it('finds nothing of a case that she is kept out of, whatever she was told before', async () => {
    const caseId = await route();
    expect(await seen(told, caseId)).toBeDefined();
    await route({ caseId, sequence: 2, conflicts: [AMANECER] });
    await findsNothing(told, caseId);
    await findsNothing(coordinator('coord-lac', 'LAC', { roles: [{ role: 'AUDITOR' }, { role: 'LAST_RESORT' }] }), caseId);
  });

  it('finds nothing of a case that she was released from', async () => {
    const caseId = await route();
    await desk.hear(desk.handler, heard({ caseId, personId: 'coord-lac', $typeName: 'amparo.casework.v1.CaseAssigned' as const }));
    await desk.hear(desk.region, heard({ caseId, regions: ['AFR'], countryKnown: true, $typeName: 'amparo.casework.v1.RegionAssigned' as const }));
    await findsNothing(told, caseId);
    // Said before she was released, heard after.
    await desk.hear(desk.handler, { ...heard({ caseId, personId: 'coord-lac', $typeName: 'amparo.casework.v1.CaseAssigned' as const }), time: new Date(Date.now() - 60_000) });
    await findsNothing(told, caseId);
    expect(await seen(coordinator('coord-afr', 'AFR'), caseId)).toMatchObject({ told: true, regions: ['AFR'] });
  });

  it('does not see as coordinator a case from which coordinators are withheld', async () => {
    const caseId = await route({ flags: { reprisal: true, unmatchedCivilSociety: true } });
    await findsNothing(told, caseId);
    expect(await seen({ sub: 'duty-global', roles: [{ role: 'GLOBAL_DUTY' }] }, caseId)).toMatchObject({ told: true });
  });

  it('learns of nobody whom a decision told or kept out', async () => {
    const caseId = await route({ conflicts: ['c-coord-afr'], regions: ['LAC', 'AFR'] });
    const answer = JSON.stringify([(await why(told, caseId)).body, await seen(told, caseId)]);
    for (const hidden of ['c-coord-afr', 'coord-afr', 'swg-duty', 'duty-global']) expect(answer).not.toContain(hidden);
    expect((await why(told, caseId)).body as WhyDto).toMatchObject({ routes: ['REGIONAL_COORDINATOR:LAC'] });
  });

  it.each<[string, Person, string]>([
    ['a partner', { sub: 'partner', org: 'P-JURIS', roles: [{ role: 'PROTECTION_PARTNER' }] }, 'access.forbidden'],
    ['an administrator', { sub: 'admin', roles: [{ role: 'ADMINISTRATOR' }] }, 'access.forbidden'],
    ['a coordinator with one factor', { ...told, fac: 1 }, 'access.second-factor'],
  ])('is not %s', async (_who, person, code) => {
    const caseId = await route();
    const answers = [service.callAs(person, '/alerts'), why(person, caseId), acknowledge(person, caseId)];
    for (const answer of await Promise.all(answers)) expect(codeOf(answer)).toEqual([403, code]);
  });

  it('speaks for nobody else, and reads nothing that is for the operator', async () => {
    const caseId = await route();
    for (const person of ['swg-duty', 'coord-lac']) expect(codeOf(await acknowledge(told, caseId, { person }))).toEqual([403, 'alerts.own-only']);
    expect(codeOf(await service.callAs(told, `/decisions/${randomUUID()}`))).toEqual([403, 'access.forbidden']);
    expect((await service.callAsNobody('/alerts')).status).toBe(401);
  });

  it('leaves the operator all that he had', async () => {
    const caseId = await route();
    const list = (await service.callAsOperator('/alerts')).body as SeenAlertDto[];
    expect(list.find((alert) => alert.caseId === caseId)).toMatchObject({ regions: ['LAC'] });
    expect(codeOf(await service.callAsOperator(`/alerts/${caseId}/acknowledge`, {}))).toEqual([400, 'request.malformed']);
    expect((await service.callAsOperator(`/alerts/${caseId}/acknowledge`, { person: 'swg-duty' })).status).toBe(200);
    expect(codeOf(await service.callAsOperator(`/decisions/of-case/${caseId}`))).toEqual([403, 'access.forbidden']);
  });
});
