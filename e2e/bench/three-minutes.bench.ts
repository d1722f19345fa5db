import { loadavg } from 'node:os';
import { FULL_ANSWERS, pageWalked, secondsOfPerson, TYPED_FIELDS, USEFUL_ANSWERS, WAYS_BEFORE_THE_FIRST_PAGE, type FilledIn, type PageWalked } from '@amparo/testing';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { keepEvidence } from '../support/evidence';
import type { Bench, BenchResult } from './bench';
import { startBenchSystem } from './support/bench-system';

const LANGUAGES: Readonly<Record<string, string>> = { en: 'English', es: 'Spanish', fr: 'French', pt: 'Portuguese', ar: 'Arabic', ru: 'Russian' };
/** A bad mobile line, as Chromium plays it. */
const LINE = { latency: 400, downloadThroughput: 50 * 1_024, uploadThroughput: 20 * 1_024 } as const;
const THREE_MINUTES = 180;

/** The ways to ask for help: by how many questions, and what is said to them. */
const WALKS: readonly { name: string; questions: number; said: Readonly<Record<string, FilledIn>> }[] = [
  { name: 'shortest', questions: 1, said: USEFUL_ANSWERS },
  { name: 'useful', questions: 4, said: USEFUL_ANSWERS },
  { name: 'full', questions: Infinity, said: FULL_ANSWERS },
];

interface Walked {
  pages: number;
  /** From pressing to the page as it is shown, all pages together. */
  lineSeconds: number;
  /** Of the person, by the model. */
  personSeconds: number;
}

/** How long asking for help takes in a real browser on a bad line: the line is measured, the person is the keystroke-level model. */
export const threeMinutes: Bench = {
  title: 'first page → "it has arrived", in Chromium with scripts off, on a bad line',
  async run({ quick, say }): Promise<BenchResult> {
    const load = (loadavg()[0] ?? 0).toFixed(1);
    const system = await startBenchSystem('three-minutes');
    const browser = await openBrowser();
    const rows: string[][] = [];
    const figures: Record<string, Walked> = {};
    try {
      for (const [language, name] of Object.entries(LANGUAGES).slice(0, quick ? 1 : undefined)) {
        say(name);
        for (const { name: walk, questions, said } of WALKS) {
          const walked = await walkOn(browser, `${system.running.doorUrl}/${language}`, questions, said);
          figures[`${language} ${walk}`] = walked;
          rows.push([name, walk, String(walked.pages), ...[walked.lineSeconds, walked.personSeconds, walked.lineSeconds + walked.personSeconds].map((seconds) => seconds.toFixed(1))]);
        }
      }
    } finally {
      await browser.close();
      await system.stop();
    }
    const late = Object.entries(figures).filter(([walk, { lineSeconds, personSeconds }]) => !walk.endsWith('full') && lineSeconds + personSeconds >= THREE_MINUTES);
    if (late.length > 0) throw new Error(`more than three minutes: ${late.map(([walk]) => walk).join(', ')}`);
    const columns = ['language', 'walk', 'pages', 'line, s', 'person, s', 'together, s'];
    const notes = [
      `Line: Chromium at ${LINE.latency} ms there and back, ${LINE.downloadThroughput / 1_024} KiB/s down, ${LINE.uploadThroughput / 1_024} KiB/s up; measured from pressing to the page as it is shown, with ${WAYS_BEFORE_THE_FIRST_PAGE} ways more for name, connection and TLS.`,
      'Person: the keystroke-level model, as in the table above. The full walk takes the page before sending as well, which the one above leaves out.',
      `Load of the machine before it: ${load}. What the line takes holds what the machine took.`,
    ];
    if (!quick) keepEvidence('three-minutes', [...table(columns, rows), '', ...notes.map((note) => `- ${note}`)]);
    return { columns, rows, notes, figures };
  },
};

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

async function walkOn(browser: Browser, address: string, questions: number, said: Readonly<Record<string, FilledIn>>): Promise<Walked> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  try {
    const page = await context.newPage();
    const line = await context.newCDPSession(page);
    await line.send('Network.enable');
    await line.send('Network.emulateNetworkConditions', { offline: false, ...LINE });
    const walk = new Walk(page);
    await walk.begin(address);
    for (let asked = 1; ; asked++) {
      const step = await page.locator('input[name=step]').inputValue();
      const isLast = asked >= questions || step === 'check';
      await walk.goOn(isLast ? 'button[value=send]' : 'button[value=next]', said[step]);
      if (isLast) return await walk.end();
    }
  } finally {
    await context.close();
  }
}

/** One person on her way through the pages. */
class Walk {
  private readonly pages: PageWalked[] = [];
  private lineMs = WAYS_BEFORE_THE_FIRST_PAGE * LINE.latency;

  constructor(private readonly page: Page) {}

  async begin(address: string): Promise<void> {
    await this.timed(() => this.page.goto(address));
    await this.goOn('form button');
  }

  /** Fills the page in, and presses a button of it. */
  async goOn(button: string, answers: FilledIn = {}): Promise<void> {
    this.pages.push(pageWalked(await this.page.content(), answers));
    for (const [field, values] of Object.entries(answers)) for (const value of [values].flat()) await fillIn(this.page, field, value);
    await this.timed(() => Promise.all([this.page.waitForEvent('load'), this.page.locator(button).first().click()]));
  }

  async end(): Promise<Walked> {
    await this.page.locator('bdi.letters').first().waitFor();
    return { pages: this.pages.length + 1, lineSeconds: this.lineMs / 1_000, personSeconds: this.pages.reduce((sum, page) => sum + secondsOfPerson(page), 0) };
  }

  private async timed(work: () => Promise<unknown>): Promise<void> {
    const started = performance.now();
    await work();
    this.lineMs += performance.now() - started;
  }
}

async function fillIn(page: Page, name: string, value: string): Promise<void> {
  const list = page.locator(`select[name="${name}"]`);
  if (TYPED_FIELDS.has(name)) await page.locator(`[name="${name}"]`).fill(value);
  else if (await list.count() > 0) await list.selectOption(value);
  else await page.locator(`[name="${name}"][value="${value}"]`).check();
}
