import type { Browser } from 'playwright-core';
import { describeInBrowser, openBrowser } from './support/browser';
import { walkTheDesk } from './support/desk-walk';
import { file } from './support/journey';
import { withPartners } from './support/partners';
import { PortalPage } from './support/portal-page';
import { PortalPerson, type Account } from './support/portal-person';
import { tellDirectory } from './support/preparation';
import { arrestIn, imminentBySms } from './support/reports';
import { walkRisk } from './support/risk-walk';
import { HANDLER } from './support/sharing';
import { startTestSystem, type TestSystem } from './support/system';
import { until } from './support/until';

jest.setTimeout(240_000);

const [STORY, NAME] = ['zz invented story of nobody', 'Zz Invented Person'];
interface Offered { referralId: string; organisation: string }

describeInBrowser('protection', () => {
  let [system, browser] = [] as unknown as [TestSystem, Browser];
  const [accounts, sessions] = [new Map<string, Account>(), new Map<string, PortalPerson>()];
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

  async function asked(report: object = arrestIn('CO')): Promise<{ caseId: string; reference: string }> {
    const { reference } = await file(system, report);
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
    await offer(juris).getByText(juris.say('referralStep.DECLINED'), { exact: true }).waitFor();

    await amiga.picture('partner-offers');
    await offer(amiga).getByRole('button', { name: amiga.say('offers.commit') }).click();
    await offer(amiga).getByText(amiga.say('referralStep.BLOCKED_CONSENT'), { exact: true }).waitFor();
    expect(await amiga.page.getByText(STORY).count()).toBe(0);
    const consentId = await agree(caseId);
    await releaseTo(caseId, of('P-AMIGA'));
    await offer(amiga).getByRole('button', { name: amiga.say('packet.open') }).click();
    await amiga.page.getByText(STORY).waitFor();
    await amiga.page.getByText(NAME).first().waitFor();
    expect(await amiga.page.locator('[data-mark*="Amiga desk (amiga-desk)"]').count()).toBeGreaterThan(10);
    expect(await amiga.accessibilityTrouble()).toEqual([]);
    await amiga.picture('partner-packet');
    await offer(amiga).getByRole('button', { name: amiga.say('progress.ACCEPTED') }).click();
    await offer(amiga).getByText(amiga.say('referralStep.ACCEPTED'), { exact: true }).waitFor();

    const since = performance.now();
    await as(HANDLER).post(`/api/protection/cases/${caseId}/consents/${consentId}/withdraw`);
    await amiga.page.getByText(STORY).waitFor({ state: 'detached', timeout: 60_000 });
    process.stderr.write(`an open packet was blank ${seconds(since).toFixed(1)} s after consent was taken back\n`);
    expect(await amiga.page.getByText(NAME).count()).toBe(0);
    await amiga.button('offers.delete').or(amiga.page.getByRole('button', { name: amiga.say('offers.delete') })).first().click();
    await amiga.button('offers.delete-yes').click();
    await amiga.page.getByText(amiga.say('offers.deletion-done').split(' ')[0] ?? '').first().waitFor();
  });

  it('the duty officer sees on the desk what burns, why she was called and who is on it, takes it, and gives another on to a colleague', async () => {
    const { reference } = await file(system, arrestIn('CO'));
    const [group, coordinator] = [await openAs('swg-duty', 'en'), await openAs('coord-lac', 'es')];
    for (const page of [group, coordinator]) await page.go('/desk');
    for (const page of [group, coordinator]) await page.item(reference).waitFor();
    await group.item(reference).getByText(group.say('desk.next')).waitFor();
    await group.item(reference).getByRole('button', { name: group.say('items.why') }).click();
    await group.item(reference).getByRole('listitem').first().waitFor();
    expect(await group.accessibilityTrouble()).toEqual([]);
    await group.picture('desk');
    await group.item(reference).getByRole('button', { name: group.say('items.acknowledge') }).click();
    await coordinator.page.getByRole('region', { name: coordinator.say('desk.taken') }).getByRole('article', { name: reference }).waitFor();
    await coordinator.page.getByRole('heading', { name: coordinator.say('desk.on-duty') }).waitFor();
    expect(await group.page.getByRole('heading', { name: group.say('desk.on-duty') }).count()).toBe(0);
    expect(await walkTheDesk(await asked(), (to) => as('coord-lac').post('/api/directory/me/language', { language: to }), openAs)).toEqual([]);
  });

  it('the coordinator asks for help, and the handler records what was agreed to and gives that alone, each on the page of the case', async () => {
    const { caseId } = await asked();
    const [coordinator, handler] = [await openAs('coord-lac', 'es'), await openAs(HANDLER, 'en')];
    for (const page of [coordinator, handler]) await page.go(`/cases/${caseId}`);
    await coordinator.button('help.ask').click();
    const asking = coordinator.page.getByRole('dialog');
    await asking.getByRole('combobox', { name: coordinator.say('help.measures') }).fill('legal');
    await coordinator.page.getByRole('option').first().click();
    await asking.getByText(coordinator.say('help.ask-about')).click();
    expect(await coordinator.accessibilityTrouble()).toEqual([]);
    await coordinator.button('help.ask-go').click();
    await coordinator.page.getByText('Amiga Legal (fictional)').first().waitFor();
    const referrals = await as('coord-lac').get<{ referralId: string; organisation: string }[]>(`/api/protection/cases/${caseId}/referrals`);
    const referralId = referrals.find(({ organisation }) => organisation === 'P-AMIGA')?.referralId ?? '';
    await as('amiga-second').post(`/api/protection/offers/${referralId}/commit`);
    await handler.page.getByText(handler.say('referralStep.BLOCKED_CONSENT'), { exact: true }).waitFor();

    await handler.button('consent.record').first().click();
    const form = handler.page.getByRole('dialog');
    await form.getByRole('combobox', { name: handler.say('consent.recipient') }).click();
    await handler.page.getByRole('option', { name: 'Amiga Legal (fictional)' }).click();
    await form.getByLabel(handler.say('dataClass.S2')).check();
    for (const code of ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW']) await form.getByLabel(handler.say(`explained.${code}`)).check();
    await form.getByLabel(handler.say('consent.conditions')).fill('zz no telephone');
    expect(await handler.accessibilityTrouble()).toEqual([]);
    await handler.picture('case-consent-form');
    await form.getByRole('button', { name: handler.say('consent.record') }).click();
    await form.waitFor({ state: 'detached' });
    await handler.page.getByText(handler.say('consentStatus.GIVEN'), { exact: false }).first().waitFor();

    await handler.page.getByRole('button', { name: handler.say('help.release') }).first().click();
    await form.getByLabel(handler.say('packetField.NAME'), { exact: false }).check();
    await form.getByRole('textbox', { name: handler.say('packetField.NAME') }).fill(NAME);
    await form.getByText(handler.say('help.lacks').split('{')[0] ?? '', { exact: false }).waitFor();
    await handler.picture('case-release-form');
    await handler.button('help.release-go').click();
    // The service says no as well.
    await form.getByRole('alert').filter({ hasText: handler.say('trouble.title') }).waitFor();
    await form.getByLabel(handler.say('packetField.NAME'), { exact: false }).first().uncheck();
    await form.getByLabel(handler.say('packetField.SUMMARY'), { exact: false }).first().check();
    await form.getByRole('textbox', { name: handler.say('packetField.SUMMARY') }).fill(STORY);
    await handler.button('help.release-go').click();
    await form.waitFor({ state: 'detached' });
    await handler.page.getByText(handler.say('referralStep.RELEASED'), { exact: true }).waitFor();
    await handler.page.getByRole('button', { name: handler.say('consent.read') }).first().click();
    await form.getByText('zz no telephone').waitFor();
    await handler.page.keyboard.press('Escape');
    for (const page of [coordinator, handler]) {
      expect(await page.accessibilityTrouble()).toEqual([]);
      expect(await page.tooWide()).toBe(0);
    }
    await handler.picture('case-help');
    await handler.page.getByRole('button', { name: handler.say('consent.withdraw') }).first().click();
    await handler.button('consent.withdraw-yes').click();
    await handler.page.getByText(handler.say('referralStep.REVOKED'), { exact: true }).waitFor();
  });

  it('two people do without the consent of somebody who cannot be asked, the second after reading why, and a third looks at it again', async () => {
    const { caseId } = await asked(imminentBySms);
    const [coordinator, group] = [await openAs('coord-lac', 'es'), await openAs('swg-duty', 'en')];
    await coordinator.go(`/cases/${caseId}`);
    await coordinator.button('override.ask').click();
    await coordinator.page.getByRole('dialog').getByRole('combobox', { name: coordinator.say('consent.recipient') }).click();
    await coordinator.page.getByRole('option', { name: 'Amiga Legal (fictional)' }).click();
    await coordinator.field('override.because').fill('zz invented reason of life');
    expect(await coordinator.accessibilityTrouble()).toEqual([]);
    await coordinator.button('override.ask-go').click();
    await coordinator.page.getByText(coordinator.say('override.waits')).waitFor();
    expect(await coordinator.page.getByRole('button', { name: coordinator.say('override.read') }).count()).toBe(0);
    await group.go('/overrides');
    await group.page.getByRole('button', { name: group.say('override.read') }).first().click();
    await group.page.getByText('zz invented reason of life').waitFor();
    await group.button('override.agree').click();
    await group.page.getByText(group.say('override.to-review')).waitFor();
    expect(await group.page.getByRole('button', { name: group.say('override.review') }).count()).toBe(0);
    const third = await openAs(HANDLER, 'en');
    await third.go(`/cases/${caseId}`);
    await third.page.getByRole('button', { name: third.say('override.review') }).first().click();
    await third.page.getByRole('dialog').getByRole('checkbox').check();
    await third.button('override.review-go').click();
    await third.page.getByText('Hana, case handler', { exact: false }).last().waitFor();
    expect(await group.accessibilityTrouble()).toEqual([]);
  });

  it('what endangers somebody is assessed and planned on the page of the case, and its clocks stand on the desk', async () => {
    expect(await walkRisk({ ...(await asked()), openAs, faster: as(HANDLER), rows: system.rows })).toEqual([]);
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
    const { caseId } = await helpAsked();
    for (const [width, dark, language] of [[1280, false, 'en'], [360, true, 'ar'], [360, false, 'en']] as const) {
      await as('amiga-desk').post('/api/directory/me/language', { language });
      const amiga = await openAs('amiga-desk', language, { partners: true, width, dark });
      for (const [place, name] of [['/', 'offers'], ['/organisation', 'organisation'], ['/safety', 'safety']] as const) {
        await amiga.go(place);
        wrong.push(...(await amiga.accessibilityTrouble()).map((trouble) => `${place} at ${width}: ${trouble}`));
        const wide = await amiga.tooWide();
        if (wide > 0) wrong.push(`${place} at ${width}: ${wide} pixels too wide`);
        await amiga.picture(`partner-${name}-${width}-${language}${dark ? '-dark' : ''}`);
      }
    }
    for (const [width, dark] of [[1280, false], [360, true]] as const) {
      const group = await openAs('coord-lac', 'es', { width, dark });
      for (const place of ['/desk', '/overrides', `/cases/${caseId}`]) {
        await group.go(place);
        wrong.push(...(await group.accessibilityTrouble()).map((trouble) => `${place} at ${width}: ${trouble}`));
        const wide = await group.tooWide();
        if (wide > 0) wrong.push(`${place} at ${width}: ${wide} pixels too wide`);
        await group.picture(`desk${place.slice(0, 5).replaceAll('/', '-')}-${width}`);
      }
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
