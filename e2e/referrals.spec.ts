import { describeOnBothLogs } from './support/event-logs';
import { file } from './support/journey';
import { LinkVisitor } from './support/link-visitor';
import type { Item } from './support/people';
import { PortalPerson } from './support/portal-person';
import { tellDirectory } from './support/preparation';
import { arrestIn } from './support/reports';
import { HANDLER, withPartners } from './support/sharing';
import { startTestSystem, type TestSystem } from './support/system';
import { until } from './support/until';

jest.setTimeout(120_000);

describeOnBothLogs('help that a partner is asked for', (log) => {
  let system: TestSystem;
  let [lac, swg, hana, juris, amiga] = [] as unknown as [PortalPerson, PortalPerson, PortalPerson, PortalPerson, PortalPerson];

  beforeAll(async () => {
    system = await startTestSystem(log);
    await tellDirectory(system.api, system.rows, withPartners());
    const joined = [];
    for (const person of ['coord-lac', 'swg-duty', HANDLER, 'juris-desk', 'amiga-desk']) joined.push((await PortalPerson.join(system.api, system.running.portalUrl, person)).session);
    [lac, swg, hana, juris, amiga] = joined as [PortalPerson, PortalPerson, PortalPerson, PortalPerson, PortalPerson];
  }, 300_000);
  afterAll(() => system?.stop(), 60_000);

  const items = (who: PortalPerson) => who.get<Item[]>('/api/notifications/items');
  const kindsOf = async (who: PortalPerson, caseId: string) => (await items(who)).filter((item) => item.caseId === caseId && item.kind !== 'REPORT').map(({ kind }) => kind).reverse();
  const partnersKinds = async (referralId: string) => (await items(juris)).filter((item) => (item as Item & { referralId?: string }).referralId === referralId).map(({ kind }) => kind).reverse();
  const mailsTo = (person: string) => system.mail.mails.filter(({ to }) => to === `${person}@example.org`).length;

  /** A case that the handler has. */
  const handled = async () => {
    const { reference } = await file(system, arrestIn('CO'));
    const caseId = await until('casework has it', async () => (await lac.get<{ cases: { caseId: string }[] }>(`/api/casework/cases?reference=${reference}`)).cases[0]?.caseId);
    await lac.post(`/api/casework/cases/${caseId}/handlers`, { person: HANDLER });
    return { caseId, reference };
  };
  const agreed = (caseId: string, recipient: string) => until('protection knows who has it', async () => hana.post<{ consentId: string }>(`/api/protection/cases/${caseId}/consents`, {
    answer: 'GIVEN', purpose: 'CP-REFER', recipient, classes: ['S1', 'S2'], by: { who: 'PERSON' }, how: 'WRITTEN', language: 'es', explained: ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW'],
  }));

  /** A case that the handler has, and a packet of it that the partner has read. @param to whom alone, or everybody who may be able to help was asked */
  const opened = async ({ to }: { to?: string } = { to: 'P-JURIS' }) => {
    const { caseId, reference } = await handled();
    const asked = await until('protection knows of it', async () => lac.post<{ offered: { referralId: string; organisation: string }[] }>(`/api/protection/cases/${caseId}/needs`, { measures: ['PM-LEGAL'], ...(to === undefined ? {} : { to }) }));
    const of = (organisation: string) => asked.offered.find((one) => one.organisation === organisation)?.referralId ?? '';
    const referralId = of('P-JURIS');
    await until('the partner hears of the offer', async () => ((await partnersKinds(referralId)).length > 0 ? true : undefined));
    const { consentId } = await agreed(caseId, 'P-JURIS');
    await juris.post(`/api/protection/offers/${referralId}/commit`);
    await hana.post(`/api/protection/cases/${caseId}/referrals/${referralId}/release`, { fields: [{ field: 'SUMMARY', says: 'invented story of nobody' }] });
    await juris.get(`/api/protection/offers/${referralId}/packet`);
    return { caseId, reference, referralId, consentId, others: of('P-AMIGA') };
  };

  it('is taken by duty, declined by one partner and given by another until consent is taken back; both sides hear of it step by step, in items without content and mails that say nothing', async () => {
    const before = mailsTo('juris-desk');
    const { caseId, reference, referralId, consentId, others } = await opened({});
    const alert = await until('duty is called', async () => (await items(swg)).find((item) => item.caseId === caseId));
    await swg.post(`/api/notifications/items/${alert.id}/acknowledge`);
    await until('the others see who has it', async () => (await lac.get<{ caseId: string; acknowledgedBy: string | null }[]>('/api/protection/alerts')).find((one) => one.caseId === caseId && one.acknowledgedBy === 'swg-duty'));
    await amiga.post(`/api/protection/offers/${others}/decline`, { because: 'NO_CAPACITY' });
    expect((await amiga.call('GET', `/api/protection/offers/${others}/packet`)).status).toBe(404);
    await hana.post(`/api/protection/cases/${caseId}/consents/${consentId}/withdraw`);
    expect((await juris.call('GET', `/api/protection/offers/${referralId}/packet`)).status).toBe(404);
    await until('the partner is asked to delete', async () => ((await partnersKinds(referralId)).includes('DELETION') ? true : undefined));
    await juris.post(`/api/protection/offers/${referralId}/deleted`);
    await until('the desk hears of it', async () => ((await kindsOf(hana, caseId)).includes('DELETION_CONFIRMED') ? true : undefined));
    expect(await partnersKinds(referralId)).toEqual(['OFFER', 'PACKET', 'DELETION']);
    // What one withdrawal tells comes in any order; the need has lost its only helper, and nobody else is there to ask.
    const heard = ['CONSENT_WITHDRAWN', 'DELETION_CONFIRMED', 'ESCALATION', 'REFERRAL_COMMITTED', 'REFERRAL_DECLINED'];
    await until('the desk hears that nobody is left to ask', async () => ((await kindsOf(lac, caseId)).includes('ESCALATION') ? true : undefined));
    await system.quiet();
    for (const who of [hana, lac]) expect((await kindsOf(who, caseId)).sort()).toEqual(heard);
    expect(mailsTo('juris-desk') - before).toBe(3);
    const hers = JSON.stringify(await items(juris));
    for (const word of [caseId, reference]) expect(hers).not.toContain(word);
    expect(new Set(system.mail.mails.filter(({ to }) => to === 'juris-desk@example.org').map(({ raw }) => raw.replace(/^(Message-ID|Date):.*$/gim, ''))).size).toBe(1);
    const { timeline } = await hana.get<{ timeline: { what: string; detail: string[] }[] }>(`/api/casework/cases/${caseId}/timeline`);
    const story = timeline.map(({ what, detail: [status] }) => (what === 'REFERRAL_MOVED' ? status : what));
    for (const what of ['REFERRAL_OFFERED', 'DECLINED', 'COMMITTED', 'RELEASED', 'SENT', 'CONSENT_WITHDRAWN', 'REVOKED', 'DELETION_ASKED', 'DELETION_CONFIRMED']) expect(story).toContain(what);
  });

  it('goes to a partner without an account by a link and a code, and off its page when she takes it back; money is asked for beside it, and what comes of that flows back', async () => {
    const { caseId, reference } = await handled();
    const { consentId } = await agreed(caseId, 'P-ALDEA');
    const { handOffId } = await hana.post<{ handOffId: string }>(`/api/protection/cases/${caseId}/hand-offs`, { kind: 'GRANT', note: 'invented need of nobody' });
    const { offered } = await hana.post<{ offered: { referralId: string }[] }>(`/api/protection/cases/${caseId}/needs`, { measures: ['PM-LEGAL'], to: 'P-ALDEA' });
    const referralId = offered[0]?.referralId ?? '';
    const { secret, code } = await hana.post<{ secret: string; code: string }>(`/api/protection/cases/${caseId}/referrals/${referralId}/links`, { linkBy: 'EMAIL', codeBy: 'TELEPHONE' });
    const visitor = new LinkVisitor(juris.url);
    const teaser = await visitor.form('/link/en', { link: `${juris.url}/link#${secret}` });
    expect([teaser.status, teaser.text.includes('Latin America'), teaser.text.includes(caseId), teaser.text.includes(reference)]).toEqual([200, true, false, false]);
    expect((await new LinkVisitor(juris.url).form('/link/en', { link: secret })).status).toBe(404);
    await visitor.form('/link/en/code', { code });
    await visitor.form('/link/en/answer', { go: 'commit' });
    await hana.post(`/api/protection/cases/${caseId}/referrals/${referralId}/release`, { fields: [{ field: 'SUMMARY', says: 'invented story of nobody' }] });
    expect((await visitor.page('/link/en/packet')).text).toContain('invented story of nobody');
    await hana.post(`/api/protection/cases/${caseId}/consents/${consentId}/withdraw`);
    const after = await visitor.page('/link/en/packet');
    expect([after.status, after.text.includes('invented story')]).toEqual([404, false]);

    const step = async () => (await hana.get<{ handOffId: string; status: string }[]>(`/api/protection/cases/${caseId}/hand-offs`)).find((one) => one.handOffId === handOffId)?.status;
    await until('grants has a draft of it', async () => ((await step()) === 'TAKEN' ? true : undefined));
    await until('the desk hears of it', async () => ((await kindsOf(hana, caseId)).includes('HAND_OFF_MOVED') ? true : undefined));
    const { applications } = await system.api.get<{ applications: { caseId: string; state: string; urgent: boolean }[] }>('grants/applications');
    expect(applications.find((one) => one.caseId === caseId)).toMatchObject({ state: 'DRAFT', urgent: true });
    const happened = async () => (await hana.get<{ timeline: { what: string }[] }>(`/api/casework/cases/${caseId}/timeline`)).timeline.map(({ what }) => what);
    await until('it is in the story', async () => ((await happened()).includes('HAND_OFF_MOVED') ? true : undefined));
    expect(await happened()).toContain('HAND_OFF_ASKED');
  });

  it('ends in a request to delete when the case is erased, and the partner\'s answer is still taken and kept', async () => {
    const { caseId, reference, referralId } = await opened();
    await swg.post(`/api/casework/cases/${caseId}/erasure`, { reference });
    await lac.post(`/api/casework/cases/${caseId}/erasure`, { reference });
    await until('the partner is asked to delete', async () => ((await partnersKinds(referralId)).includes('DELETION') ? true : undefined));
    await system.quiet();
    // What was told of the case is forgotten with it; that something is to be deleted is not.
    expect(await partnersKinds(referralId)).toEqual(['DELETION']);
    await juris.post(`/api/protection/offers/${referralId}/deleted`);
    const offers = await juris.get<{ referralId: string; deletedAt: string | null }[]>('/api/protection/offers');
    expect(offers.find((one) => one.referralId === referralId)?.deletedAt).not.toBeNull();
    const [kept] = await system.rows.of<{ row: string }>('protection', `SELECT d::text AS row FROM deletion_requests d WHERE referral_id = $1`, [referralId]);
    expect(kept?.row).toContain('juris-desk');
    expect(kept?.row).not.toContain(caseId);
  });
});
