import type { DirectoryOrganisation, PersonClaims } from '@amparo/domain';
import { StartedService } from '@amparo/testing';
import { aDirectory, heard } from '../../test/builders';
import { deskBeside, routedTo, type Desk } from '../../test/desk';
import { ProtectionConfig } from '../config';
import type { OfferShown } from '../offers/offers.dto';
import { protection } from '../service';
import type { HelpAsked, ReferralShown } from './needs.dto';

jest.setTimeout(60_000);

const partner = (id: string): DirectoryOrganisation => ({ id, conflictId: `c-${id}`, kind: 'PARTNER', services: ['PM-LEGAL'], regions: ['LAC'], languages: ['es'], capacity: 'OPEN' });
type Person = Partial<PersonClaims> & Pick<PersonClaims, 'sub'>;
const handler: Person = { sub: 'hana', roles: [{ role: 'CASE_HANDLER' }] };
const coordinator: Person = { sub: 'coord-lac', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }] };
const juris: Person = { sub: 'julia', org: 'P-JURIS', roles: [{ role: 'PROTECTION_PARTNER' }] };

describe('a partner', () => {
  const service = new StartedService(protection, new ProtectionConfig(), { ...aDirectory(), organisations: [partner('P-JURIS'), partner('P-AMIGA')] });
  let desk: Desk;
  beforeAll(async () => {
    desk = await deskBeside(service);
  });
  afterAll(() => service.stop());

  const consents = (caseId: string, more: object = {}) => service.callAs(handler, `/cases/${caseId}/consents`, {
    answer: 'GIVEN', purpose: 'CP-REFER', recipient: 'P-JURIS', classes: ['S1', 'S2'], by: { who: 'PERSON' }, how: 'WRITTEN', language: 'es', explained: ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW'], ...more,
  });
  const offers = async () => (await service.callAs(juris, '/offers')).body as OfferShown[];
  const standing = async (caseId: string) => ((await service.callAs(coordinator, `/cases/${caseId}/referrals`)).body as ReferralShown[]).map(({ organisation, status, deletionAskedAt }) => `${organisation} ${status}${deletionAskedAt === null ? '' : ', to delete'}`).sort();

  it('that may be compromised reads nothing more, is asked to delete what it held, and leaves what others have and what people agreed to as it is', async () => {
    const [held, asked] = [await routedTo(desk, handler.sub), await routedTo(desk, handler.sub)];
    await consents(held);
    const { offered } = (await service.callAs(coordinator, `/cases/${held}/needs`, { measures: ['PM-LEGAL'], to: 'P-JURIS' })).body as HelpAsked;
    const id = offered[0]?.referralId ?? '';
    await service.callAs(juris, `/offers/${id}/commit`, {});
    await service.callAs(handler, `/cases/${held}/referrals/${id}/release`, { fields: [{ field: 'SUMMARY', says: 'invented' }] });
    await service.callAs(coordinator, `/cases/${asked}/needs`, { measures: ['PM-LEGAL'] });
    expect((await service.callAs(juris, `/offers/${id}/packet`)).status).toBe(200);

    const event = { data: { conflictId: 'c-P-JURIS', personIds: [], directoryVersion: 2 } } as never;
    await desk.hear(desk.compromised, event);
    await desk.hear(desk.compromised, event);
    expect(await standing(held)).toEqual(['P-JURIS REVOKED, to delete']);
    expect((await standing(asked)).slice(0, 2)).toEqual(['P-AMIGA OFFERED', 'P-JURIS REVOKED']);
    expect((await service.callAs(juris, `/offers/${id}/packet`)).status).toBe(404);
    expect((await offers()).map(({ status, shows, openUntil }) => [status, shows, openUntil])).toEqual([['REVOKED', 'NOTHING', null], ['REVOKED', 'NOTHING', null]]);
    expect((await service.callAs(handler, `/cases/${held}/consents`)).body).toMatchObject([{ status: 'GIVEN' }]);
  });

  it('sees until when its packet is open, and null as soon as consent holds no longer for all of it', async () => {
    const caseId = await routedTo(desk, handler.sub);
    await consents(caseId, { expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    const { offered } = (await service.callAs(coordinator, `/cases/${caseId}/needs`, { measures: ['PM-LEGAL'], to: 'P-JURIS' })).body as HelpAsked;
    const id = offered[0]?.referralId ?? '';
    const mine = async () => (await offers()).find(({ referralId }) => referralId === id);
    await service.callAs(juris, `/offers/${id}/commit`, {});
    expect(await mine()).toMatchObject({ openUntil: null, because: ['CHOSEN'] });
    await service.callAs(handler, `/cases/${caseId}/referrals/${id}/release`, { fields: [{ field: 'SUMMARY', says: 'invented' }] });
    const until = Date.parse(String((await mine())?.openUntil));
    expect(until - Date.now()).toBeGreaterThan(3_500_000);
    expect(until - Date.now()).toBeLessThanOrEqual(3_600_000);
    // Less is agreed to from now on: the packet is more than that.
    await consents(caseId, { classes: ['S1'] });
    expect(await mine()).toMatchObject({ status: 'RELEASED', shows: 'PACKET', openUntil: null });
  });

  it('is asked nothing more in a case that is closed, nor is anybody woken for it; whoever helps goes on helping, and what is asked for later is asked', async () => {
    const caseId = await routedTo(desk, handler.sub);
    const help = async (said: object = {}) => (await service.callAs(coordinator, `/cases/${caseId}/needs`, { measures: ['PM-LEGAL'], ...said })).body as HelpAsked;
    const sql = (text: string) => service.kept.asAdministrator<Record<string, unknown>>(text, [caseId]);
    await consents(caseId);
    const helps = (await help({ to: 'P-JURIS' })).offered[0]?.referralId ?? '';
    await service.callAs(juris, `/offers/${helps}/commit`, {});
    await service.callAs(handler, `/cases/${caseId}/referrals/${helps}/release`, { fields: [{ field: 'SUMMARY', says: 'invented' }] });
    await service.callAs(juris, `/offers/${helps}/packet`);
    await help();
    await service.callAs(handler, `/cases/${caseId}/plan`, { measure: 'PM-LEGAL', what: 'invented', owner: 'hana', dueAt: '2999-01-01T00:00:00Z' });
    await service.callAs(handler, `/cases/${caseId}/assessments`, { threats: [], vulnerabilities: [], capacities: [], level: 'LOW' });

    const closing = heard({ caseId, $typeName: 'amparo.casework.v1.CaseClosed' as const });
    for (let time = 0; time < 2; time++) await desk.hear(desk.workEnds, closing);
    expect(await standing(caseId)).toEqual(['P-AMIGA REVOKED', 'P-JURIS REVOKED', 'P-JURIS SENT']);
    expect(await sql('SELECT state, over_at IS NULL AS on FROM needs WHERE case_id = $1 ORDER BY direct')).toEqual([{ state: 'UNANSWERED', on: false }, { state: 'HELPED', on: false }]);
    expect(await sql('SELECT due_told_at IS NULL AS due FROM assessments WHERE case_id = $1')).toEqual([{ due: false }]);
    expect(await sql('SELECT warned_at IS NULL OR late_told_at IS NULL AS due FROM plan_actions WHERE case_id = $1')).toEqual([{ due: false }]);
    // Whoever helps cannot go on: nobody else is asked, and nobody woken, but the desk hears of the answer.
    expect((await service.callAs(juris, `/offers/${helps}/decline`, { because: 'NO_CAPACITY' })).status).toBe(200);
    expect(await sql(`SELECT 1 FROM needs WHERE case_id = $1 AND state = 'OPEN'`)).toEqual([]);
    expect(await sql(`SELECT 1 FROM outbox WHERE subject = $1::text AND type LIKE '%ReferralUnanswered' UNION ALL SELECT 1 FROM told WHERE subject = $1::text AND type LIKE '%ReferralUnanswered'`)).toEqual([]);
    expect((await help()).offered).toHaveLength(2);
  });
});
