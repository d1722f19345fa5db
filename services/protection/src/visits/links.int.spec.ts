import { randomUUID } from 'node:crypto';
import { ReferralMovedSchema, ReferralOfferedSchema } from '@amparo/contracts';
import { StartedService } from '@amparo/testing';
import { heard } from '../../test/builders';
import { deskBeside, type Desk } from '../../test/desk';
import { coordinator, handler } from '../../test/desk-calls';
import { forget } from '../../test/forget';
import { aMessage, aService, LinkCalls, NAME, STORY, withLinks } from '../../test/link-calls';
import { ProtectionConfig } from '../config';
import type { LinkShown, VisitLog, VisitPacket } from '../links/links.dto';
import type { ReferralShown } from '../needs/needs.dto';
import { protection } from '../service';

/** Each test is some twenty calls, which take their time on a busy machine. */
jest.setTimeout(60_000);

describe('a link for a partner without an account', () => {
  const service = new StartedService(protection, new ProtectionConfig(), withLinks());
  let desk: Desk;
  beforeAll(async () => {
    desk = await deskBeside(service);
  });
  afterAll(() => service.stop());

  const { codeOf } = LinkCalls;
  const { by, offered, make, made, links, opened, shown, verified, consent, release, released, events, troubles } = new LinkCalls(service, () => desk);

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
    expect(codeOf(await by('offer', { visit: lost }))).toEqual([404, 'link.used']);
    expect(await shown(visit)).toMatchObject({
      verified: false, offer: { referralId: of.referralId, status: 'OFFERED', shows: 'TEASER', measures: ['PM-LEGAL'], regions: ['LAC'], language: 'es', urgency: 'IMMINENT', openUntil: null, because: [], steps: [] },
    });
    expect(JSON.stringify(await shown(visit))).not.toContain(of.caseId);
    for (const [step, more] of [['commit', {}], ['decline', { because: 'OTHER' }], ['progress', { status: 'DONE' }], ['packet', {}], ['log', {}], ['line', aMessage('invented')], ['deleted', {}]] as const) {
      expect(codeOf(await by(step, { visit, ...more }))).toEqual([403, 'link.unverified']);
    }
    expect((await by('code', { visit, code: `${code.slice(0, 4)} - ${code.slice(4)}` })).status).toBe(204);
    expect((await shown(visit)).verified).toBe(true);
    expect((await by('decline', { visit, because: 'NO_CAPACITY' })).body).toMatchObject({ status: 'DECLINED' });
    expect((await links(of))[0]).toMatchObject({ state: 'VERIFIED' });
  });

  it('looks the same whatever was never made; whoever holds the whole of one that is over hears what became of it, and nothing of a closed organisation', async () => {
    const of = await offered();
    const [used, late] = [await made(of), await made(await offered())];
    await shown(await opened(used.secret));
    await service.kept.asAdministrator(`UPDATE offer_links SET made_at = now() - interval '2 days', expires_at = now() - interval '1 second' WHERE id = $1`, [late.linkId]);
    const other = await offered();
    const [replaced, back] = [await made(other), await made(other)];
    expect((await service.callAs(coordinator, `/cases/${other.caseId}/referrals/${other.referralId}/links/${back.linkId}/revoke`, {})).status).toBe(200);
    expect((await links(other)).map(({ endedBecause }) => endedBecause)).toEqual(['REVOKED', 'REPLACED']);
    expect(await Promise.all([used, late, replaced, back].map(async ({ secret }) => codeOf(await by('open', { secret }))))).toEqual([
      [404, 'link.used'], [404, 'link.late'], [404, 'link.taken-back'], [404, 'link.taken-back'],
    ]);
    const answers = await Promise.all(['A'.repeat(43), '', 'x', 'é'.repeat(43)].map((secret) => by('open', { secret })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(codeOf(answers[0] ?? { status: 0, body: {} })).toEqual([404, 'link.absent']);
  });

  it('tells those who answer for the case, once, that it was brought while it was open elsewhere, and stays open there', async () => {
    const of = await offered();
    const { secret, code } = await made(of);
    const visit = await opened(secret);
    await shown(visit);
    for (let time = 0; time < 3; time++) expect(codeOf(await by('open', { secret }))).toEqual([404, 'link.used']);
    expect((await by('code', { visit, code })).status).toBe(204);
    expect(await troubles(of.caseId)).toEqual([['ELSEWHERE', of.referralId, 'PAGE', ['coord-lac', handler.sub]]]);
    expect((await links(of))[0]).toMatchObject({ state: 'VERIFIED', elsewhereAt: expect.any(String) as string });
  });

  it.each<[string, string, (visit: string, linkId: string) => Promise<unknown>]>([
    ['was closed', 'link.left', (visit) => by('leave', { visit })],
    ['was open for its hour', 'link.used', (_visit, linkId) => service.kept.asAdministrator('UPDATE offer_links SET visit_until = now() WHERE id = $1', [linkId])],
  ])('tells them once of one that is brought after it %s', async (_what, code, end) => {
    const of = await offered();
    const { secret, linkId } = await made(of);
    const visit = await opened(secret);
    await shown(visit);
    await end(visit, linkId);
    for (let time = 0; time < 2; time++) expect(codeOf(await by('open', { secret }))).toEqual([404, code]);
    expect(await troubles(of.caseId)).toEqual([['ELSEWHERE', of.referralId, 'PAGE', ['coord-lac', handler.sub]]]);
  });

  it('ends with the fifth wrong code, of which those who answer for the case hear; one that comes too soon is not looked at, not even the right one', async () => {
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
    expect(codeOf(await by('code', { visit, code }))).toEqual([404, 'link.tried']);
    expect(codeOf(await by('open', { secret }))).toEqual([404, 'link.tried']);
    expect(await troubles(of.caseId)).toEqual([['CODES', of.referralId, 'PAGE', ['coord-lac', handler.sub]]]);
    expect((await links(of))[0]).toMatchObject({ tries: 5, state: 'OVER', endedBecause: 'TRIES' });
    const noted = await service.kept.asAdministrator<{ purpose: string }>('SELECT purpose FROM audit WHERE session = $1 ORDER BY sequence', [linkId]);
    expect(noted.map(({ purpose }) => purpose)).toEqual(['LINK_OPENED', ...Array<string>(5).fill('LINK_WRONG_CODE')]);
  });

  it('gives a packet by the rules of the workspace: after a commit, a consent and a release, noted before, and not after a withdrawal', async () => {
    const { caseId, consentId, visit } = await released();
    const { status, body } = await by('packet', { visit });
    const { linkId } = (await links({ caseId }))[0] as LinkShown;
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
    expect((await events(ReferralOfferedSchema, caseId)).map(({ deskPersonIds, reference }) => [deskPersonIds.length, reference])).toEqual([[2, 'AM-TEST-0001']]);
    const told = await events(ReferralMovedSchema, caseId);
    expect(told.filter(({ status: to, deletionAsked }) => to === 'RELEASED' || deletionAsked).map(({ deskPersonIds }) => deskPersonIds)).toEqual(Array(2).fill(['coord-lac', handler.sub]));
    expect(told.filter(({ status: to }) => to === 'SENT').map(({ deskPersonIds }) => deskPersonIds)).toEqual([[]]);
    const noted = await service.kept.asAdministrator<{ action: string }>('SELECT action FROM audit WHERE session = $1 ORDER BY sequence', [linkId]);
    expect(noted.map(({ action }) => action)).toEqual(['offer.list', 'offer.list', 'offer.answer', 'packet.read', 'offer.answer', 'offer.answer']);
  });

  it('opens nothing to be read any more once staff took it back, its hour is over, she left, or the case was erased', async () => {
    const taken = await released();
    const [{ linkId }] = (await links(taken)) as [LinkShown];
    await service.callAs(handler, `/cases/${taken.caseId}/referrals/${taken.referralId}/links/${linkId}/revoke`, {});
    const over = await released();
    await service.kept.asAdministrator(`UPDATE offer_links SET visit_until = now() WHERE referral_id = $1`, [over.referralId]);
    const left = await released();
    expect((await by('leave', { visit: left.visit })).status).toBe(204);
    const erased = await released();
    await forget(service.kept.database, erased.caseId);
    for (const [{ visit }, code] of [[taken, 'link.taken-back'], [over, 'link.late'], [left, 'link.left']] as const) {
      for (const step of ['packet', 'log', 'offer', 'commit', 'leave']) expect(codeOf(await by(step, { visit }))).toEqual([404, code]);
    }
    for (const step of ['packet', 'log', 'commit']) expect(codeOf(await by(step, { visit: erased.visit }))).toEqual([404, 'referral.absent']);
    // Of nothing that is to be deleted none is left.
    const unheld = await offered();
    const visit = await verified(unheld);
    await forget(service.kept.database, unheld.caseId);
    for (const step of ['packet', 'offer', 'leave']) expect(codeOf(await by(step, { visit }))).toEqual([404, 'link.absent']);
    expect(await service.kept.asAdministrator('SELECT 1 FROM offer_links WHERE case_id = ANY($1)', [[erased.caseId, unheld.caseId]])).toEqual([]);
    const strange = ['', 'x.y', `${'A'.repeat(43)}.${'A'.repeat(43)}`, `${over.visit}.x`, over.visit.split('.').reverse().join('.')];
    for (const visit of strange) expect(codeOf(await by('offer', { visit }))).toEqual([404, 'link.absent']);
  });

  it('has the same log as the workspace: messages with the desk under consent to the story, services while she helps, each once, gone with consent', async () => {
    const of = await offered();
    const visit = await verified(of);
    const [first, early] = [aMessage('invented question'), aService('invented help')];
    const lines = async (at = visit) => ((await by('log', { visit: at })).body as VisitLog).lines.map(({ kind, by: whose, words, person }) => [kind, whose, words, person?.startsWith('link-') ?? null]);
    expect((await by('line', { visit, ...first })).status).toBe(201);
    expect(await by('line', { visit, ...first })).toMatchObject({ status: 201, body: { lineId: first.lineId } });
    expect(codeOf(await by('line', { visit, ...first, words: 'other words' }))).toEqual([409, 'line.other-words']);
    expect(codeOf(await by('line', { visit, ...early }))).toEqual([409, 'referral.step']);
    expect(codeOf(await by('line', { visit, ...aService('invented'), day: '2026-02-31' }))).toEqual([422, 'line.service']);
    expect(codeOf(await by('line', { visit, ...aMessage('x'.repeat(5_001)) }))).toEqual([400, 'request.malformed']);
    const consentId = await consent(of);
    await by('commit', { visit });
    await release(of);
    const toPartner = (words: string) => service.callAs(handler, `/cases/${of.caseId}/referrals/${of.referralId}/log`, { lineId: randomUUID(), words });
    expect((await toPartner('invented answer')).status).toBe(201);
    await by('packet', { visit });
    expect((await by('line', { visit, ...early })).status).toBe(201);
    const mine = [['MESSAGE', 'PARTNER', 'invented question', true], ['SERVICE', 'PARTNER', 'invented help', true]];
    expect(await lines()).toEqual([mine[0], ['MESSAGE', 'DESK', 'invented answer', null], mine[1]]);
    const seen = (await service.callAs(handler, `/cases/${of.caseId}/referrals/${of.referralId}/log`)).body as { by: string; readAt: string | null }[];
    expect(seen.map(({ by: whose, readAt }) => [whose, readAt !== null])).toEqual([['PARTNER', false], ['DESK', true], ['PARTNER', false]]);
    for (const status of ['ACCEPTED', 'IN_SERVICE'] as const) expect((await by('progress', { visit, status })).status).toBe(200);
    // It is shown until the earlier of the visit's end and that of the consent to what the desk wrote.
    const until = async () => Date.parse(String(((await by('log', { visit })).body as VisitLog).until)) - Date.now();
    expect(await until()).toBeGreaterThan(50 * 60_000);
    await service.kept.asAdministrator(`UPDATE consents SET expires_at = now() + interval '10 minutes' WHERE id = $1`, [consentId]);
    expect(await until()).toBeLessThanOrEqual(10 * 60_000);
    // What she reads is what the consent of now lets her.
    await consent(of, ['S1']);
    expect(await lines()).toEqual(mine);
    expect(codeOf(await toPartner('invented after'))).toEqual([422, 'consent.class-not-agreed:S2']);
    expect(codeOf(await by('line', { visit, ...aService('invented later') }))).toEqual([409, 'referral.step']);
    await service.callAs(handler, `/cases/${of.caseId}/consents/${consentId}/withdraw`, {});
    expect(await lines()).toEqual([]);
    expect(codeOf(await by('line', { visit, ...aMessage('too late') }))).toEqual([409, 'referral.step']);
  });

  it('says that it is over once the desk called it back, before and after the code, and takes that it is deleted', async () => {
    const { caseId, referralId, visit } = await released();
    expect((await service.callAs(coordinator, `/cases/${caseId}/referrals/${referralId}/recall`, {})).status).toBe(200);
    expect(await shown(visit)).toMatchObject({ verified: true, offer: { status: 'REVOKED', shows: 'NOTHING', measures: null, openUntil: null, deletionAskedAt: expect.any(String) as string } });
    for (const [step, more, refused] of [['packet', {}, [404, 'packet.absent']], ['commit', {}, [409, 'referral.step']], ['decline', { because: 'OTHER' }, [409, 'referral.step']], ['line', aMessage('invented'), [409, 'referral.step']]] as const) {
      expect([step, ...codeOf(await by(step, { visit, ...more }))]).toEqual([step, ...refused]);
    }
    expect((await by('deleted', { visit })).status).toBe(200);
    // What is over and deleted needs no other link.
    expect(codeOf(await make({ caseId, referralId }))).toEqual([409, 'referral.step']);
    const of = await offered();
    const unsaid = await opened((await made(of)).secret);
    await service.callAs(coordinator, `/cases/${of.caseId}/referrals/${of.referralId}/recall`, {});
    expect(await shown(unsaid)).toMatchObject({ verified: false, offer: { status: 'REVOKED', shows: 'NOTHING', measures: null, regions: null, deletionAskedAt: null } });
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
