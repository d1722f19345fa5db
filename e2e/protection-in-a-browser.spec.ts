import type { Browser } from 'playwright-core';
import { describeInBrowser, openBrowser } from './support/browser';
import { file } from './support/journey';
import { PortalPage } from './support/portal-page';
import { PortalPerson, type Account } from './support/portal-person';
import { directory, tellDirectory } from './support/preparation';
import { arrestIn } from './support/reports';
import { startTestSystem, type TestSystem } from './support/system';
import { until } from './support/until';

jest.setTimeout(240_000);

const HANDLER = 'hana';
const STORY = 'zz invented story of nobody';
const NAME = 'Zz Invented Person';

/** The invented directory with a case handler, and a second partner that is able to help as well. */
function withPartners(): object {
  const { people, roles, organisations, ...rest } = directory as unknown as { people: object[]; roles: object[]; organisations: object[] };
  const person = (id: string, name: string, organisation?: string) => ({ id, name, email: `${id}@example.org`, language: 'en', ...(organisation === undefined ? {} : { organisation }) });
  return {
    ...rest,
    organisations: [...organisations, { id: 'P-AMIGA', name: 'Amiga Legal (fictional)', kind: 'PARTNER', services: ['PM-LEGAL'], regions: ['LAC'], languages: ['es', 'en'], capacity: 'OPEN' }],
    people: [...people, person(HANDLER, 'Hana, case handler'), person('amiga-desk', 'Amiga desk', 'P-AMIGA'), person('amiga-second', 'Amiga second', 'P-AMIGA')],
    roles: [...roles, { person: HANDLER, role: 'CASE_HANDLER' }, { person: 'amiga-desk', role: 'PROTECTION_PARTNER' }, { person: 'amiga-second', role: 'PROTECTION_PARTNER' }],
  };
}

interface Offered { referralId: string; organisation: string }

describeInBrowser('protection', () => {
  let system: TestSystem;
  let browser: Browser;
  const accounts = new Map<string, Account>();
  const sessions = new Map<string, PortalPerson>();
  const pages: PortalPage[] = [];
  const as = (person: string): PortalPerson => sessions.get(person) as PortalPerson;

  beforeAll(async () => {
    [system, browser] = await Promise.all([startTestSystem('postgres'), openBrowser()]);
    await tellDirectory(system.api, system.rows, withPartners());
    for (const person of ['swg-duty', 'coord-lac', HANDLER, 'juris-desk', 'amiga-desk', 'amiga-second']) {
      const { account, session } = await PortalPerson.join(system.api, system.running.portalUrl, person);
      accounts.set(person, account);
      sessions.set(person, session);
    }
  }, 300_000);

  afterEach(async () => {
    for (const page of pages.splice(0)) {
      expect(page.trouble.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
      await page.close();
    }
  });

  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  }, 60_000);

  async function openAs(person: string, language: string, options?: Parameters<typeof PortalPage.open>[2]): Promise<PortalPage> {
    const page = await PortalPage.open(browser, system.running.portalUrl, options);
    pages.push(page);
    await page.signIn(accounts.get(person) as Account, language);
    return page;
  }

  /** A case that the handler has, and help asked for it of both partners. */
  async function helpAsked(): Promise<{ caseId: string; reference: string; of: (organisation: string) => string }> {
    const { reference, caseId } = await asked();
    const { offered } = await as('coord-lac').post<{ offered: Offered[] }>(`/api/protection/cases/${caseId}/needs`, { measures: ['PM-LEGAL'] });
    return { caseId, reference, of: (organisation) => offered.find((one) => one.organisation === organisation)?.referralId ?? '' };
  }

  async function asked(): Promise<{ caseId: string; reference: string }> {
    const { reference } = await file(system, arrestIn('CO'));
    const caseId = await system.people.caseIdOf(reference);
    await until('the coordinator may assign it', async () => (await as('coord-lac').call('POST', `/api/casework/cases/${caseId}/handlers`, { person: HANDLER })).status < 300 || undefined);
    await until('protection knows the handler', async () => (await as(HANDLER).call('GET', `/api/protection/cases/${caseId}/consents`)).status === 200 || undefined);
    return { caseId, reference };
  }

  const agree = async (caseId: string, more: object = {}): Promise<string> => (await as(HANDLER).post<{ consentId: string }>(`/api/protection/cases/${caseId}/consents`, {
    answer: 'GIVEN', purpose: 'CP-REFER', recipient: 'P-AMIGA', classes: ['S1', 'S2', 'S3'], by: { who: 'PERSON' }, how: 'WRITTEN', language: 'es', explained: ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW'], ...more,
  })).consentId;
  const releaseTo = (caseId: string, referralId: string) => as(HANDLER).post(`/api/protection/cases/${caseId}/referrals/${referralId}/release`, { fields: [{ field: 'SUMMARY', says: STORY }, { field: 'NAME', says: NAME }] });
  const offer = (page: PortalPage) => page.page.getByRole('article').first();
  const seconds = (since: number) => (performance.now() - since) / 1_000;

  it('a partner is turned from the desk to her own entrance, and signs in there', async () => {
    const page = await PortalPage.open(browser, system.running.portalUrl);
    pages.push(page);
    const account = accounts.get('amiga-desk') as Account;
    await page.typePassword(account.person, account.password);
    await page.field('second-factor.totp-code').fill(await account.code());
    await page.button('go-on').click();
    await page.page.getByRole('heading', { name: page.say('elsewhere.title') }).waitFor();
    expect(await page.accessibilityTrouble()).toEqual([]);
    await page.page.getByRole('link', { name: page.say('elsewhere.go') }).click();
    await page.field('sign-in.name').waitFor();
    expect(new URL(page.page.url()).hostname).toBe('partners.localhost');
    expect(await page.context.cookies()).toEqual([]);
  });

  it('one partner declines, another commits and reads what was released, and her open page goes blank when consent is taken back', async () => {
    const { caseId, of } = await helpAsked();
    const [juris, amiga] = [await openAs('juris-desk', 'es', { partners: true }), await openAs('amiga-desk', 'en', { partners: true })];
    await offer(juris).getByRole('button', { name: juris.say('offers.decline') }).click();
    expect(await juris.accessibilityTrouble()).toEqual([]);
    await juris.page.getByRole('dialog').getByRole('button', { name: juris.say('offers.decline') }).click();
    await offer(juris).getByText(juris.say('referralStep.DECLINED')).waitFor();

    await amiga.picture('partner-offers');
    await offer(amiga).getByRole('button', { name: amiga.say('offers.commit') }).click();
    await offer(amiga).getByText(amiga.say('referralStep.BLOCKED_CONSENT')).waitFor();
    expect(await amiga.page.getByText(STORY).count()).toBe(0);
    const consentId = await agree(caseId);
    await releaseTo(caseId, of('P-AMIGA'));
    await offer(amiga).getByRole('button', { name: amiga.say('packet.open') }).click();
    await amiga.page.getByText(STORY).waitFor();
    await amiga.page.getByText(NAME).first().waitFor();
    expect(await amiga.page.getByText('Amiga desk (amiga-desk)').count()).toBeGreaterThan(10);
    expect(await amiga.accessibilityTrouble()).toEqual([]);
    await amiga.picture('partner-packet');
    await offer(amiga).getByRole('button', { name: amiga.say('progress.ACCEPTED') }).click();
    await offer(amiga).getByText(amiga.say('referralStep.ACCEPTED')).waitFor();

    const since = performance.now();
    await as(HANDLER).post(`/api/protection/cases/${caseId}/consents/${consentId}/withdraw`);
    await amiga.page.getByText(STORY).waitFor({ state: 'detached', timeout: 60_000 });
    process.stderr.write(`an open packet was blank ${seconds(since).toFixed(1)} s after consent was taken back\n`);
    expect(await amiga.page.getByText(NAME).count()).toBe(0);
    await amiga.button('offers.delete').or(amiga.page.getByRole('button', { name: amiga.say('offers.delete') })).first().click();
    await amiga.button('offers.delete-yes').click();
    await amiga.page.getByText(amiga.say('offers.deletion-done').split(' ')[0] ?? '').first().waitFor();
  });

  it('an open packet goes blank within 60 seconds where the connection is lost, and by itself when consent ends', async () => {
    const { caseId, of } = await helpAsked();
    await agree(caseId);
    await as('amiga-second').post(`/api/protection/offers/${of('P-AMIGA')}/commit`);
    await releaseTo(caseId, of('P-AMIGA'));
    const amiga = await openAs('amiga-desk', 'en', { partners: true });
    const card = amiga.page.getByRole('article').filter({ has: amiga.page.getByRole('button', { name: amiga.say('packet.open') }) }).first();
    await card.getByRole('button', { name: amiga.say('packet.open') }).click();
    await amiga.page.getByText(STORY).waitFor();
    let since = performance.now();
    await amiga.context.setOffline(true);
    await amiga.page.getByText(STORY).waitFor({ state: 'detached', timeout: 60_000 });
    process.stderr.write(`an open packet was blank ${seconds(since).toFixed(1)} s after the connection was lost\n`);
    await amiga.page.getByText(amiga.say('packet.closed-lost')).waitFor();
    await amiga.context.setOffline(false);

    await agree(caseId, { expiresAt: new Date(Date.now() + 20_000).toISOString() });
    await amiga.go('/');
    await amiga.page.getByRole('button', { name: amiga.say('packet.open') }).first().click();
    await amiga.page.getByText(STORY).waitFor();
    since = performance.now();
    await amiga.page.getByText(STORY).waitFor({ state: 'detached', timeout: 60_000 });
    expect(seconds(since)).toBeLessThan(30);
  });

  it('is accessible and fits, on a phone and a desk, light and dark, from left and from right', async () => {
    const wrong: string[] = [];
    for (const [width, dark, language] of [[1280, false, 'en'], [360, true, 'ar'], [360, false, 'en']] as const) {
      const amiga = await openAs('amiga-desk', 'en', { partners: true, width, dark });
      if (language === 'ar') await as('amiga-desk').post('/api/directory/me/language', { language });
      for (const [place, name] of [['/', 'offers'], ['/organisation', 'organisation'], ['/safety', 'safety']] as const) {
        await amiga.go(place);
        wrong.push(...(await amiga.accessibilityTrouble()).map((trouble) => `${place} at ${width}: ${trouble}`));
        const wide = await amiga.tooWide();
        if (wide > 0) wrong.push(`${place} at ${width}: ${wide} pixels too wide`);
        await amiga.picture(`partner-${name}-${width}-${language}${dark ? '-dark' : ''}`);
      }
      if (language === 'ar') await as('amiga-desk').post('/api/directory/me/language', { language: 'en' });
    }
    expect(wrong).toEqual([]);
  });

  it('one press closes all of an organisation within 60 seconds, and calls the working group', async () => {
    const { of } = await helpAsked();
    const [group, first, second] = [await openAs('swg-duty', 'en'), await openAs('amiga-desk', 'en', { partners: true }), await openAs('amiga-second', 'en', { partners: true })];
    await second.page.getByRole('article').first().waitFor();
    await first.page.getByRole('link', { name: first.say('compromised.title') }).click();
    const since = performance.now();
    await first.button('compromised.go').click();
    for (const page of [first, second]) await page.page.getByText(page.say('sign-in.ended')).waitFor({ timeout: 60_000 });
    await group.page.getByRole('heading', { name: group.say('items.compromised') }).waitFor({ timeout: 60_000 });
    process.stderr.write(`an organisation was closed, and the working group told, ${seconds(since).toFixed(1)} s after the press\n`);
    expect(await second.page.getByRole('article').count()).toBe(0);
    expect((await as('amiga-second').call('GET', '/api/protection/offers')).status).toBe(401);
    const [row] = await system.rows.of<{ status: string }>('protection', `SELECT status FROM referrals WHERE id = '${of('P-AMIGA')}'`);
    expect(row).toEqual({ status: 'REVOKED' });
    await group.picture('compromised-item');
    await first.typePassword('amiga-desk', (accounts.get('amiga-desk') as Account).password);
    await first.page.getByRole('alert').waitFor();
  });
});
