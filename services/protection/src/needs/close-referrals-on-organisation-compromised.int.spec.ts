import type { DirectoryOrganisation, PersonClaims } from '@amparo/domain';
import { StartedService } from '@amparo/testing';
import { aDirectory } from '../../test/builders';
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

describe('a partner that may be compromised', () => {
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

  it('reads nothing more, is asked to delete what it held, and leaves what others have and what people agreed to as it is', async () => {
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
});
