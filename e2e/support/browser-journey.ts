import type { Browser, Page } from 'playwright-core';
import { giveFiles, troubleOf } from './browser';
import { press, unfold } from './door-walk';
import { CANARY } from './reports';
import type { TestSystem } from './system';
import { until } from './until';
import { allThatTheTeamHas, reply, stoppedSharing, type TeamHas } from './whole-way';

/** What the team has after everything that somebody did in a browser with scripts off; and what the browser noticed on the way. */
export interface BrowserJourney extends TeamHas {
  cookies: unknown[];
  /** Addresses that were asked for elsewhere. */
  elsewhere: string[];
  trouble: string[];
  /** Purposes for which sharing was stopped by the first withdrawal. */
  stopped: string[];
}

/**
 * Tells a report in a language, comes back by its words, writes, reads what the coordinator answers, changes how to be reached, agrees on a
 * day, sends a file, takes a consent back, then all of it: the same as `journeyByCurl`, in Chromium.
 */
export async function journeyInBrowser(system: TestSystem, browser: Browser, language: string): Promise<BrowserJourney> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  const trouble = troubleOf(page);
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(system.running.doorUrl)) elsewhere.push(request.url());
  });
  const shows = async (text: string): Promise<true | undefined> => ((await page.locator('main').innerText()).includes(text) ? true : undefined);
  try {
    const { reference, words } = await tell(page, `${system.running.doorUrl}/${language}`, `${language}: ${CANARY}`);
    const come = () => comeBack(page, `${system.running.doorUrl}/${language}/back`, words);
    await come();
    await page.locator('textarea').fill(`hers, ${language}`);
    await press(page, 'message');
    await until('her own words on the page', () => shows(`hers, ${language}`));
    await reply(system, reference, `theirs, ${language}`);
    await until('the reply on her page', async () => {
      await press(page, 'look');
      return shows(`theirs, ${language}`);
    });
    await press(page, 'to:contact');
    await page.locator('input[name=channel][value=SIGNAL]').check();
    await page.locator('input[name=value]').fill('zz-contact');
    await press(page, 'send');
    await come();
    await press(page, 'to:returns');
    await page.locator('input[value=DAYS_7]').check();
    await press(page, 'send');
    await come();
    await press(page, 'to:files');
    await giveFiles(page, [{ name: 'paper.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF') }]);
    await press(page, 'files');
    await come();
    await unfold(page);
    await page.locator('select[name=purpose]').selectOption('CP-STATS');
    await press(page, 'withdraw');
    const stopped = await stoppedSharing(system, reference);
    await unfold(page);
    await press(page, 'leave');
    await press(page, 'leave:ERASE');
    return { stopped, ...await allThatTheTeamHas(system, reference), cookies: await context.cookies(), elsewhere, trouble };
  } finally {
    await context.close();
  }
}

/** From the first page to "it has arrived", by way of one question more than the first. */
async function tell(page: Page, address: string, story: string): Promise<{ reference: string; words: string }> {
  await page.goto(address);
  await page.locator('form button').click();
  const words = (await page.locator('ol.code li').allInnerTexts()).join(' ');
  await page.locator('textarea').fill(story);
  await press(page, 'next');
  await page.locator('input[name=danger][value=YES]').check();
  await press(page, 'next');
  await press(page, 'unknown');
  await page.locator('select').selectOption('KE');
  await press(page, 'send');
  return { reference: await page.locator('bdi.letters').first().innerText(), words };
}

async function comeBack(page: Page, address: string, words: string): Promise<void> {
  await page.goto(address);
  await page.locator('textarea').fill(words);
  await page.locator('form button').first().click();
  await page.locator('bdi.letters').first().waitFor();
}
