import { randomUUID } from 'node:crypto';
import { fromBinary, type DescMessage, type MessageShape } from '@bufbuild/protobuf';
import { ReferralMovedSchema, ReferralOfferedSchema } from '@amparo/contracts';
import type { DirectoryOrganisation, PersonClaims } from '@amparo/domain';
import { StartedService } from '@amparo/testing';
import { aDirectory, heard } from '../../test/builders';
import { deskBeside, routedTo, type Desk } from '../../test/desk';
import { forget } from '../../test/forget';
import { ProtectionConfig } from '../config';
import type { RecordedConsent } from '../consents/consents.dto';
import type { LinkShown, MadeLink, OpenedLink, VisitPacket, VisitShown } from '../links/links.dto';
import type { HelpAsked, ReferralShown } from '../needs/needs.dto';
import { protection } from '../service';

/** Each test is some twenty calls, which take their time on a busy machine. */
jest.setTimeout(60_000);

type Person = Partial<PersonClaims> & Pick<PersonClaims, 'sub'>;
const partner = (id: string, said: Partial<DirectoryOrganisation> = {}): DirectoryOrganisation =>
  ({ id, conflictId: `c-${id.slice(2).toLowerCase()}`, kind: 'PARTNER', services: ['PM-LEGAL'], regions: ['LAC'], languages: ['es'], capacity: 'OPEN', ...said });
const PARTNERS = [partner('P-ALDEA', { servedByLink: true }), partner('P-MONTE', { servedByLink: true }), partner('P-JURIS')];

const handler: Person = { sub: 'hana', roles: [{ role: 'CASE_HANDLER' }] };
const coordinator: Person = { sub: 'coord-lac', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }] };
const WAYS = { linkBy: 'EMAIL', codeBy: 'TELEPHONE' };
const STORY = 'invented story of nobody';
const NAME = 'Invented Person';

describe('a link for a partner without an account', () => {
  const service = new StartedService(protection, new ProtectionConfig(), { ...aDirectory(), organisations: PARTNERS });
  let desk: Desk;
  beforeAll(async () => {
    desk = await deskBeside(service);
  });
  afterAll(() => service.stop());

  const codeOf = ({ status, body }: { status: number; body: unknown }) => [status, (body as { code?: string } | undefined)?.code];
  const by = (step: string, body: object) => service.callAsService('portal', `/internal/links/${step}`, body);
  const offered = async (to = 'P-ALDEA') => {
    const caseId = await routedTo(desk, handler.sub);
    const { offered: [first] } = (await service.callAs(coordinator, `/cases/${caseId}/needs`, { measures: ['PM-LEGAL'], to })).body as HelpAsked;
    return { caseId, referralId: first?.referralId ?? '' };
  };
  type Of = { caseId: string; referralId: string };
  const make = ({ caseId, referralId }: Of, who = handler, ways: object = WAYS) => service.callAs(who, `/cases/${caseId}/referrals/${referralId}/links`, ways);
  const made = async (of: Of) => (await make(of)).body as MadeLink;
  const links = async ({ caseId }: Of) => (await service.callAs(coordinator, `/cases/${caseId}/links`)).body as LinkShown[];
  const opened = async (secret: string) => ((await by('open', { secret })).body as OpenedLink).visit;
  const shown = async (visit: string) => (await by('offer', { visit })).body as VisitShown;
  /** Somebody of a partner who opened the link and said the code. */
  const verified = async (of: Of) => {
    const { secret, code } = await made(of);
    const visit = await opened(secret);
    expect((await by('code', { visit, code })).status).toBe(204);
    return visit;
  };
  const consent = async ({ caseId }: Of, recipient = 'P-ALDEA') => ((await service.callAs(handler, `/cases/${caseId}/consents`, {
    answer: 'GIVEN', purpose: 'CP-REFER', recipient, classes: ['S1', 'S2', 'S3'], by: { who: 'PERSON' }, how: 'WRITTEN', language: 'es', explained: ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW'],
  })).body as RecordedConsent).consentId;
  const release = ({ caseId, referralId }: Of) => service.callAs(handler, `/cases/${caseId}/referrals/${referralId}/release`, { fields: [{ field: 'SUMMARY', says: STORY }, { field: 'NAME', says: NAME }] });
  const released = async () => {
    const of = await offered();
    const consentId = await consent(of);
    const visit = await verified(of);
    expect((await by('commit', { visit })).body).toMatchObject({ status: 'COMMITTED' });
    expect((await release(of)).status).toBe(200);
    return { ...of, consentId, visit };
  };
  const otherThan = (code: string) => String((Number(code) + 1) % 10 ** 8).padStart(8, '0');
  const soon = (linkId: string) => service.kept.asAdministrator(`UPDATE offer_links SET next_try_at = now() WHERE id = $1`, [linkId]);

  it('is made by whoever may give what was agreed to, for an organisation that is reached so, and goes two ways', async () => {
    const of = await offered();
    expect(codeOf(await make(of, coordinator))).toEqual([403, 'access.forbidden']);
    expect(codeOf(await make(of, handler, { linkBy: 'EMAIL', codeBy: 'EMAIL' }))).toEqual([422, 'link.same-way']);
    expect(codeOf(await make(await offered('P-JURIS')))).toEqual([422, 'link.accounts']);
    expect(codeOf(await make({ ...of, referralId: randomUUID() }))).toEqual([404, 'referral.absent']);
    const { secret, code, linkId } = await made(of);
    expect([secret, code]).toEqual([expect.stringMatching(/^[\w-]{43}$/), expect.stringMatching(/^\d{8}$/)]);
    expect(await links(of)).toMatchObject([{ linkId, state: 'WAITING', linkBy: 'EMAIL', codeBy: 'TELEPHONE', madeBy: handler.sub, openedAt: null, tries: 0 }]);
    const rows = JSON.stringify(await service.kept.asAdministrator('SELECT t::text AS row FROM offer_links t UNION ALL SELECT t::text FROM audit t'));
    for (const word of [secret, code]) for (const form of [word, Buffer.from(word).toString('hex')]) expect(rows).not.toContain(form);
  });

  it('opens once, shows the teaser alone until the code is said, and lets nothing be done before', async () => {
    const of = await offered();
    const { secret, code } = await made(of);
    const lost = await opened(secret);
    const visit = await opened(secret);
    expect(codeOf(await by('offer', { visit: lost }))).toEqual([404, 'link.absent']);
    expect(await shown(visit)).toMatchObject({
      verified: false, offer: { referralId: of.referralId, status: 'OFFERED', shows: 'TEASER', measures: ['PM-LEGAL'], regions: ['LAC'], language: 'es', urgency: 'IMMINENT', openUntil: null, because: [], steps: [] },
    });
    expect(JSON.stringify(await shown(visit))).not.toContain(of.caseId);
    for (const [step, more] of [['commit', {}], ['decline', { because: 'OTHER' }], ['progress', { status: 'DONE' }], ['packet', {}], ['deleted', {}]] as const) {
      expect(codeOf(await by(step, { visit, ...more }))).toEqual([403, 'link.unverified']);
    }
    expect(codeOf(await by('open', { secret }))).toEqual([404, 'link.absent']);
    expect((await by('code', { visit, code: `${code.slice(0, 4)} - ${code.slice(4)}` })).status).toBe(204);
    expect((await shown(visit)).verified).toBe(true);
    expect((await by('decline', { visit, because: 'NO_CAPACITY' })).body).toMatchObject({ status: 'DECLINED' });
    expect((await links(of))[0]).toMatchObject({ state: 'VERIFIED' });
  });

  it('looks the same whether it never was, was used, is over its time, was taken back or replaced', async () => {
    const of = await offered();
    const [used, late] = [await made(of), await made(await offered())];
    await shown(await opened(used.secret));
    await service.kept.asAdministrator(`UPDATE offer_links SET made_at = now() - interval '2 days', expires_at = now() - interval '1 second' WHERE id = $1`, [late.linkId]);
    const other = await offered();
    const [replaced, back] = [await made(other), await made(other)];
    expect((await service.callAs(coordinator, `/cases/${other.caseId}/referrals/${other.referralId}/links/${back.linkId}/revoke`, {})).status).toBe(200);
    expect((await links(other)).map(({ endedBecause }) => endedBecause)).toEqual(['REVOKED', 'REPLACED']);
    const answers = await Promise.all([used, late, replaced, back].map(({ secret }) => by('open', { secret })));
    for (const secret of ['A'.repeat(43), '', 'x', 'é'.repeat(43)]) answers.push(await by('open', { secret }));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(codeOf(answers[0] ?? { status: 0, body: {} })).toEqual([404, 'link.absent']);
  });

  it('ends with the fifth wrong code; one that comes too soon is not looked at, not even the right one', async () => {
    const of = await offered();
    const { secret, code, linkId } = await made(of);
    const visit = await opened(secret);
    expect(codeOf(await by('code', { visit, code: otherThan(code) }))).toEqual([422, 'link.code']);
    expect(codeOf(await by('code', { visit, code }))).toEqual([409, 'link.wait']);
    expect((await links(of))[0]).toMatchObject({ tries: 1, state: 'OPENED' });
    for (let wrong = 2; wrong <= 5; wrong += 1) {
      await soon(linkId);
      expect(codeOf(await by('code', { visit, code: otherThan(code) }))).toEqual([422, 'link.code']);
    }
    await soon(linkId);
    expect(codeOf(await by('code', { visit, code }))).toEqual([404, 'link.absent']);
    expect((await links(of))[0]).toMatchObject({ tries: 5, state: 'OVER', endedBecause: 'TRIES' });
    const noted = await service.kept.asAdministrator<{ purpose: string }>('SELECT purpose FROM audit WHERE session = $1 ORDER BY sequence', [linkId]);
    expect(noted.map(({ purpose }) => purpose)).toEqual(['LINK_OPENED', ...Array<string>(5).fill('LINK_WRONG_CODE')]);
  });

  it('gives a packet by the rules of the workspace: after a commit, a consent and a release, noted before, and not after a withdrawal', async () => {
    const { caseId, referralId, consentId, visit } = await released();
    const { status, body } = await by('packet', { visit });
    const { linkId } = (await links({ caseId, referralId }))[0] as LinkShown;
    expect([status, body]).toMatchObject([200, { status: 'SENT', fields: { SUMMARY: STORY, NAME }, readBy: `link-${linkId}` }]);
    expect(Date.parse(String((body as VisitPacket).until))).toBeLessThanOrEqual(Date.now() + 3_600_000);
    const [referral] = (await service.callAs(coordinator, `/cases/${caseId}/referrals`)).body as ReferralShown[];
    expect(referral).toMatchObject({ status: 'SENT', readBy: [{ person: `link-${linkId}`, fields: ['SUMMARY', 'NAME'] }] });
    expect((await by('progress', { visit, status: 'ACCEPTED' })).body).toMatchObject({ status: 'ACCEPTED' });
    await service.callAs(handler, `/cases/${caseId}/consents/${consentId}/withdraw`, {});
    expect(codeOf(await by('packet', { visit }))).toEqual([404, 'packet.absent']);
    expect(await shown(visit)).toMatchObject({ offer: { status: 'REVOKED', shows: 'NOTHING', measures: null, openUntil: null, deletionAskedAt: expect.any(String) as string } });
    expect((await by('deleted', { visit })).status).toBe(200);
    // Nobody of it has an account: who answers for the case hears that a link is to be made, for the offer, the packet and the deletion.
    const of = async <D extends DescMessage>(type: D): Promise<MessageShape<D>[]> => (await service.kept.asAdministrator<{ payload: Buffer }>(
      'SELECT id, payload FROM outbox WHERE type = $1 AND subject = $2 UNION ALL SELECT id, payload FROM told WHERE type = $1 AND subject = $2 ORDER BY id', [type.typeName, caseId],
    )).map(({ payload }) => fromBinary(type, payload));
    expect((await of(ReferralOfferedSchema)).map(({ deskPersonIds, reference }) => [deskPersonIds.length, reference])).toEqual([[2, 'AM-TEST-0001']]);
    const told = await of(ReferralMovedSchema);
    expect(told.filter(({ status: to, deletionAsked }) => to === 'RELEASED' || deletionAsked).map(({ deskPersonIds }) => deskPersonIds)).toEqual(Array(2).fill(['coord-lac', handler.sub]));
    expect(told.filter(({ status: to }) => to === 'SENT').map(({ deskPersonIds }) => deskPersonIds)).toEqual([[]]);
    const noted = await service.kept.asAdministrator<{ action: string }>('SELECT action FROM audit WHERE session = $1 ORDER BY sequence', [linkId]);
    expect(noted.map(({ action }) => action)).toEqual(['offer.list', 'offer.list', 'offer.answer', 'packet.read', 'offer.answer', 'offer.answer']);
  });

  it('opens nothing any more once staff took it back, its hour is over, she left, or the case was erased', async () => {
    const taken = await released();
    const [{ linkId }] = (await links(taken)) as [LinkShown];
    await service.callAs(handler, `/cases/${taken.caseId}/referrals/${taken.referralId}/links/${linkId}/revoke`, {});
    const over = await released();
    await service.kept.asAdministrator(`UPDATE offer_links SET visit_until = now() WHERE referral_id = $1`, [over.referralId]);
    const left = await released();
    expect((await by('leave', { visit: left.visit })).status).toBe(204);
    const erased = await released();
    await forget(service.kept.database, erased.caseId);
    for (const { visit } of [taken, over, left, erased]) for (const step of ['packet', 'offer', 'commit', 'leave']) expect(codeOf(await by(step, { visit }))).toEqual([404, 'link.absent']);
    expect(await service.kept.asAdministrator('SELECT 1 FROM offer_links WHERE case_id = $1', [erased.caseId])).toEqual([]);
    const strange = ['', 'x.y', `${'A'.repeat(43)}.${'A'.repeat(43)}`, `${over.visit}.x`, over.visit.split('.').reverse().join('.')];
    for (const visit of strange) expect(codeOf(await by('offer', { visit }))).toEqual([404, 'link.absent']);
  });

  it('closes its organisation without a code, and what others of it have open ends as well', async () => {
    const of = await offered('P-MONTE');
    const { secret } = await made(of);
    const [visit, elsewhere] = [await opened(secret), await verified(await offered('P-MONTE'))];
    expect((await by('compromised', { visit })).status).toBe(204);
    expect(service.askedOfDirectory).toContain('POST /internal/organisations/P-MONTE/compromised');
    for (const each of [visit, elsewhere]) expect(codeOf(await by('offer', { visit: each }))).toEqual([404, 'link.absent']);
    const again = await made(of);
    await desk.hear(desk.compromised, heard({ caseId: '', conflictId: 'c-monte', $typeName: 'amparo.directory.v1.OrganisationCompromised' as const, personIds: [], directoryVersion: 1 }));
    expect(codeOf(await by('open', { secret: again.secret }))).toEqual([404, 'link.absent']);
    expect((await links(of))[0]).toMatchObject({ state: 'OVER', endedBecause: 'COMPROMISED' });
  });
});
