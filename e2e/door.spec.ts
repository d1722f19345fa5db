import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describeInBrowser, openBrowser, troubleOf } from './support/browser';
import { walkEveryPage } from './support/door-walk';
import { faultsForKeyboard, faultsOfLayout, ToolsInPage } from './support/page-checks';
import { keepPicture } from './support/pictures';
import { startTestSystem, type TestSystem } from './support/system';

jest.setTimeout(240_000);

/** Languages of the door's pages. */
const LANGUAGES = ['en', 'es', 'fr', 'pt', 'ar', 'ru'];

describeInBrowser('the door with scripts off', () => {
  let system: TestSystem;
  let browser: Browser;
  beforeAll(async () => { [system, browser] = await Promise.all([startTestSystem('postgres', { INTAKE_HELP_LINES_FILE: join(__dirname, 'support/help-lines.json') }), openBrowser()]); }, 180_000);
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

  it.each([['en', 'ar']])('in %s and %s, every page is whole for people who use assistive technology, on a screen of 320 px, with scripts off', async (...languages) => {
    await Promise.all(languages.map(async (language, at) => {
      const context = await browser.newContext({ viewport: { width: 320, height: 640 }, colorScheme: at % 2 === 0 ? 'light' : 'dark' });
      const page = await context.newPage();
      const tools = await ToolsInPage.of(page);
      const faults: Record<string, string[]> = {};
      const pages = await walkEveryPage(page, system.running.doorUrl, language, async (name) => {
        const found = [...await tools.faultsForAssistiveTechnology(), ...await faultsOfLayout(page)];
        if (await page.locator('footer li').count() !== 2) found.push('the help lines are not there');
        if (found.length > 0) faults[name] = found;
      });
      expect({ language, faults, pages: pages.length }).toEqual({ language, faults: {}, pages: 37 });
      await context.close();
    }));
  });

  it.each(['en', 'ar'])('in %s, with images off and letters twice as large, every page fits 320 px and is gone through by keyboard alone', async (language) => {
    const plain = await openBrowser(['--blink-settings=imagesEnabled=false,defaultFontSize=32,defaultFixedFontSize=26']);
    const context = await plain.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    const faults: Record<string, string[]> = {};
    await walkEveryPage(page, system.running.doorUrl, language, async (name) => {
      const found = [...await faultsOfLayout(page), ...await faultsForKeyboard(page)];
      if (found.length > 0) faults[name] = found;
    });
    expect(faults).toEqual({});
    await plain.close();
  });
});
