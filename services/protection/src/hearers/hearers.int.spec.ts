import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { fromBinary, type DescMessage, type MessageShape } from '@bufbuild/protobuf';
import {
  ConsentEndingSchema, ConsentOverriddenSchema, ConsentWithdrawnSchema, DeletionConfirmedSchema, DeletionRequestedSchema, ReferralMovedSchema, ReferralOfferedSchema, ReferralSilentSchema,
} from '@amparo/contracts';
import type { Directory, PersonClaims } from '@amparo/domain';
import { StartedService } from '@amparo/testing';
import { AMANECER, aDirectory, aReport, heard } from '../../test/builders';
import { deskBeside, routedTo, type Desk } from '../../test/desk';
import { forget } from '../../test/forget';
import { ProtectionConfig } from '../config';
import type { RecordedConsent } from '../consents/consents.dto';
import type { HelpAsked, ReferralShown } from '../needs/needs.dto';
import type { OfferShown } from '../offers/offers.dto';
import { protection } from '../service';

jest.setTimeout(60_000);

type Person = Partial<PersonClaims> & Pick<PersonClaims, 'sub'>;

const handler: Person = { sub: 'hana', roles: [{ role: 'CASE_HANDLER' }] };
const coordinator: Person = { sub: 'coord-lac', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }] };
const [petra, rita] = [['petra', 'P-JURIS'], ['rita', 'P-REFUGE']].map(([sub, org]): Person => ({ sub: sub ?? '', org, roles: [{ role: 'PROTECTION_PARTNER' }] })) as [Person, Person];

/** Two of one partner, one of another who is not a protection partner, and somebody of the first who is away. */
function withPartners(): Directory {
  const usual = aDirectory();
  const of = (id: string, organisationConflictId: string) => ({ id, conflictId: `c-${id}`, organisationConflictId });
  return {
    ...usual,
    people: [...usual.people, of('petra', 'c-juris'), of('paulo', 'c-juris'), of('pavel', 'c-juris'), of('clerk', 'c-juris'), of('rita', 'c-refuge')],
    roles: [...usual.roles, ...['petra', 'paulo', 'pavel', 'rita'].map((person) => ({ person, role: 'PROTECTION_PARTNER' }))],
    absences: [{ person: 'pavel', from: '2020-01-01', to: '2999-12-31' }],
  };
}

describe('of a referral', () => {
  const service = new StartedService(protection, new ProtectionConfig(), withPartners());
  let desk: Desk;
  beforeAll(async () => {
    desk = await deskBeside(service);
    desk.directory = withPartners();
  });
  afterAll(() => service.stop());

  const told = async <D extends DescMessage>(type: D, subject: string): Promise<MessageShape<D>[]> =>
    (await service.kept.asAdministrator<{ payload: Buffer }>(
      'SELECT id, payload FROM outbox WHERE type = $1 AND subject = $2 UNION ALL SELECT id, payload FROM told WHERE type = $1 AND subject = $2 ORDER BY id', [type.typeName, subject],
    )).map(({ payload }) => fromBinary(type, payload));
  const moves = async (caseId: string) => (await told(ReferralMovedSchema, caseId)).map(({ status, deskPersonIds, partnerPersonIds, deletionAsked }) => [status, deskPersonIds, partnerPersonIds, deletionAsked]);
  const consent = async (caseId: string) => ((await service.callAs(handler, `/cases/${caseId}/consents`, {
    answer: 'GIVEN', purpose: 'CP-REFER', recipient: 'P-JURIS', classes: ['S1', 'S2'], by: { who: 'PERSON' }, how: 'WRITTEN', language: 'es', explained: ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW'],
  })).body as RecordedConsent).consentId;
  const answer = (who: Person, id: string, what: string, body: object = {}) => service.callAs(who, `/offers/${id}/${what}`, body);
  const offerOf = async (who: Person, id: string) => ((await service.callAs(who, '/offers')).body as OfferShown[]).find(({ referralId }) => referralId === id);
  const offered = async () => {
    const caseId = await routedTo(desk, handler.sub);
    const { offered: [one] } = (await service.callAs(coordinator, `/cases/${caseId}/needs`, { measures: ['PM-LEGAL'], to: 'P-JURIS' })).body as HelpAsked;
    return { caseId, id: one?.referralId ?? '' };
  };
  const opened = async () => {
    const { caseId, id } = await offered();
    const consentId = await consent(caseId);
    await answer(petra, id, 'commit');
    await service.callAs(handler, `/cases/${caseId}/referrals/${id}/release`, { fields: [{ field: 'SUMMARY', says: 'invented story' }] });
    expect((await service.callAs(petra, `/offers/${id}/packet`)).status).toBe(200);
    return { caseId, id, consentId };
  };

  it('the partner\'s people who are there hear of the offer and the packet, those who answer for the case of the answer', async () => {
    const { caseId, id } = await opened();
    expect((await told(ReferralOfferedSchema, caseId)).map(({ partnerPersonIds, alertMode }) => [partnerPersonIds, alertMode])).toEqual([[['paulo', 'petra'], 'PAGE']]);
    expect(await moves(caseId)).toEqual([
      ['COMMITTED', ['coord-lac', 'hana'], [], false], ['RELEASED', [], ['paulo', 'petra'], false], ['SENT', [], [], false],
    ]);
    await service.callAs(coordinator, `/cases/${caseId}/referrals/${id}/recall`, {});
    expect((await moves(caseId)).at(-1)).toEqual(['REVOKED', [], ['paulo', 'petra'], true]);
    await answer(petra, id, 'deleted');
    await answer(petra, id, 'deleted');
    expect((await told(DeletionConfirmedSchema, caseId)).map(({ referralId, deskPersonIds, reference }) => [referralId, deskPersonIds, reference]))
      .toEqual([[id, ['coord-lac', 'hana'], 'AM-TEST-0001']]);
  });

  it('both sides see how it went on, and who of the organisation said so; nobody else', async () => {
    const { caseId, id, consentId } = await opened();
    await answer(petra, id, 'progress', { status: 'ACCEPTED' });
    await service.callAs(handler, `/cases/${caseId}/consents/${consentId}/withdraw`, {});
    const steps = [['COMMITTED', 'petra'], ['RELEASED', null], ['SENT', null], ['ACCEPTED', 'petra'], ['REVOKED', null]];
    // What is over tells its organisation no more than what it said itself.
    expect((await offerOf(petra, id))?.steps.map(({ status, by }) => [status, by])).toEqual(steps.filter(([, by]) => by !== null));
    const [referral] = (await service.callAs(coordinator, `/cases/${caseId}/referrals`)).body as ReferralShown[];
    expect(referral?.steps.map(({ status, by }) => [status, by])).toEqual(steps);
    expect(await offerOf(rita, id)).toBeUndefined();
  });

  it('those who answer for the case hear ahead that a consent ends by its date, and that it has; who has read the packet is asked to delete it, until she agrees anew', async () => {
    const { caseId, id, consentId } = await opened();
    const ends = async () => (await told(ConsentEndingSchema, caseId)).map((one) => [one.consentId, one.purpose, one.status, one.deskPersonIds]);
    const set = (given: string, expires: string) =>
      service.kept.asAdministrator(`UPDATE consents SET given_at = now() + $2::interval, expires_at = now() + $3::interval WHERE id = $1`, [consentId, given, expires]);
    const settle = async () => {
      while ((await service.kept.asAdministrator(`SELECT 1 FROM consents WHERE case_id = $1 AND superseded_at IS NULL AND (expires_at <= now() AND end_told_at IS NULL OR expires_at <= now() + interval '1 day' AND warned_at IS NULL)`, [caseId])).length > 0) await pause(20);
    };
    await set('-80 days', '1 hour');
    await settle();
    expect(await ends()).toEqual([[consentId, 'CP-REFER', 'SOON', ['coord-lac', 'hana']]]);
    expect((await offerOf(petra, id))?.deletionAskedAt).toBeNull();
    await set('-80 days', '-1 second');
    await settle();
    expect((await ends()).slice(1)).toEqual([[consentId, 'CP-REFER', 'ENDED', ['coord-lac', 'hana']]]);
    expect((await moves(caseId)).at(-1)).toEqual(['SENT', [], ['paulo', 'petra'], true]);
    expect(await offerOf(petra, id)).toMatchObject({ status: 'SENT', openUntil: null, deletionAskedAt: expect.any(String) as string });
    await answer(petra, id, 'deleted');
    await consent(caseId);
    expect(await offerOf(petra, id)).toMatchObject({ openUntil: expect.any(String) as string, deletionAskedAt: null, deletedAt: null });
    expect(await ends()).toHaveLength(2);
  });

  it('those who answer for the case hear once where nothing goes on after a yes, whoever is to go on', async () => {
    const { caseId, id } = await offered();
    await consent(caseId);
    const silent = async () => {
      await service.kept.asAdministrator(`UPDATE referrals SET next_word_by = next_word_by - interval '30 days' WHERE id = $1`, [id]);
      while ((await service.kept.asAdministrator('SELECT 1 FROM referrals WHERE id = $1 AND next_word_by <= now()', [id])).length > 0) await pause(20);
      return (await told(ReferralSilentSchema, caseId)).map(({ referralId, status, deskPersonIds }) => [referralId, status, deskPersonIds]);
    };
    const desks = ['coord-lac', 'hana'];
    expect(await silent()).toEqual([]);
    await answer(petra, id, 'commit');
    expect(await silent()).toEqual([[id, 'COMMITTED', desks]]);
    expect(await silent()).toHaveLength(1);
    await service.callAs(handler, `/cases/${caseId}/referrals/${id}/release`, { fields: [{ field: 'SUMMARY', says: 'invented story' }] });
    await service.callAs(petra, `/offers/${id}/packet`);
    expect((await silent()).slice(1)).toEqual([[id, 'SENT', desks]]);
    for (const status of ['ACCEPTED', 'IN_SERVICE']) await answer(petra, id, 'progress', { status });
    expect(await silent()).toHaveLength(2);
  });

  it('nobody hears who is kept out of the case', async () => {
    const caseId = await routedTo(desk, handler.sub, { conflicts: ['c-paulo'] });
    await service.callAs(coordinator, `/cases/${caseId}/needs`, { measures: ['PM-LEGAL'] });
    expect((await told(ReferralOfferedSchema, caseId)).map(({ partnerPersonIds }) => partnerPersonIds)).toEqual([['petra']]);
  });

  it('those who answer for the case hear that consent was withdrawn, of each consent once', async () => {
    const { caseId, consentId } = await opened();
    await service.callAs(handler, `/cases/${caseId}/consents/${consentId}/withdraw`, {});
    await service.callAs(handler, `/cases/${caseId}/consents/${consentId}/withdraw`, {});
    expect((await told(ConsentWithdrawnSchema, caseId)).map(({ deskPersonIds, reference }) => [deskPersonIds, reference])).toEqual([[['coord-lac', 'hana'], 'AM-TEST-0001']]);
  });

  it('whom the very body that takes a consent back names hears nothing of that, on neither side', async () => {
    const { caseId } = await opened();
    const names = { conflicts: [AMANECER, 'c-paulo'], withdrawnConsents: [{ purpose: 'CP-REFER', recipientId: 'c-juris' }] };
    await desk.hear(desk.routeReport, heard(aReport({ caseId, sequence: 2, submissionId: randomUUID(), ...names })));
    expect((await told(ConsentWithdrawnSchema, caseId)).map(({ deskPersonIds }) => deskPersonIds)).toEqual([['hana']]);
    expect((await moves(caseId)).at(-1)).toEqual(['REVOKED', [], ['petra'], true]);
  });

  it('nobody hears who has left, though the case is hers still', async () => {
    const { caseId, id } = await offered();
    await desk.hear(desk.handler, heard({ caseId, personId: 'left-us', $typeName: 'amparo.casework.v1.CaseAssigned' as const }));
    await answer(petra, id, 'commit');
    expect(await moves(caseId)).toContainEqual(['COMMITTED', ['coord-lac', 'hana'], [], false]);
  });

  it('others than the two who did without a consent hear of that', async () => {
    const caseId = await routedTo(desk, handler.sub);
    const override = { purpose: 'CP-REFER', recipient: 'P-JURIS', cannotBeAsked: 'MISSING', because: 'invented, in danger' };
    const { overrideId } = (await service.callAs(coordinator, `/cases/${caseId}/overrides`, override)).body as { overrideId: string };
    await service.callAs(handler, `/cases/${caseId}/overrides/${overrideId}/agree`, {});
    expect((await told(ConsentOverriddenSchema, caseId)).map(({ personIds, witnessPersonIds }) => [personIds, witnessPersonIds])).toEqual([[['coord-lac', 'hana'], ['swg-duty']]]);
  });

  it('the partner is asked to delete when the case is erased, can say so afterwards, and both are kept without the case', async () => {
    const { caseId, id } = await opened();
    const unheld = (await offered()).id;
    await forget(service.kept.database, caseId, withPartners());
    await forget(service.kept.database, caseId, withPartners());
    expect((await told(DeletionRequestedSchema, id)).map(({ organisationId, partnerPersonIds }) => [organisationId, partnerPersonIds])).toEqual([['c-juris', ['paulo', 'petra']]]);
    expect(await offerOf(petra, id)).toMatchObject({ status: 'REVOKED', shows: 'NOTHING', measures: null, deletedAt: null, deletionAskedAt: expect.any(String) as string });
    expect(await offerOf(rita, id)).toBeUndefined();
    expect((await answer(rita, id, 'deleted')).status).toBe(404);
    expect((await answer(handler, id, 'deleted')).status).toBe(403);
    expect((await answer(petra, id, 'commit')).status).toBe(404);
    const deleted = await answer(petra, id, 'deleted');
    expect(deleted).toMatchObject({ status: 200, body: { deletedAt: expect.any(String) as string } });
    expect(await answer({ ...petra, sub: 'paulo' }, id, 'deleted')).toEqual(deleted);
    const [row, ...more] = await service.kept.asAdministrator<{ row: string; deletedBy: string }>('SELECT d::text AS row, deleted_by AS "deletedBy" FROM deletion_requests d WHERE referral_id IN ($1, $2)', [id, unheld]);
    expect([row?.deletedBy, more]).toEqual(['petra', []]);
    expect(row?.row).not.toContain(caseId);
    const noted = await service.kept.asAdministrator('SELECT case_id, person FROM audit WHERE about = $1 AND purpose = $2', [id, 'DELETED']);
    expect(noted).toEqual([{ case_id: null, person: 'petra' }]);
    await expect(service.kept.database.query('DELETE FROM deletion_requests')).rejects.toMatchObject({ driverError: { code: '42501' } });
    expect(await service.kept.sightFaults()).toEqual([]);
  });

  it('that was asked back before the case was erased, the answer is kept', async () => {
    const { caseId, id, consentId } = await opened();
    await service.callAs(handler, `/cases/${caseId}/consents/${consentId}/withdraw`, {});
    await answer(petra, id, 'deleted');
    await forget(service.kept.database, caseId, withPartners());
    expect(await told(DeletionRequestedSchema, id)).toEqual([]);
    expect(await offerOf(petra, id)).toMatchObject({ deletedAt: expect.any(String) as string });
  });

  it('of a report that is about an organisation itself nothing is told to it', async () => {
    const { caseId, id } = await opened();
    await desk.hear(desk.routeReport, heard(aReport({ caseId, sequence: 2, submissionId: randomUUID(), conflicts: ['c-juris'] })));
    await service.callAs(coordinator, `/cases/${caseId}/referrals/${id}/recall`, {});
    expect((await moves(caseId)).at(-1)).toEqual(['REVOKED', [], [], true]);
  });
});
