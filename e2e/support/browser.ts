import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { hearBrowser, said } from './remains';

/** Where Debian, and others, keep Chromium. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of this machine, or nothing where there is none; `CHROMIUM` names another. */
export function findChromium(): string | undefined {
  return [process.env['CHROMIUM'] ?? '', ...PLACES].find((path) => path !== '' && existsSync(path));
}

/** Journeys in a real browser, on one event log. Left out where there is none, unless `REQUIRE_BROWSER=1` makes that a failure. */
export function describeInBrowser(name: string, tests: () => void): void {
  const there = findChromium() !== undefined || process.env['REQUIRE_BROWSER'] === '1';
  (there ? describe : describe.skip)(`${name}, in a browser${there ? '' : ' (no Chromium here)'}`, tests);
}

/** Starts Chromium. @param settings further arguments of its command line */
export async function openBrowser(settings: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('There is no Chromium here; CHROMIUM can name one.');
  return hearBrowser(await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage', ...settings] }));
}

/** Gives files to the one place for them of a page. Their names are noted here: of a form with files the browser tells nothing that it sends. */
export async function giveFiles(page: Page, files: readonly { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  said.addBody({ files: files.map(({ name }) => ({ name })) }, 'a browser, files');
  await page.locator('input[type=file]').setInputFiles([...files]);
}

/** What went wrong in a page that a person would not see: errors of scripts, what the content policy refused. */
export function troubleOf(page: Page): string[] {
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => {
    // A refusal is an answer like another.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) trouble.push(message.text());
  });
  return trouble;
}
