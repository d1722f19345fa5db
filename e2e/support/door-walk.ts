import type { Page } from 'playwright-core';
import { giveFiles } from './browser';

/** Looks at a page that has a name. */
export type Look = (name: string) => Promise<void>;

/** Questions of which one says something: an answer more or less makes no other kind of page. */
const SAID: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  story: (page) => page.locator('textarea').fill('They came <b>again</b>. جاؤوا ليلاً.'),
  danger: (page) => page.locator('input[value=YES]').check(),
  where: (page) => page.locator('select').selectOption('HN'),
  acts: (page) => page.locator('input[name=acts]').first().check(),
  contact: (page) => page.locator('input[name=value]').fill('zz-contact'),
  sharing: (page) => page.locator('input[value=GIVEN]').first().check(),
};

/** Presses a button of the form. */
export const press = (page: Page, go: string): Promise<void> => page.locator(`button[name=go][value="${go}"]`).first().click();

/** What is folded is part of a page too. */
export async function unfold(page: Page): Promise<void> {
  for (const summary of await page.locator('details:not([open]) > summary').all()) await summary.click();
}

/**
 * Goes through every page of the door in one language as somebody does who says a little of everything, comes back, writes, adds a
 * file, and takes it all back; and through what may go wrong on the way.
 *
 * @param look is called on each page, with all that is folded opened
 * @returns names of the pages, in their order
 */
export async function walkEveryPage(page: Page, doorUrl: string, language: string, look: Look): Promise<string[]> {
  const seen: string[] = [];
  const at = async (name: string): Promise<void> => {
    await unfold(page);
    seen.push(name);
    await look(name);
  };
  await page.goto(`${doorUrl}/${language}`);
  await at('first page');
  await page.locator('form button').click();
  const words = (await page.locator('ol.code li').allInnerTexts()).join(' ');
  for (let step = 'story'; step !== 'check'; step = await page.locator('input[name=step]').inputValue()) {
    await at(`question ${step}`);
    await SAID[step]?.(page);
    await press(page, 'next');
  }
  await at('before it is sent');
  await press(page, 'send');
  await at('sent');
  await comeBack(page, words, at);
  await whatGoesWrong(page, doorUrl, language, at);
  return seen;
}

async function comeBack(page: Page, words: string, at: Look): Promise<void> {
  await page.locator('main a').last().click();
  await at('coming back');
  await page.locator('textarea').fill('no code');
  await page.locator('form button').first().click();
  await at('a code that nobody has');
  await page.locator('textarea').first().fill(words);
  await page.locator('form button').first().click();
  await at('the conversation');
  await page.locator('textarea').fill('Still <i>here</i>.');
  await press(page, 'message');
  await at('a message written');
  await press(page, 'to:files');
  await at('files');
  await giveFiles(page, [{ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('x') }, { name: 'b.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF') }]);
  await press(page, 'files');
  await at('files sent, one of them refused');
  await press(page, 'look');
  await press(page, 'to:contact');
  await at('something added');
  await press(page, 'send');
  await at('added');
  await page.locator('main a').last().click();
  await page.locator('textarea').fill(words);
  await page.locator('form button').first().click();
  await unfold(page);
  await press(page, 'withdraw');
  await at('sharing stopped');
  await press(page, 'leave');
  await at('taking all of it back');
  await press(page, 'leave:KEEP');
  await at('taken back');
}

async function whatGoesWrong(page: Page, doorUrl: string, language: string, at: Look): Promise<void> {
  await page.goto(`${doorUrl}/${language}/form`);
  await page.locator('form button').click();
  await page.evaluate(`document.querySelector('input[name=draft]').value = 'altered'`);
  await press(page, 'next');
  // Nothing of it can be read, so it is asked anew.
  if ((await page.locator('input[name=step]').inputValue()) !== 'story') throw new Error('an altered draft was taken');
  await at('earlier answers lost');
  await page.goto(`${doorUrl}/${language}/no/such/page`);
  await at('no such page');
}
