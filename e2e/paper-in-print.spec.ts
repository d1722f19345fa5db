import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { describeInBrowser, openBrowser } from './support/browser';

/** As the pages are built, names of classes apart. */
const STYLE = readFileSync('services/portal/web/src/paper/paper.module.css', 'utf8').replaceAll(':global(body)', 'body');

describeInBrowser('a consent in print', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('is there, alone, and leaves a browser no margin to write the address of the page into', async () => {
    const page = await browser.newPage();
    await page.setContent(`<style>${STYLE}</style><body><h1>menu</h1><main><article class="paper"><h2>title</h2><p>words</p></article></main></body>`);
    await page.emulateMedia({ media: 'print' });
    const styleOf = (of: string) => page.evaluate<{ visibility: string; padding: number }>(
      `(({ visibility, paddingTop }) => ({ visibility, padding: Math.round(parseFloat(paddingTop)) }))(getComputedStyle(document.querySelector('${of}')))`,
    );
    expect([(await styleOf('h1')).visibility, (await styleOf('h2')).visibility, (await styleOf('p')).visibility]).toEqual(['hidden', 'visible', 'visible']);
    expect(await styleOf('article')).toEqual({ visibility: 'visible', padding: 76 });
    const margins = await page.evaluate<string[]>(`[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].flatMap((rule) => (rule instanceof CSSMediaRule ? [...rule.cssRules] : [rule])))
      .filter((rule) => rule instanceof CSSPageRule).map((rule) => rule.style.margin)`);
    expect(margins).toEqual(['0px']);
    await page.close();
  });
});
