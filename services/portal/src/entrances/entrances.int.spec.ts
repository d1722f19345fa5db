import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CheckInDoneSchema, CheckInDueSchema, CheckInMissedSchema, CheckInsChangedSchema, ConsentEndingSchema, ReferralTroubledSchema, ReferralSilentSchema, ConsentOverriddenSchema, ConsentWithdrawnSchema, DeletionConfirmedSchema, OrganisationCompromisedSchema, PlanActionMovedSchema, ReassessmentDueSchema, ReferralMovedSchema, ReferralOfferedSchema } from '@amparo/contracts';
import { resolveNamesOfThisMachine } from '@amparo/testing';
import { Browser } from '../../test/browser';
import { aService } from '../../test/builders';
import { TOTP_CODE } from '../../test/directory-double';
import { aCase, heard } from '../../test/events';
import { about } from '../../test/listening';
import { Page } from '../../test/page';
import { RunningPortal, TOKEN, until } from '../../test/running';
import { SESSION_COOKIE } from '../sessions/cookies.rules';

const password = 'invented-password-of-a-person';
const HTML = { accept: 'text/html' };

describe('the two entrances', () => {
  const running = new RunningPortal();
  const webFolder = mkdtempSync(join(tmpdir(), 'amparo-entrances-'));
  let behind: Awaited<ReturnType<typeof aService>>;
  const partners = () => new Browser(running, running.partnersUrl);
  const as = async (person: string, browser = partners()) => {
    await browser.signIn(person);
    return browser;
  };

  beforeAll(async () => {
    resolveNamesOfThisMachine();
    mkdirSync(join(webFolder, 'assets'));
    mkdirSync(join(webFolder, '.vite'));
    for (const [name, text] of Object.entries({
      'index.html': 'page of the desk', 'partners.html': 'page of partners', 'icon.svg': '<svg/>', 'assets/desk.js': 'desk', 'assets/case.js': 'case', 'assets/both.js': 'both', 'assets/offers.js': 'offers', 'assets/offers.css': 'look',
      '.vite/manifest.json': JSON.stringify({
        'index.html': { file: 'assets/desk.js', imports: ['_both'], dynamicImports: ['case.tsx'] }, 'case.tsx': { file: 'assets/case.js', imports: ['_both', 'index.html'] }, '_both': { file: 'assets/both.js' },
        'partners.html': { file: 'assets/offers.js', css: ['assets/offers.css'], imports: ['_both'] },
      }),
    })) writeFileSync(join(webFolder, name), text);
    behind = await aService();
    await running.start({ protection: behind.url, casework: behind.url, notifications: behind.url }, { webFolder });
    running.directory.people
      .set('juris', { password, factors: 2, conflicts: ['o-juris'], organisation: 'P-JURIS', roles: [{ role: 'PROTECTION_PARTNER' }] })
      .set('refuge', { password, factors: 2, conflicts: ['o-refuge'], organisation: 'P-REFUGE', roles: [{ role: 'PROTECTION_PARTNER' }] })
      .set('one-factor', { password, factors: 1, conflicts: ['o-juris'], organisation: 'P-JURIS', roles: [{ role: 'PROTECTION_PARTNER' }] })
      .set('both', { password, factors: 2, conflicts: ['o-juris'], organisation: 'P-JURIS', roles: [{ role: 'PROTECTION_PARTNER' }, { role: 'CASE_HANDLER' }] })
      .set('coord', { password, factors: 2, conflicts: [], roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }] });
  });
  afterAll(async () => {
    await running.stop();
    await behind.close();
    rmSync(webFolder, { recursive: true });
  });

  it('turn a partner from the desk to her own, and let nobody else in there: no cookie, and the session is over', async () => {
    const desk = new Browser(running);
    expect(await desk.trySignIn('juris')).toEqual({ step: 'ELSEWHERE', at: running.partnersUrl });
    const there = partners();
    expect(await there.trySignIn('coord')).toEqual({ step: 'ELSEWHERE', at: null });
    expect([desk.cookies.size, there.cookies.size]).toEqual([0, 0]);
    expect([...running.directory.sessions.values()].map(({ ended }) => ended)).toEqual([true, true]);
    expect(await running.database.database.query('SELECT 1 FROM browser_sessions')).toEqual([]);
  });

  it('give a partner who takes up her invitation at the desk the recovery codes that she was drawn there, once, and no session', async () => {
    const desk = new Browser(running);
    const step = async (name: string, body: object) => (await (await desk.post(`/api/sign-in/${name}`, body)).json()) as { attempt: string };
    const { attempt } = await step('invitation', { code: 'juris' });
    const enrol = await step('set-password', { attempt, password });
    expect(await step('enrol-totp', { attempt: enrol.attempt, code: TOTP_CODE })).toEqual({ step: 'ELSEWHERE', at: running.partnersUrl, recoveryCodes: ['once-1', 'once-2'] });
    expect([desk.cookies.size, [...running.directory.sessions.values()].at(-1)?.ended]).toEqual([0, true]);
  });

  it('leave no session of hers where the directory does not say who she is', async () => {
    running.directory.refusesTokens = true;
    const answer = await partners().post('/api/sign-in/password', { name: 'one-factor', password });
    running.directory.refusesTokens = false;
    expect([answer.status, [...running.directory.sessions.values()].at(-1)?.ended]).toEqual([503, true]);
  });

  it('let somebody who is both in at both, each time with a session of its own', async () => {
    const [here, there] = [await as('both', new Browser(running)), await as('both')];
    expect([(await here.call('/api/session')).status, (await there.call('/api/session')).status]).toEqual([200, 200]);
    expect(here.cookies.get(SESSION_COOKIE)).not.toBe(there.cookies.get(SESSION_COOKIE));
  });

  it('take no cookie of the other, and leave its session alone', async () => {
    const [here, there] = [await as('both', new Browser(running)), await as('both')];
    const stolen = new Browser(running);
    for (const [name, value] of there.cookies) stolen.cookies.set(name, value);
    expect((await stolen.call('/api/session')).status).toBe(401);
    const other = partners();
    for (const [name, value] of here.cookies) other.cookies.set(name, value);
    expect((await other.call('/api/protection/offers')).status).toBe(401);
    expect([(await here.call('/api/session')).status, (await there.call('/api/session')).status]).toEqual([200, 200]);
  });

  it('take a change from pages of their own alone', async () => {
    const there = await as('juris');
    expect((await there.post('/api/protection/offers/1/commit', {}, { origin: running.url })).status).toBe(403);
    expect((await there.post('/api/protection/offers/1/commit')).status).toBe(200);
  });

  it('have their own calls: what is of the desk is not there for partners, and what is of partners not at the desk', async () => {
    const [here, there] = [await as('both', new Browser(running)), await as('both')];
    const before = behind.received.length;
    const status = async (browser: Browser, path: string) => (await browser.call(`/api/${path}`)).status;
    for (const path of ['casework/cases', 'protection/alerts', 'protection/cases/1/referrals', 'protection/overrides', 'notifications/deliveries', 'notifications/traces/1', 'directory/people', 'protection/%6fffers/../alerts']) expect([path, await status(there, path)]).toEqual([path, 404]);
    for (const path of ['protection/offers', 'protection/offers/1/packet', 'directory/own-organisation']) expect([path, await status(here, path)]).toEqual([path, 404]);
    expect(behind.received.length).toBe(before);
    expect([await status(there, 'protection/offers'), await status(here, 'casework/cases')]).toEqual([200, 200]);
    // What they are told of a referral is for them to read (ADR 0044).
    expect([await status(there, 'notifications/items'), await status(there, 'notifications/items/unread'), (await there.post('/api/notifications/items/1/acknowledge')).status]).toEqual([200, 200, 200]);
  });

  it('give the operator’s token and the description to nobody at the partners’', async () => {
    const call = (path: string, headers: Record<string, string> = {}) => fetch(`${running.partnersUrl}${path}`, { headers });
    expect([(await call('/api/casework/cases', { authorization: `Bearer ${TOKEN}` })).status, (await call('/api/openapi.json')).status]).toEqual([401, 401]);
    expect((await fetch(`${running.url}/api/openapi.json`)).status).toBe(200);
  });

  it('offer partners no sign-in by way of the provider', async () => {
    expect(await (await partners().post('/api/sign-in/oidc-start')).json()).toMatchObject({ status: 404, code: 'sign-in.no-provider' });
  });

  it('give out their own page, and no file of the other’s', async () => {
    const [desk, there] = [running.url, running.partnersUrl];
    const at = async (url: string, path: string, headers = {}) => {
      const answer = await fetch(`${url}${path}`, { headers });
      return answer.status === 200 ? (await answer.text()) : answer.status;
    };
    expect([await at(desk, '/cases', HTML), await at(there, '/cases', HTML)]).toEqual(['page of the desk', 'page of partners']);
    expect(await Promise.all(['desk', 'case', 'both', 'offers'].map((name) => at(there, `/assets/${name}.js`)))).toEqual([404, 404, 'both', 'offers']);
    expect(await Promise.all(['desk', 'case', 'both', 'offers'].map((name) => at(desk, `/assets/${name}.js`)))).toEqual(['desk', 'case', 'both', 404]);
    expect([await at(there, '/assets/offers.css'), await at(there, '/icon.svg'), await at(there, '/.vite/manifest.json'), await at(desk, '/partners.html')]).toEqual(['look', '<svg/>', 404, 404]);
  });

  it('tell a partner that something of hers changed, and nothing of anybody else’s', async () => {
    const [juris, refuge] = [await Page.open(await as('juris')), await Page.open(await as('refuge'))];
    await until(() => juris.events.includes('ready') && refuge.events.includes('ready'));
    const one = aCase();
    const { caseId } = one;
    await running.tell(
      one.received(), one.routed(['coord']),
      heard(ReferralOfferedSchema, { caseId, organisationId: 'o-juris' }, caseId), heard(ReferralMovedSchema, { caseId, organisationId: 'o-juris', status: 'REVOKED' }, caseId),
      heard(ConsentWithdrawnSchema, { caseId, recipientId: 'o-juris' }, caseId), heard(OrganisationCompromisedSchema, { conflictId: 'o-juris', personIds: [] }, 'o-juris'),
    );
    await until(() => juris.hints.length >= 1);
    await running.tell(heard(ReferralOfferedSchema, { caseId, organisationId: 'o-refuge' }, caseId));
    await until(() => refuge.hints.length >= 1);
    expect([juris.hints[0], ...new Set([...juris.hints, ...refuge.hints].map((hint) => JSON.stringify(hint)))]).toEqual([{ what: 'offers' }, '{"what":"offers"}']);
    juris.leave();
    refuge.leave();
  });

  it('tell a partner nothing of a case from which she is kept out, or with which she has a conflict of interest, while her colleague hears of it', async () => {
    running.directory.people
      .set('kept-out', { password, factors: 2, conflicts: ['c-kept-out', 'o-juris'], organisation: 'P-JURIS', roles: [{ role: 'PROTECTION_PARTNER' }] })
      .set('conflicted', { password, factors: 2, conflicts: ['c-conflicted', 'o-juris'], organisation: 'P-JURIS', roles: [{ role: 'PROTECTION_PARTNER' }] });
    const [colleague, ...others] = [await Page.open(await as('juris')), await Page.open(await as('kept-out')), await Page.open(await as('conflicted'))];
    await until(() => [colleague, ...others].every((page) => page?.events.includes('ready')));
    const one = aCase();
    await running.tell(
      one.received({ conflicts: ['c-conflicted'] }), one.routed(['coord'], { excludedPersonIds: ['kept-out'] }),
      heard(ReferralOfferedSchema, { caseId: one.caseId, organisationId: 'o-juris' }, one.caseId), heard(ReferralMovedSchema, { caseId: one.caseId, organisationId: 'o-juris', status: 'REVOKED' }, one.caseId),
      heard(ConsentWithdrawnSchema, { caseId: one.caseId, recipientId: 'o-juris' }, one.caseId),
    );
    await until(() => (colleague?.hints.length ?? 0) >= 1);
    expect(others.map(({ hints }) => hints)).toEqual([[], []]);
    for (const page of [colleague, ...others]) page?.leave();
  });

  it('call whoever is told of a referral, a consent or a risk to her items, and nobody else', async () => {
    running.directory.people.set('lead', { password, factors: 2, conflicts: [], roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }] });
    const [coord, lead] = [await Page.open(await as('coord', new Browser(running))), await Page.open(await as('lead', new Browser(running)))];
    await until(() => coord.events.includes('ready') && lead.events.includes('ready'));
    const [desk, witness] = [{ deskPersonIds: ['coord'] }, { personIds: ['lead'], witnessPersonIds: ['coord', 'lead'] }];
    const told = [
      (caseId: string) => heard(ReferralMovedSchema, { caseId, organisationId: 'o-juris', status: 'COMMITTED', ...desk }, caseId), (caseId: string) => heard(ConsentWithdrawnSchema, { caseId, recipientId: '', ...desk }, caseId),
      (caseId: string) => heard(ConsentOverriddenSchema, { caseId, recipientId: '', ...witness }, caseId), (caseId: string) => heard(DeletionConfirmedSchema, { caseId, ...desk }, caseId),
      (caseId: string) => heard(ReassessmentDueSchema, { caseId, ...desk }, caseId), (caseId: string) => heard(CheckInDueSchema, { caseId, ...desk }, caseId),
      (caseId: string) => heard(CheckInMissedSchema, { caseId, ...desk }, caseId), (caseId: string) => heard(CheckInsChangedSchema, { caseId, status: 'ENDED', ...desk }, caseId),
      (caseId: string) => heard(ConsentEndingSchema, { caseId, ...desk }, caseId), (caseId: string) => heard(ReferralSilentSchema, { caseId, ...desk }, caseId),
      (caseId: string) => heard(PlanActionMovedSchema, { caseId, status: 'LATE', ...desk }, caseId), (caseId: string) => heard(ReferralTroubledSchema, { caseId, status: 'CODES', ...desk }, caseId),
    ];
    for (const tell of told) {
      const one = aCase();
      await running.tell(one.received(), one.routed([]), tell(one.caseId));
      await until(() => about(coord, one.caseId).includes('items') && about(lead, one.caseId).includes('cases'));
      expect(about(lead, one.caseId)).not.toContain('items');
    }
    const done = aCase();
    await running.tell(done.received(), done.routed([]));
    await until(() => about(lead, done.caseId).includes('alerts'));
    await new Promise((settled) => setTimeout(settled, 300));
    const before = about(lead, done.caseId).length;
    await running.tell(heard(CheckInDoneSchema, { caseId: done.caseId, checkInId: randomUUID() }, done.caseId));
    await until(() => ['alerts', 'cases'].every((what) => about(lead, done.caseId).slice(before).includes(what)));
    coord.leave();
    lead.leave();
  });

  it('call whoever is told of a compromised partner to her items', async () => {
    const coord = await Page.open(await as('coord', new Browser(running)));
    await until(() => coord.events.includes('ready'));
    await running.tell(heard(OrganisationCompromisedSchema, { conflictId: 'o-refuge', personIds: ['coord'] }, 'o-refuge'));
    await until(() => coord.hints.length >= 1);
    expect(coord.hints[0]).toEqual({ what: 'items' });
    coord.leave();
  });
});
