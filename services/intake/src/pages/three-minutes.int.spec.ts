import { LANGUAGES, type Language } from '@amparo/domain';
import { FULL_ANSWERS, pageWalked, secondsOfNetwork, secondsOfPerson, USEFUL_ANSWERS, type FilledIn, type PageWalked } from '@amparo/testing';
import { Door } from '../../test/door';
import { headingOf, PlainBrowser, type PlainPage } from '../../test/plain-browser';
import { QUESTION_IDS, type QuestionId } from './form/questions.rules';

const THREE_MINUTES = 180;
/** Bytes that each walk may weigh in any language, all pages together. */
const MOST_BYTES = { shortest: 20_000, useful: 55_000, full: 210_000 };

let door: Door;
beforeAll(async () => { door = await Door.open(); }, 60_000);
afterAll(() => door.close());

/** Goes from the first page to "it has arrived", saying some of what can be said. */
async function walk(language: Language, said: Readonly<Record<string, FilledIn>>, steps: readonly QuestionId[]): Promise<{ pages: PageWalked[]; status: number }> {
  const browser = new PlainBrowser(door.url);
  const pages: PageWalked[] = [];
  const note = (page: PlainPage, answers: FilledIn = {}, leaves = true): void => void pages.push(pageWalked(page.text, answers, leaves));
  note(await browser.open(`/${language}`));
  await browser.press(undefined);
  const last = steps.at(-1);
  for (const step of steps) {
    expect(browser.page.hidden['step']).toBe(step);
    note(browser.page, said[step]);
    await browser.press(step === last ? 'send' : 'next', said[step]);
  }
  if (browser.page.hidden['step'] === 'check') {
    note(browser.page);
    await browser.press('send');
  }
  note(browser.page, {}, false);
  expect(headingOf(browser.page)).not.toBe('');
  return { pages, status: browser.page.status };
}

const sum = (pages: readonly PageWalked[], what: (page: PageWalked) => number): number => pages.reduce((all, page) => all + what(page), 0);

function told(pages: readonly PageWalked[]) {
  return { pages: pages.length, presses: sum(pages, ({ leaves }) => (leaves ? 1 : 0)), fields: sum(pages, ({ fields }) => fields), choices: sum(pages, ({ picks }) => picks) };
}

describe('asking for help in three minutes', () => {
  it.each(LANGUAGES)('takes three pages, two presses and one field in %s, and what decides who must know takes little more', async (language) => {
    const shortest = await walk(language, USEFUL_ANSWERS, ['story']);
    const useful = await walk(language, USEFUL_ANSWERS, QUESTION_IDS.slice(0, 4));
    const full = await walk(language, FULL_ANSWERS, QUESTION_IDS);
    expect([shortest.status, useful.status, full.status]).toEqual([201, 201, 201]);
    expect(told(shortest.pages)).toEqual({ pages: 3, presses: 2, fields: 1, choices: 0 });
    expect(told(useful.pages)).toEqual({ pages: 6, presses: 5, fields: 1, choices: 2 });
    expect(told(full.pages)).toEqual({ pages: 23, presses: 22, fields: 5, choices: 19 });
    for (const [{ pages }, most] of [[shortest, MOST_BYTES.shortest], [useful, MOST_BYTES.useful], [full, MOST_BYTES.full]] as const) expect(sum(pages, ({ bytes }) => bytes)).toBeLessThan(most);
    // By the model, on a slow mobile network: counts and bytes decide, no clock.
    const seconds = [shortest, useful, full].map(({ pages }) => Math.round(sum(pages.slice(0, -1), secondsOfPerson) + secondsOfNetwork(pages)));
    process.stderr.write(`${language}: ${[shortest, useful, full].map(({ pages }, at) => `${sum(pages, ({ bytes }) => bytes)} bytes, ${seconds[at]} s`).join('; ')}\n`);
    expect(seconds[0]).toBeLessThan(THREE_MINUTES);
    expect(seconds[1]).toBeLessThan(THREE_MINUTES);
  });
});
