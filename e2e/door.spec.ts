import { join } from 'node:path';
import { LANGUAGES } from '@amparo/domain';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { describeInBrowser, openBrowser, troubleOf } from './support/browser';
import { getReceipt } from './support/door';
import { press, unfold, walkEveryPage } from './support/door-walk';
import { fileUnder } from './support/journey';
import { faultsForKeyboard, faultsOfLayout, ToolsInPage } from './support/page-checks';
import { keepPicture } from './support/pictures';
import { arrestIn } from './support/reports';
import { startTestSystem, type TestSystem } from './support/system';
import { until } from './support/until';
import { reply } from './support/whole-way';

jest.setTimeout(480_000);

/** Of these every page is looked at as it usually is, too: one language from left to right and one from right to left. */
const AT_USUAL_SIZE: readonly string[] = ['en', 'ar'];
/** Images off, and letters twice as large. */
const LARGE_LETTERS_ALONE = ['--blink-settings=imagesEnabled=false,defaultFontSize=32,defaultFixedFontSize=26'];
/** Pages that a walk goes through. */
const PAGES = 37;

/** PostgreSQL says that there is no room, wherever the door writes. */
async function withFullDisk({ rows }: TestSystem, work: () => Promise<void>): Promise<void> {
  await rows.of('intake', `CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END $$`);
  try {
    await rows.of('intake', 'CREATE TRIGGER no_room BEFORE INSERT ON envelopes FOR EACH ROW EXECUTE FUNCTION no_room()');
    await work();
  } finally {
    await rows.of('intake', 'DROP FUNCTION no_room() CASCADE');
  }
}

describeInBrowser('the door with scripts off', () => {
  let system: TestSystem;
  let browser: Browser;
  beforeAll(async () => { [system, browser] = await Promise.all([startTestSystem('postgres', { INTAKE_HELP_LINES_FILE: join(__dirname, 'support/help-lines.json') }), openBrowser()]); }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  }, 240_000);

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

  it.each([[...AT_USUAL_SIZE]])('in %s and %s, every page is whole for people who use assistive technology, on a screen of 320 px, with scripts off', async (...languages) => {
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
      expect({ language, faults, pages: pages.length }).toEqual({ language, faults: {}, pages: PAGES });
      await context.close();
    }));
  });

  it.each([['en', 'ar'], ['es', 'fr'], ['pt', 'ru']])('in %s and %s, with images off and letters twice as large, every page is whole for assistive technology, fits 320 px and is gone through by keyboard alone', async (...languages) => {
    const plain = await openBrowser(LARGE_LETTERS_ALONE);
    await Promise.all(languages.map(async (language, at) => {
      const context = await plain.newContext({ viewport: { width: 320, height: 640 }, colorScheme: at % 2 === 0 ? 'dark' : 'light' });
      const page = await context.newPage();
      const tools = await ToolsInPage.of(page);
      const faults: Record<string, string[]> = {};
      const pages = await walkEveryPage(page, system.running.doorUrl, language, async (name) => {
        const heard = AT_USUAL_SIZE.includes(language) ? [] : await tools.faultsForAssistiveTechnology();
        const found = [...heard, ...await faultsOfLayout(page), ...await faultsForKeyboard(page)];
        if (found.length > 0) faults[name] = found;
      });
      expect({ language, faults, pages: pages.length }).toEqual({ language, faults: {}, pages: PAGES });
    }));
    await plain.close();
  });

  it('in every language the pages that show what the team answered, and that say "not now", are as whole', async () => {
    const visitors = await Promise.all(LANGUAGES.map(async (language) => {
      const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
      const page = await context.newPage();
      const tools = await ToolsInPage.of(page);
      const seen = { status: 0, faults: [] as string[] };
      page.on('response', (answer) => { seen.status = answer.status(); });
      const look = async (name: string): Promise<void> => {
        await unfold(page);
        seen.faults.push(...[...await tools.faultsForAssistiveTechnology(), ...await faultsOfLayout(page), ...await faultsForKeyboard(page)].map((fault) => `${language}: ${name}: ${fault}`));
      };
      const receipt = await getReceipt(system.running.doorUrl);
      const { reference } = await fileUnder(system, receipt, arrestIn('KE'));
      await reply(system, reference, 'Estamos <aquí>. نحن هنا.');
      await page.goto(`${system.running.doorUrl}/${language}/back`);
      await page.locator('textarea').fill(receipt);
      await page.locator('form button').first().click();
      await until('the reply on the page', async () => {
        await press(page, 'look');
        return (await page.locator('dd').allInnerTexts()).includes('Estamos <aquí>. نحن هنا.') || undefined;
      });
      await look('a reply');
      return { language, page, seen, look };
    }));
    await withFullDisk(system, async () => {
      await Promise.all(visitors.map(async ({ language, page, seen, look }) => {
        await page.locator('textarea').fill('I am here.');
        await press(page, 'message');
        expect([language, seen.status, await page.locator('textarea[name=text]').inputValue()]).toEqual([language, 503, 'I am here.']);
        await look('no message now');
        await page.goto(`${system.running.doorUrl}/${language}`);
        await page.locator('form button').click();
        await page.locator('textarea').fill('They are here.');
        await press(page, 'send');
        expect([language, seen.status, (await page.locator('dd').allInnerTexts())[0]]).toEqual([language, 503, 'They are here.']);
        await look('no report now');
      }));
    });
    expect(visitors.flatMap(({ seen }) => seen.faults)).toEqual([]);
    await Promise.all(visitors.map(({ page }) => page.context().close()));
  });
});
