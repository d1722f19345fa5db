import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { looks } from './pages.mjs';
import { serve } from './serve.mjs';

// node services/portal/web/test/looks/look.mjs FOLDER [NAME,NAME|all] [VIEW,VIEW]
// Takes a picture of each page, wide and narrow, light and dark, and in Arabic, and asks axe about each.
const [folder = '/tmp/looks', only = 'all', seen] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const VIEWS = [
  { name: 'wide-light', width: 1280, scheme: 'light', language: 'en' },
  { name: 'wide-dark', width: 1280, scheme: 'dark', language: 'en' },
  { name: 'narrow-light', width: 360, scheme: 'light', language: 'en' },
  { name: 'narrow-arabic', width: 360, scheme: 'dark', language: 'ar' },
  { name: 'wide-arabic', width: 1280, scheme: 'light', language: 'ar' },
];
const views = VIEWS.filter(({ name }) => seen === undefined || seen.split(',').includes(name));

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
let wrong = 0;
for (const look of looks.filter(({ name }) => only === 'all' || only.split(',').includes(name))) {
  for (const view of views) {
    const server = await serve({ who: look.who, language: view.language });
    const context = await browser.newContext({
      viewport: { width: view.width, height: 900 }, colorScheme: view.scheme, locale: view.language, reducedMotion: 'reduce', bypassCSP: false,
    });
    const page = await context.newPage();
    const say = (what) => {
      wrong += 1;
      process.stdout.write(`${look.name} ${view.name}: ${what}\n`);
    };
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !message.text().includes('status of 4')) say(`console: ${message.text().slice(0, 300)}`);
    });
    page.on('pageerror', (error) => say(`error: ${error.message}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url)) say(`a request elsewhere: ${request.url()}`);
    });
    try {
      await page.goto(`${server.url}${look.path ?? '/'}`);
      await page.locator('h1').first().waitFor({ timeout: 8000 });
      await look.then?.(page, view.language);
      await page.waitForTimeout(250);
      const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      if (wider > 0) say(`${wider} px wider than the screen`);
      if (await page.title() !== 'Amparo') say('the title says more than the name');
      // The page's policy holds for what the page loads; axe is brought in beside it.
      const session = await context.newCDPSession(page);
      await session.send('Runtime.evaluate', { expression: axe });
      const { violations } = await page.evaluate('axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })');
      for (const { id, help, nodes } of violations) say(`axe ${id}: ${help}: ${nodes.slice(0, 3).map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`).join(' | ')}`);
      await page.screenshot({ path: join(folder, `${look.name}-${view.name}.png`), fullPage: true });
    } catch (error) {
      say(`broke: ${error.message.split('\n')[0]}`);
      await page.screenshot({ path: join(folder, `${look.name}-${view.name}-broken.png`) });
    }
    await context.close();
    server.close();
  }
}
await browser.close();
process.stdout.write(`${wrong} wrong, pictures in ${folder}\n`);
process.exitCode = wrong === 0 ? 0 : 1;
