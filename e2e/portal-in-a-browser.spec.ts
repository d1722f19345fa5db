import type { Browser } from 'playwright-core';
import { TOTP } from 'otpauth';
import { ADMINISTRATORS, AUDITOR, withAuditingAdministrator } from './support/administrators';
import { describeInBrowser, openBrowser } from './support/browser';
import { referenceOf } from './support/door';
import { file } from './support/journey';
import { lookAround, lookAt } from './support/look-around';
import type { PortalPage } from './support/portal-page';
import { PortalPerson, type Account } from './support/portal-person';
import { proofOn } from './support/proof-on-page';
import { arrestIn, byAnOrganisationOfOurs, CANARY } from './support/reports';
import { startTestSystem, type TestSystem } from './support/system';
import { until } from './support/until';
import { VirtualKey } from './support/virtual-key';
import { Windows, type OpenAs } from './support/windows';
import { walkReading } from './walks/reading-walk';

jest.setTimeout(480_000);

describeInBrowser('the portal', () => {
  let system: TestSystem;
  let browser: Browser;
  let keeper: PortalPerson;
  const accounts = new Map<string, Account>();
  let [windows, openAs] = [] as unknown as [Windows, OpenAs];
  const open: Windows['open'] = (options) => windows.open(options);

  beforeAll(async () => {
    [system, browser] = await Promise.all([startTestSystem('postgres'), openBrowser()]);
    await system.api.send('PUT', 'directory/directory', withAuditingAdministrator());
    for (const person of ['swg-duty', 'coord-lac', 'coord-afr', 'juris-desk', AUDITOR, ADMINISTRATORS[0]]) {
      const { account, session } = await PortalPerson.join(system.api, system.running.portalUrl, person);
      accounts.set(person, account);
      if (person === ADMINISTRATORS[0]) keeper = session;
    }
    windows = new Windows(browser, system.running.portalUrl, accounts);
    ({ openAs } = windows);
  }, 300_000);

  afterEach(async () => {
    expect(await windows.close()).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  }, 240_000);

  it('whoever has an invitation sets a password and an authenticator, keeps her recovery codes, and is in', async () => {
    const { code } = await system.api.send<{ code: string }>('POST', `directory/accounts/${ADMINISTRATORS[1]}/invite`, {});
    const her = await open();
    await her.button('sign-in.invitation').click();
    await her.field('invitation.code').fill(code);
    await her.button('go-on').click();
    const password = 'kettle meadow violet harbour';
    await her.page.getByLabel(her.say('set-password.new'), { exact: true }).fill(password);
    await her.page.getByLabel(her.say('set-password.again'), { exact: true }).fill(password);
    await her.button('set-password.save').click();
    await her.button('enrol.totp').click();
    const secret = ((await her.page.locator('bdi').innerText()) ?? '').replace(/\s/g, '');
    await her.picture('add-authenticator');
    await her.field('second-factor.totp-code').fill(new TOTP({ secret }).generate());
    await her.button('totp.save').click();
    await her.page.getByRole('heading', { name: her.say('recovery-codes.title') }).waitFor();
    await her.page.getByText(her.say('recovery-codes.kept')).click();
    await her.button('go-on').click();
    await her.isIn();
    expect(await her.page.title()).toBe('Amparo');
  });

  it('whoever has a security key enrols it, and signs in with it; held by a stranger it opens nothing', async () => {
    const person = 'coord-asia-2';
    const { code } = await system.api.send<{ code: string }>('POST', `directory/accounts/${person}/invite`, {});
    const her = await open();
    const key = await VirtualKey.plugInto(her.page);
    const password = 'lantern orchard copper willow';
    await her.button('sign-in.invitation').click();
    await her.field('invitation.code').fill(code);
    await her.button('go-on').click();
    await her.page.getByLabel(her.say('set-password.new'), { exact: true }).fill(password);
    await her.page.getByLabel(her.say('set-password.again'), { exact: true }).fill(password);
    await her.button('set-password.save').click();
    await her.button('enrol.key').click();
    await her.field('key.label').fill('blue key');
    await her.button('key.save').click();
    await her.page.getByText(her.say('recovery-codes.kept')).click();
    await her.button('go-on').click();
    await her.isIn();
    expect(await key.counts()).toHaveLength(1);

    await her.signOut();
    await her.typePassword(person, password);
    await key.isHeldBy('a stranger');
    await her.button('second-factor.key-go').click();
    await her.page.getByText(her.say('problem.key.stopped')).waitFor();
    await key.isHeldBy('its owner');
    const [before = 0] = await key.counts();
    await her.button('second-factor.key-go').click();
    await her.isIn();
    expect((await key.counts())[0]).toBeGreaterThan(before);

    // The same key is not taken twice, and a sign-in with it is fresh enough to change factors.
    await her.go('/safety');
    await her.page.getByText('blue key').waitFor();
    await her.button('enrol.key').click();
    await her.field('key.label').fill('the same again');
    await her.button('key.save').click();
    await her.page.getByText(her.say('problem.key.known')).waitFor();
    await her.picture('security-key');
  });

  it('two people at once: the coordinator sees the alert appear and takes it, and the working group sees who', async () => {
    const [coordinator, group] = [await openAs('coord-lac', 'es'), await openAs('swg-duty', 'en')];
    const { reference } = await file(system, arrestIn('CO'));
    for (const page of [coordinator, group]) await page.item(reference).waitFor();
    await coordinator.item(reference).getByRole('button', { name: coordinator.say('items.why') }).click();
    await coordinator.item(reference).getByRole('listitem').first().waitFor();
    await coordinator.picture('my-items');
    await coordinator.item(reference).getByRole('button', { name: coordinator.say('items.acknowledge') }).click();
    await group.item(reference).getByText('Coordinator, Latin America').waitFor();
    await coordinator.item(reference).getByRole('button', { name: coordinator.say('items.acknowledge') }).waitFor({ state: 'detached' });
  });

  it('the case shows what she may read, once she asks, and says what is not for her', async () => {
    const { reference } = await file(system, { ...arrestIn('CO'), narrative: `An invented story. ${CANARY}` });
    await system.quiet();
    const coordinator = await openAs('coord-lac', 'es');
    await coordinator.item(reference).getByRole('link', { name: coordinator.say('items.open') }).click();
    await coordinator.page.getByRole('heading', { name: reference }).waitFor();
    await coordinator.button('read.content').click();
    await coordinator.page.getByText(CANARY).first().waitFor();
    await coordinator.picture('case');
    await coordinator.button('reply.title').click();
    await coordinator.field('reply.text').fill('zz invented reply');
    expect(await coordinator.accessibilityTrouble()).toEqual([]);
    await coordinator.button('reply.go').click();
    await coordinator.page.getByText(coordinator.say('event.REPLY_WRITTEN')).waitFor();
    await coordinator.button('read.conversation').click();
    await coordinator.page.getByText('zz invented reply').waitFor();
    await coordinator.page.getByText(coordinator.say('conversation.unseen')).waitFor();
    expect(await coordinator.page.title()).toBe('Amparo');
    const group = await openAs('swg-duty', 'en');
    await group.go(new URL(coordinator.page.url()).pathname);
    await group.page.getByText(group.say('content.not-for-you')).first().waitFor();
    expect(await group.button('reply.title').count()).toBe(0);
    expect(await group.page.getByText(CANARY).count()).toBe(0);
  });

  it('somebody who is called on the telephone enters what she is told, passes the code on, and has the case as any other', async () => {
    const her = await openAs('coord-lac', 'es');
    await her.go('/entries');
    await her.page.getByLabel(her.say('field.narrative')).fill(`Told on the telephone. ${CANARY}`);
    await her.page.getByRole('combobox', { name: her.say('field.stillInDanger') }).click();
    await her.page.getByRole('option', { name: her.say('value.YES'), exact: true }).click();
    await her.page.getByRole('combobox', { name: her.say('field.incidentCountries') }).fill('Honduras');
    await her.page.getByRole('option', { name: 'Honduras', exact: true }).click();
    await her.page.getByRole('heading', { level: 1 }).click();
    await her.button('entry.go').click();
    await her.page.getByRole('list', { name: her.say('entry.words') }).waitFor();
    expect(await her.page.getByRole('list', { name: her.say('entry.words') }).getByRole('listitem').count()).toBe(13);
    expect(await her.accessibilityTrouble()).toEqual([]);
    await her.picture('entered');
    const receipt = await her.page.getByRole('group', { name: her.say('entry.letters') }).innerText();
    expect(await proofOn(her, system.running.doorUrl)).toEqual({ isGood: true, printed: { proof: true, words: false } });
    const reference = await referenceOf(system.running.doorUrl, receipt);
    await her.go('/');
    await her.item(reference).getByRole('link', { name: her.say('items.open') }).click();
    await her.page.getByRole('heading', { name: reference }).waitFor();
    await her.page.getByText(her.say('event.REPORT_ENTERED')).waitFor();
  });

  it('two people close and erase a case, and an auditor reads who did, by their names', async () => {
    const { reference } = await file(system, { ...arrestIn('CO'), narrative: `An invented story. ${CANARY}` });
    const [coordinator, group] = [await openAs('coord-lac', 'es'), await openAs('swg-duty', 'en')];
    for (const page of [coordinator, group]) {
      await page.item(reference).getByRole('link', { name: page.say('items.open') }).click();
      await page.page.getByRole('heading', { name: reference }).waitFor();
    }
    await group.button('close.title').click();
    await group.page.getByLabel(group.say('closedAs.NOT_A_REPRISAL')).check();
    await group.picture('close-case');
    await group.button('close.go').click();
    await group.page.getByText(group.say('event.CASE_CLOSED')).waitFor();
    for (const page of [group, coordinator]) {
      await page.button('erase.title').click();
      await page.field('erase.code').fill(reference);
      expect(await page.accessibilityTrouble()).toEqual([]);
      await page.button('erase.go').click();
      if (page === group) await page.page.getByText(page.say('erase.missing')).waitFor();
    }
    await coordinator.page.getByRole('heading', { name: coordinator.say('case.absent') }).waitFor();

    const auditor = await openAs(AUDITOR, 'en');
    await auditor.go('/administration/audit');
    const rows = auditor.page.getByRole('listitem').filter({ hasText: auditor.say('action.case.erase') });
    await rows.filter({ hasText: 'Coordinator, Latin America' }).first().waitFor();
    await auditor.page.getByRole('listitem').filter({ hasText: auditor.say('action.case.close') }).first().waitFor();
    expect(await rows.filter({ hasText: 'coord-lac' }).count()).toBe(0);
    expect(await auditor.accessibilityTrouble()).toEqual([]);
    expect(await auditor.tooWide()).toBe(0);
    await auditor.picture('audit');
  });

  it('who looked at a case stands on its page and in the trail, and whoever may read no more today reads on when others agree', async () => {
    const { reference } = await file(system, { ...arrestIn('CO'), narrative: `An invented story. ${CANARY}` });
    expect(await walkReading({ openAs, rows: system.rows, auditor: AUDITOR }, reference)).toEqual([]);
  });

  it('an excluded coordinator finds nothing, not even a count', async () => {
    const her = await openAs('coord-lac', 'es');
    await system.quiet();
    await her.go('/cases');
    const before = await her.page.getByRole('main').innerText();
    const { reference } = await file(system, byAnOrganisationOfOurs);
    await system.quiet();
    await her.page.waitForTimeout(2_000);
    expect(await her.page.getByRole('main').innerText()).toBe(before);
    await her.field('cases.reference').fill(reference);
    await her.button('cases.search').click();
    await her.page.getByText(her.say('cases.none-found')).waitFor();
    await her.go('/');
    expect(await her.item(reference).count()).toBe(0);
  });

  it('the open page of somebody whose session is ended goes blank within 60 seconds', async () => {
    const partner = await openAs('juris-desk', 'es', { partners: true });
    await partner.go('/safety');
    await partner.page.getByText('juris-desk').first().waitFor();
    const since = performance.now();
    await keeper.post('/api/directory/accounts/juris-desk/sessions/end');
    await partner.page.getByText(partner.say('sign-in.ended')).waitFor({ timeout: 60_000 });
    expect(performance.now() - since).toBeLessThan(60_000);
    expect(await partner.page.getByText('juris-desk').count()).toBe(0);
  });

  it('is accessible and fits, on a phone and a desk, light and dark, from left and from right', async () => {
    const { reference } = await file(system, arrestIn('SN'));
    const wrong: string[] = [];
    for (const language of ['en', 'ar']) wrong.push(...await lookAt(await open({ language, width: 320 }), `sign-in, ${language}`));
    const places = ['/', '/cases', '/cases/by-contact', '/entries', '/figures', '/safety'].map((path) => [path] as const);
    const administration = ['accounts', 'people', 'organisations', 'groups', 'roles', 'rosters', 'ladders', 'regions', 'deliveries', 'changes', 'audit'];
    const aCase = async (coordinator: PortalPage, width: number): Promise<string[]> => {
      await coordinator.go('/');
      await coordinator.item(reference).getByRole('link').click();
      await coordinator.page.getByRole('heading', { name: reference }).waitFor();
      await coordinator.atRest();
      await coordinator.picture(width === 320 ? 'case-phone-dark' : 'case-desk');
      return lookAt(coordinator, `a case at ${width}`);
    };
    const walks: (() => Promise<string[]>)[] = [];
    for (const [width, dark] of [[1280, false], [320, true]] as const) {
      const coordinator = await openAs('coord-afr', 'fr', { width, dark });
      await coordinator.item(reference).waitFor();
      const administrator = await openAs(ADMINISTRATORS[0], 'en', { width, dark });
      walks.push(
        async () => [...await lookAround(coordinator, places, `at ${width}`), ...await aCase(coordinator, width)],
        () => lookAround(administrator, administration.map((name) => [`/administration/${name}`, dark ? undefined : `administration-${name}`] as const), `at ${width}`),
      );
    }
    wrong.push(...(await Promise.all(walks.map((walk) => walk()))).flat());
    await keeper.post('/api/directory/me/language', { language: 'ar' });
    const fromTheRight = await openAs(ADMINISTRATORS[0], 'ar', { width: 320 });
    wrong.push(...await lookAround(fromTheRight, [['/safety', 'safety-arabic-phone']], 'from the right'));
    expect(await fromTheRight.page.evaluate('document.documentElement.dir')).toBe('rtl');
    await keeper.post('/api/directory/me/language', { language: 'en' });
    expect(wrong).toEqual([]);
  });

  it('asks nobody but itself for anything', async () => {
    const her = await open();
    const asked = new Set<string>();
    her.page.on('request', (request) => asked.add(new URL(request.url()).origin));
    await her.signIn(accounts.get('coord-afr') as Account, 'fr');
    for (const place of ['/cases', '/safety']) await her.go(place);
    await until('requests', async () => (asked.size > 0 ? true : undefined));
    expect([...asked].filter((origin) => origin !== new URL(system.running.portalUrl).origin && origin !== 'null')).toEqual([]);
  });
});
