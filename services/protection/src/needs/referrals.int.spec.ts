import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { fromBinary, type DescMessage, type MessageShape } from '@bufbuild/protobuf';
import { ConsentWithdrawnSchema, ReferralMovedSchema, ReferralOfferedSchema, ReferralUnansweredSchema } from '@amparo/contracts';
import type { DirectoryOrganisation, PersonClaims } from '@amparo/domain';
import { StartedService } from '@amparo/testing';
import { aDirectory, aReport, heard } from '../../test/builders';
import { forget } from '../../test/forget';
import { deskBeside, routedTo, type Desk } from '../../test/desk';
import { ProtectionConfig } from '../config';
import type { RecordedConsent } from '../consents/consents.dto';
import type { OfferShown, PacketShown } from '../offers/offers.dto';
import { protection } from '../service';
import type { HelpAsked, ReferralShown } from './needs.dto';

/** Each test is some twenty calls, which take their time on a busy machine. */
jest.setTimeout(60_000);

type Person = Partial<PersonClaims> & Pick<PersonClaims, 'sub'>;

const partner = (id: string, said: Partial<DirectoryOrganisation> = {}): DirectoryOrganisation =>
  ({ id, conflictId: `c-${id.slice(2).toLowerCase()}`, kind: 'PARTNER', services: ['PM-LEGAL'], regions: ['LAC'], languages: ['es'], capacity: 'OPEN', ...said });
const PARTNERS = [partner('P-JURIS'), partner('P-AMIGA'), partner('P-FAR', { languages: ['fr'] }), partner('P-FULL', { capacity: 'FULL' }), partner('P-MED', { services: ['PM-MED'] }), partner('P-REST', { capacity: 'PAUSED' }), partner('P-SHUT', { capacity: 'COMPROMISED' })];

const handler: Person = { sub: 'hana', roles: [{ role: 'CASE_HANDLER' }] };
const coordinator: Person = { sub: 'coord-lac', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }] };
const of = (org: string, sub = `someone of ${org}`.replaceAll(' ', '-'), more: Partial<Person> = {}): Person => ({ sub, org, roles: [{ role: 'PROTECTION_PARTNER' }], ...more });
const [juris, amiga, far] = ['P-JURIS', 'P-AMIGA', 'P-FAR'].map((org) => of(org)) as [Person, Person, Person];
const nobody = randomUUID();
const STORY = 'invented story of nobody';
const NAME = 'Invented Person';

describe('a need', () => {
  const service = new StartedService(protection, new ProtectionConfig(), { ...aDirectory(), organisations: PARTNERS });
  let desk: Desk;
  beforeAll(async () => {
    desk = await deskBeside(service);
  });
  afterAll(() => service.stop());

  const route = (change?: Parameters<typeof aReport>[0]) => routedTo(desk, handler.sub, change);
  const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as { code?: string }).code];
  const told = async <D extends DescMessage>(type: D, caseId: string): Promise<MessageShape<D>[]> =>
    (await service.kept.asAdministrator<{ payload: Buffer }>(
      'SELECT id, payload FROM outbox WHERE type = $1 AND subject = $2 UNION ALL SELECT id, payload FROM told WHERE type = $1 AND subject = $2 ORDER BY id', [type.typeName, caseId],
    )).map(({ payload }) => fromBinary(type, payload));
  const ask = (caseId: string, said: object = {}, who = coordinator) => service.callAs(who, `/cases/${caseId}/needs`, { measures: ['PM-LEGAL'], ...said });
  const asked = async (caseId: string, said: object = {}) => (await ask(caseId, said)).body as HelpAsked;
  const referrals = async (caseId: string) => (await service.callAs(coordinator, `/cases/${caseId}/referrals`)).body as ReferralShown[];
  const standing = async (caseId: string) => (await referrals(caseId)).map(({ organisation, status }) => `${organisation} ${status}`).sort();
  const idFor = async (caseId: string, organisation: string) => (await referrals(caseId)).find((one) => one.organisation === organisation)?.referralId ?? '';
  const consent = async (caseId: string, recipient: string, classes = ['S1', 'S2', 'S3']) => ((await service.callAs(handler, `/cases/${caseId}/consents`, {
    answer: 'GIVEN', purpose: 'CP-REFER', recipient, classes, by: { who: 'PERSON' }, how: 'WRITTEN', language: 'es', explained: ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW'],
  })).body as RecordedConsent).consentId;
  const withdraw = (caseId: string, consentId: string) => service.callAs(handler, `/cases/${caseId}/consents/${consentId}/withdraw`, {});
  const offers = async (who: Person) => (await service.callAs(who, '/offers')).body as OfferShown[];
  const answer = (who: Person, id: string, what: string, body: object = {}) => service.callAs(who, `/offers/${id}/${what}`, body);
  const release = (caseId: string, id: string, fields: object[] = [{ field: 'SUMMARY', says: STORY }, { field: 'NAME', says: NAME }], who = handler) =>
    service.callAs(who, `/cases/${caseId}/referrals/${id}/release`, { fields });
  const read = (who: Person, id: string) => service.callAs(who, `/offers/${id}/packet`);
  const silence = async (needId: string) => {
    await service.kept.asAdministrator(`UPDATE needs SET answer_by = now() - interval '1 second' WHERE id = $1`, [needId]);
    while ((await service.kept.asAdministrator(`SELECT 1 FROM needs WHERE id = $1 AND state = 'OPEN' AND answer_by <= now()`, [needId])).length > 0) await pause(20);
  };
  /** One of an organisation with the packet before her. */
  const released = async (who = juris, organisation = 'P-JURIS', caseIdGiven?: string) => {
    const caseId = caseIdGiven ?? (await route());
    const { offered } = await asked(caseId, { to: organisation });
    const id = offered[0]?.referralId ?? '';
    const consentId = await consent(caseId, organisation);
    expect((await answer(who, id, 'commit')).body).toMatchObject({ status: 'COMMITTED' });
    expect((await release(caseId, id)).status).toBe(200);
    return { caseId, id, consentId };
  };

  it('reaches everybody who may be able to help, ranked and with reasons, and says neither who nor which case', async () => {
    const caseId = await route();
    const help = await asked(caseId);
    expect(help.offered.map(({ organisation, rank }) => [organisation, rank])).toEqual([['P-AMIGA', 1], ['P-JURIS', 2]]);
    expect(help.offered[0]?.because).toEqual(['SERVICE:PM-LEGAL', 'REGION:LAC', 'LANGUAGE:es', 'CAPACITY:OPEN']);
    const mine = (await offers(juris)).find(({ referralId }) => referralId === help.offered[1]?.referralId);
    expect(mine).toEqual({
      referralId: help.offered[1]?.referralId, status: 'OFFERED', shows: 'TEASER', measures: ['PM-LEGAL'], regions: ['LAC'], language: 'es', urgency: 'IMMINENT',
      offeredAt: expect.any(String) as string, answerBy: expect.any(String) as string, openUntil: null, deletionAskedAt: null, deletedAt: null, steps: [],
      because: ['SERVICE:PM-LEGAL', 'REGION:LAC', 'LANGUAGE:es', 'CAPACITY:OPEN'],
    });
    expect(JSON.stringify(await offers(juris))).not.toContain(caseId);
    expect((await told(ReferralOfferedSchema, caseId)).map(({ organisationId, ring }) => [organisationId, ring])).toEqual([['c-amiga', 1], ['c-juris', 1]]);
  });

  it('is answered by several; nothing is released without a commit and a consent for that partner', async () => {
    const caseId = await route();
    await asked(caseId);
    const [one, other] = [await idFor(caseId, 'P-JURIS'), await idFor(caseId, 'P-AMIGA')];
    await consent(caseId, 'P-AMIGA', ['S1', 'S2']);
    expect(codeOf(await release(caseId, other))).toEqual([409, 'referral.step']);
    expect((await answer(juris, one, 'commit')).body).toMatchObject({ status: 'BLOCKED_CONSENT' });
    expect((await answer(amiga, other, 'commit')).body).toMatchObject({ status: 'COMMITTED' });
    const moves = async () => (await told(ReferralMovedSchema, caseId)).length;
    const before = await moves();
    expect((await answer(amiga, other, 'commit')).body).toMatchObject({ status: 'COMMITTED' });
    expect((await answer(juris, one, 'commit')).body).toMatchObject({ status: 'BLOCKED_CONSENT' });
    expect(await moves()).toBe(before);
    expect(codeOf(await release(caseId, one))).toEqual([422, 'consent.absent']);
    expect(codeOf(await release(caseId, other))).toEqual([422, 'consent.class-not-agreed:S3']);
    expect((await read(amiga, other)).status).toBe(404);
    // Who would help and has no consent is a question for whoever has the case.
    const pending = (await service.callAs(handler, `/cases/${caseId}/consents`)).body as { status: string; recipient: string }[];
    expect(pending.filter(({ status }) => status === 'PENDING').map(({ recipient }) => recipient)).toEqual(['P-JURIS']);
    expect(await standing(caseId)).toEqual(['P-AMIGA COMMITTED', 'P-JURIS BLOCKED_CONSENT']);
    await consent(caseId, 'P-JURIS');
    expect((await release(caseId, one)).body).toMatchObject({ status: 'RELEASED' });
  });

  it('is read by the one to whom it was released, noted before, and by nobody else', async () => {
    const { caseId, id } = await released();
    expect((await read(amiga, id)).body).toEqual((await read(amiga, nobody)).body);
    const { status, body } = await read(juris, id);
    expect([status, body]).toMatchObject([200, { status: 'SENT', fields: { SUMMARY: STORY, NAME } }]);
    expect(Date.parse(String((body as PacketShown).until))).toBeGreaterThan(Date.now());
    const [shown] = await referrals(caseId);
    expect(shown).toMatchObject({ status: 'SENT', released: ['SUMMARY', 'NAME'], readBy: [{ person: juris.sub, fields: ['SUMMARY', 'NAME'] }] });
    const noted = await service.kept.asAdministrator<{ action: string }>(`SELECT action FROM audit WHERE about = $1 ORDER BY sequence`, [id]);
    expect(noted.map(({ action }) => action)).toEqual(['offer.answer', 'referral.release', 'packet.read']);
    // Also where two came at one instant, in the order in which they came.
    const order = async (rows: Promise<{ steps: { status: string }[] }[]>) => (await rows)[0]?.steps.map(({ status: step }) => step);
    for (const step of ['SENT', 'RELEASED', 'COMMITTED']) await service.kept.asAdministrator(`UPDATE referral_steps SET at = '2026-03-02' WHERE referral_id = $1 AND status = $2`, [id, step]);
    const mine = offers(juris).then((all) => all.filter(({ referralId }) => referralId === id));
    expect([await order(referrals(caseId)), await order(mine)]).toEqual(Array(2).fill(['COMMITTED', 'RELEASED', 'SENT']));
    for (const to of ['ACCEPTED', 'IN_SERVICE', 'DONE']) expect((await answer(juris, id, 'progress', { status: to })).body).toMatchObject({ status: to });
    expect(codeOf(await read(juris, id))).toEqual([404, 'packet.absent']);
    const rows = JSON.stringify(await service.kept.asAdministrator('SELECT t::text AS row FROM packets t UNION ALL SELECT t::text FROM told t UNION ALL SELECT t::text FROM audit t'));
    for (const word of [STORY, NAME]) for (const form of [word, Buffer.from(word).toString('hex')]) expect(rows).not.toContain(form);
  });

  it('is gone at once when consent is withdrawn: revoked, to be deleted, and what was seen is known', async () => {
    const { caseId, id, consentId } = await released();
    await read(juris, id);
    await withdraw(caseId, consentId);
    expect(codeOf(await read(juris, id))).toEqual([404, 'packet.absent']);
    expect(codeOf(await answer(juris, id, 'progress', { status: 'ACCEPTED' }))).toEqual([409, 'referral.step']);
    const [shown] = await referrals(caseId);
    expect(shown).toMatchObject({ status: 'REVOKED', deletedAt: null, deletionAskedAt: expect.any(String) as string, readBy: [{ person: juris.sub }] });
    expect((await told(ReferralMovedSchema, caseId)).at(-1)).toMatchObject({ status: 'REVOKED', deletionAsked: true, organisationId: 'c-juris' });
    const [mine] = (await offers(juris)).filter(({ referralId }) => referralId === id);
    expect(mine).toMatchObject({
      shows: 'NOTHING', measures: null, urgency: null, because: [], steps: [{ status: 'COMMITTED', by: juris.sub }], deletionAskedAt: expect.any(String) as string,
    });
    expect((await answer(amiga, id, 'deleted')).status).toBe(404);
    const deleted = await answer(juris, id, 'deleted');
    expect(deleted).toMatchObject({ status: 200, body: { deletedAt: expect.any(String) as string } });
    expect(await answer(juris, id, 'deleted')).toEqual(deleted);
  });

  it('that lost its only helper is nobody\'s again, and somebody is told', async () => {
    const { caseId, consentId } = await released();
    await withdraw(caseId, consentId);
    while ((await told(ReferralUnansweredSchema, caseId)).length === 0) await pause(20);
    expect(await standing(caseId)).toEqual(['P-JURIS REVOKED']);
  });

  it('is not read after somebody said in another report that sharing must stop; what is open stays for a person to look at, and a new consent opens it', async () => {
    const { caseId, id } = await released();
    await desk.hear(desk.routeReport, heard(aReport({ continuesCaseId: caseId, withdrawnConsents: [{ purpose: 'CP-REFER', recipientId: 'c-juris' }] })));
    expect(codeOf(await read(juris, id))).toEqual([404, 'packet.absent']);
    expect((await referrals(caseId))[0]).toMatchObject({ status: 'RELEASED', deletionAskedAt: null });
    expect(await told(ConsentWithdrawnSchema, caseId)).toEqual([]);
    await consent(caseId, 'P-JURIS');
    expect((await read(juris, id)).status).toBe(200);
  });

  it('is not read once consent is over or covers less, between release and delivery', async () => {
    const { caseId, id, consentId } = await released();
    await service.kept.asAdministrator(`UPDATE consents SET given_at = now() - interval '2 days', expires_at = now() - interval '1 day' WHERE id = $1`, [consentId]);
    expect(codeOf(await read(juris, id))).toEqual([404, 'packet.absent']);
    await consent(caseId, 'P-JURIS', ['S1', 'S2']);
    expect(codeOf(await read(juris, id))).toEqual([404, 'packet.absent']);
    await consent(caseId, 'P-JURIS');
    expect((await read(juris, id)).status).toBe(200);
  });

  it('that is declined or called back takes nothing away that is held through another', async () => {
    const first = await released();
    await read(juris, first.id);
    const { offered } = await asked(first.caseId, { to: 'P-JURIS' });
    const second = offered[0]?.referralId ?? '';
    expect((await answer(juris, second, 'decline', { because: 'NO_CAPACITY' })).body).toMatchObject({ status: 'DECLINED' });
    expect((await read(juris, first.id)).status).toBe(200);
    const third = (await asked(first.caseId, { to: 'P-JURIS' })).offered[0]?.referralId ?? '';
    expect((await service.callAs(coordinator, `/cases/${first.caseId}/referrals/${third}/recall`, {})).body).toMatchObject({ status: 'REVOKED' });
    expect((await read(juris, first.id)).status).toBe(200);
    await service.callAs(coordinator, `/cases/${first.caseId}/referrals/${first.id}/recall`, {});
    expect((await read(juris, first.id)).status).toBe(404);
    expect((await referrals(first.caseId)).find(({ referralId }) => referralId === first.id)?.deletionAskedAt).not.toBeNull();
  });

  it('that nobody answers is cast wider, each step once, and then wakes whoever answers for the case', async () => {
    const caseId = await route();
    const { needId } = await asked(caseId);
    await answer(amiga, await idFor(caseId, 'P-AMIGA'), 'decline', { because: 'NO_CAPACITY' });
    expect(await standing(caseId)).toEqual(['P-AMIGA DECLINED', 'P-JURIS OFFERED']);
    await silence(needId);
    expect(await standing(caseId)).toEqual(['P-AMIGA DECLINED', 'P-FAR OFFERED', 'P-JURIS EXPIRED']);
    expect(codeOf(await answer(juris, await idFor(caseId, 'P-JURIS'), 'commit'))).toEqual([409, 'referral.step']);
    expect(await told(ReferralUnansweredSchema, caseId)).toEqual([]);
    // The last one says no: nobody is waited for.
    await answer(far, await idFor(caseId, 'P-FAR'), 'decline', { because: 'CANNOT_BE_SAFE' });
    while ((await referrals(caseId))[0]?.need === 'OPEN') await pause(20);
    const [woken, ...more] = await told(ReferralUnansweredSchema, caseId);
    expect(more).toEqual([]);
    expect(woken).toMatchObject({ needId, alertMode: 'PAGE', urgency: 'IMMINENT' });
    expect(woken?.recipients.map(({ personId }) => personId)).toEqual(['coord-lac', 'hana']);
  });

  it('that somebody would help with is not cast wider', async () => {
    const caseId = await route();
    const { needId } = await asked(caseId);
    await answer(amiga, await idFor(caseId, 'P-AMIGA'), 'commit');
    await silence(needId);
    expect(await standing(caseId)).toEqual(['P-AMIGA BLOCKED_CONSENT', 'P-JURIS EXPIRED']);
    expect((await referrals(caseId)).map(({ need }) => need)).toEqual(['HELPED', 'HELPED']);
  });

  it('reaches nobody involved, and nobody to whom she has said no', async () => {
    const caseId = await route({ conflicts: ['c-amiga'] });
    await service.callAs(handler, `/cases/${caseId}/consents`, { answer: 'REFUSED', purpose: 'CP-REFER', recipient: 'P-JURIS' });
    expect((await asked(caseId)).offered.map(({ organisation }) => organisation)).toEqual(['P-FAR']);
    expect(codeOf(await ask(caseId, { to: 'P-AMIGA' }))).toEqual([422, 'need.conflict']);
    expect(codeOf(await ask(caseId, { to: 'P-JURIS' }))).toEqual([422, 'need.objected']);
    expect(codeOf(await ask(caseId, { to: 'P-NOBODY' }))).toEqual([422, 'consent.recipient-unknown']);
    const none = await asked(caseId, { measures: ['PM-TRAIN'] });
    expect(none).toMatchObject({ state: 'UNANSWERED', offered: [] });
    expect((await told(ReferralUnansweredSchema, caseId)).map(({ needId }) => needId)).toEqual([none.needId]);
  });

  it('is never for an organisation that is closed, whoever chooses it or has offered it before; for one that pauses, where somebody chooses it', async () => {
    const caseId = await route();
    expect(codeOf(await ask(caseId, { to: 'P-SHUT' }))).toEqual([422, 'need.closed']);
    expect(await standing(caseId)).toEqual([]);
    expect((await asked(caseId, { to: 'P-REST' })).offered.map(({ because }) => because)).toEqual([['CHOSEN']]);
    const { offered: [late] } = await asked(caseId, { to: 'P-FAR' });
    await service.kept.asAdministrator(`UPDATE referrals SET organisation = 'P-SHUT', organisation_id = 'c-shut' WHERE id = $1`, [late?.referralId]);
    while ((await standing(caseId)).includes('P-SHUT OFFERED')) await pause(20);
    expect(await standing(caseId)).toEqual(['P-REST OFFERED', 'P-SHUT REVOKED']);
  });

  it('gives, where two did without her consent, how to reach her and no more', async () => {
    const caseId = await route();
    const id = (await asked(caseId, { to: 'P-JURIS' })).offered[0]?.referralId ?? '';
    await answer(juris, id, 'commit');
    const override = { purpose: 'CP-REFER', recipient: 'P-JURIS', cannotBeAsked: 'MISSING', because: 'invented, in danger' };
    const { overrideId } = (await service.callAs(coordinator, `/cases/${caseId}/overrides`, override)).body as { overrideId: string };
    expect(codeOf(await release(caseId, id, [{ field: 'NAME', says: NAME }]))).toEqual([422, 'consent.absent']);
    await service.callAs(handler, `/cases/${caseId}/overrides/${overrideId}/agree`, {});
    expect(codeOf(await release(caseId, id, [{ field: 'FAMILY', says: STORY }]))).toEqual([422, 'consent.absent']);
    expect((await release(caseId, id, [{ field: 'NAME', says: NAME }, { field: 'SAFE_CONTACT', says: NAME }])).status).toBe(200);
    expect((await read(juris, id)).body).toMatchObject({ fields: { NAME, SAFE_CONTACT: NAME } });
  });

  it('is hidden from a partner with a conflict, and open to no other role', async () => {
    const { caseId, id } = await released();
    const conflicting = of('P-JURIS', 'involved', { con: ['c-else'] });
    expect((await offers(conflicting)).some(({ referralId }) => referralId === id)).toBe(true);
    await desk.hear(desk.routeReport, heard(aReport({ caseId, submissionId: randomUUID(), sequence: 2, conflicts: ['c-else'] })));
    expect((await offers(conflicting)).some(({ referralId }) => referralId === id)).toBe(false);
    expect((await read(conflicting, id)).body).toEqual((await read(conflicting, nobody)).body);
    expect((await read(juris, id)).status).toBe(200);
    for (const who of [handler, coordinator, { ...juris, fac: 1 as const }, { sub: 'nowhere', roles: juris.roles } as Person]) expect((await service.callAs(who, '/offers')).status).toBe(403);
    for (const call of [ask(caseId, {}, juris), release(caseId, id, undefined, juris), service.callAs(juris, `/cases/${caseId}/referrals`), release(caseId, id, undefined, coordinator)]) expect((await call).status).toBe(403);
    expect(codeOf(await release(caseId, id, [{ field: 'NAME', says: NAME }, { field: 'NAME', says: STORY }]))).toEqual([400, 'request.malformed']);
    // Nobody may write over what was released, the service included.
    await expect(service.kept.database.query('UPDATE packets SET fields = fields')).rejects.toMatchObject({ driverError: { code: '42501' } });
  });

  it('stands behind row-level security, of partners too', async () => {
    const { id } = await released();
    expect(await service.kept.sightFaults()).toEqual([]);
    const sight = await service.kept.openSight(1);
    const seen = (organisation: string, none: string[] = []) =>
      sight.seenBy({ as: 'partners', any: [`offer:${organisation}`], none }, (tx) => tx.query<{ id: string }[]>('SELECT id FROM referrals WHERE id = $1', [id]));
    expect([(await seen('P-JURIS')).length, (await seen('P-AMIGA')).length]).toEqual([1, 0]);
    for (const table of ['packets', 'packet_reads', 'consents']) {
      await expect(sight.seenBy({ as: 'partners', any: ['offer:P-JURIS', 'all'], none: [] }, (tx) => tx.query(`SELECT 1 FROM ${table}`))).rejects.toMatchObject({ driverError: { code: '42501' } });
    }
    await sight.close();
  });

  it('goes with its case when that is erased', async () => {
    const { caseId, id } = await released();
    await read(juris, id);
    await forget(service.kept.database, caseId);
    for (const table of ['needs', 'referrals', 'packets', 'packet_reads']) {
      expect([table, await service.kept.asAdministrator(`SELECT 1 FROM ${table} WHERE case_id = $1`, [caseId])]).toEqual([table, []]);
    }
    expect(codeOf(await read(juris, id))).toEqual([404, 'referral.absent']);
  });
});
