import type { Browser, BrowserContext, Page } from 'playwright-core';
import { source as axeSource, type AxeResults } from 'axe-core';
import { describeInBrowser, openBrowser, troubleOf } from './support/browser';
import { keepPicture } from './support/pictures';
import { startTestSystem, type TestSystem } from './support/system';

jest.setTimeout(240_000);

/** Languages of the door's pages. */
const LANGUAGES = ['en', 'es', 'fr', 'pt', 'ar', 'ru'];

describeInBrowser('the door with scripts off', () => {
  let system: TestSystem;
  let browser: Browser;
  beforeAll(async () => { [system, browser] = await Promise.all([startTestSystem('postgres'), openBrowser()]); }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  }, 60_000);

  const press = (page: Page, go: string) => page.locator(`button[name=go][value="${go}"]`).first().click();
  const tooWide = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

  async function open(language: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<{ page: Page; context: BrowserContext; asked: string[] }> {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 }, ...options });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${system.running.doorUrl}/${language}`);
    return { page, context, asked };
  }

  it.each(LANGUAGES)('in %s, on a screen of 320 px: first page, form, another language and back, sent, come back; nothing from elsewhere, no cookie', async (language) => {
    const { page, context, asked } = await open(language);
    const trouble = troubleOf(page);
    expect(await tooWide(page)).toBe(0);
    if (language === 'es') await keepPicture(page, 'door-first-page');
    await page.locator('form button').click();
    const words = await page.locator('ol.code li').allInnerTexts();
    expect(words).toHaveLength(13);
    expect(await tooWide(page)).toBe(0);
    if (language === 'ar') await keepPicture(page, 'door-arabic');
    await page.locator('textarea').fill('<i>one</i> sentence');
    await page.locator(`nav button[lang=${language === 'ru' ? 'en' : 'ru'}]`).click();
    expect(await page.locator('textarea').inputValue()).toBe('<i>one</i> sentence');
    await page.locator(`nav button[lang=${language}]`).click();
    await press(page, 'next');
    await page.locator('input[name=danger][value=YES]').check();
    await press(page, 'next');
    await press(page, 'unknown');
    await page.locator('select').selectOption('HN');
    expect(await tooWide(page)).toBe(0);
    await press(page, 'send');
    const reference = await page.locator('bdi.letters').first().innerText();
    expect(reference).toMatch(/^AM-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(await page.locator('ol.code li').allInnerTexts()).toEqual(words);
    await page.mouse.wheel(0, 400);
    expect((await page.locator('a.exit').boundingBox())?.y).toBeLessThan(20);
    await page.locator('main a').click();
    await page.locator('textarea').fill(words.join(' '));
    await page.locator('form button').first().click();
    expect(await page.locator('main').innerText()).toContain(reference);
    expect(await tooWide(page)).toBe(0);
    expect(await context.cookies()).toEqual([]);
    expect(asked.filter((url) => !url.startsWith(system.running.doorUrl) || url.includes('?'))).toEqual([]);
    expect(trouble).toEqual([]);
    await context.close();
  });

  it('is filled in and sent by keyboard alone', async () => {
    const { page, context } = await open('en');
    const tabTo = async (selector: string) => {
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press('Tab');
        if (await page.locator(`${selector}:focus`).count() > 0) return;
      }
      throw new Error(`the keyboard does not reach ${selector}`);
    };
    await tabTo('form button');
    await page.keyboard.press('Enter');
    await tabTo('textarea');
    await page.keyboard.type('By keyboard.');
    await tabTo('button[value=next]');
    await page.keyboard.press('Enter');
    await tabTo('input[name=danger]');
    await page.keyboard.press('Space');
    // Return in a field goes on: it never sends, leaves or changes the language.
    await page.keyboard.press('Enter');
    await page.locator('input[name=category]').first().waitFor();
    await tabTo('button[value=send]');
    await page.keyboard.press('Enter');
    // The page before has letters too, of the code.
    await page.locator('bdi.letters', { hasText: /^AM-[0-9A-Z]{4}-[0-9A-Z]{4}$/ }).first().waitFor();
    await context.close();
  });

  it.each([['en', 'light'], ['ar', 'dark']] as const)('in %s, in %s colours, every kind of page is whole for people who use assistive technology', async (language, colorScheme) => {
    // The tool is a script: it looks at the same pages in a window that runs some.
    const { page, context } = await open(language, { javaScriptEnabled: true, colorScheme });
    const check = async () => {
      await page.evaluate(axeSource);
      const { violations } = await page.evaluate<AxeResults>(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`);
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
    };
    await check();
    await page.locator('form button').click();
    const words = await page.locator('ol.code li').allInnerTexts();
    const kinds = ['story', 'danger', 'where', 'acts', 'who', 'contact', 'project', 'sharing'];
    for (let step = 'story'; step !== 'check'; step = await page.locator('input[name=step]').inputValue()) {
      if (kinds.includes(step)) await check();
      if (await page.locator('select').count() > 0) await page.locator('select').selectOption('CO');
      await press(page, 'next');
    }
    await check();
    await press(page, 'send');
    await check();
    await page.locator('main a').click();
    await check();
    await page.locator('textarea').fill('not a code');
    await page.locator('form button').first().click();
    await check();
    await page.locator('textarea').first().fill(words.join(' '));
    await page.locator('form button').first().click();
    await page.locator('summary').click();
    await check();
    await press(page, 'leave');
    await check();
    await press(page, 'leave:KEEP');
    await check();
    await page.goto(`${system.running.doorUrl}/zz`);
    await check();
    await context.close();
  });
});
