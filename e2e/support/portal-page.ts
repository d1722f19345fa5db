import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { source as axeSource } from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Locator, Page, Request } from 'playwright-core';
import { troubleOf } from './browser';
import { keepPicture } from './pictures';
import type { Account } from './portal-person';

/** `e2e/dist/support` and `e2e/support` are equally far from what is read as it is. */
const ROOT = join(__dirname.replace(`${sep}e2e${sep}dist${sep}`, `${sep}e2e${sep}`), '..', '..');

/** The narrowest telephone that pages are made for, in CSS pixels. */
const NARROWEST = 320;
/** Stops of the keyboard on the longest page, and some. */
const STOPS_AT_MOST = 250;
const ROUNDS = 4;
const HEIGHT = 800;
/** After so long without a call a page has asked for all that it shows; it is waited for no longer than that. */
const [REST_MS, REST_AT_MOST_MS] = [150, 5_000];

/** How somebody has her window. */
export interface WindowOptions {
  /** That the browser asks for, before anybody has signed in. */
  language?: string;
  width?: number;
  dark?: boolean;
  /** By the partners' own entrance. */
  partners?: boolean;
}

/** What the pages say in one language, by the keys that the code uses. */
export function wordsOf(language: string): (key: string) => string {
  const words = JSON.parse(readFileSync(join(ROOT, 'services', 'portal', 'web', 'messages', `${language}.json`), 'utf8')) as Record<string, string>;
  return (key) => {
    const found = words[key];
    if (found === undefined) throw new Error(`no words for ${key}`);
    return found;
  };
}

/** A person's window, as she sees it. */
export class PortalPage {
  /** Errors of scripts and what the content policy refused: nothing, if all is well. */
  readonly trouble: string[];
  say: (key: string) => string;
  private readonly onTheirWay = new Set<Request>();
  private movedAt = 0;

  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    private readonly portalUrl: string,
    language: string,
  ) {
    this.trouble = troubleOf(page);
    this.say = wordsOf(language);
    const moved = (work: (request: Request) => unknown) => (request: Request) => {
      this.movedAt = performance.now();
      work(request);
    };
    // The live stream is never over.
    page.on('request', moved((request) => request.url().endsWith('/api/stream') || this.onTheirWay.add(request)));
    const over = moved((request) => this.onTheirWay.delete(request));
    page.on('requestfinished', over).on('requestfailed', over);
  }

  /** Opens the portal in a window with cookies of its own, in the language that the browser asks for. */
  static async open(browser: Browser, portalUrl: string, { language = 'en', width = 1280, dark = false, partners = false }: WindowOptions = {}): Promise<PortalPage> {
    const context = await browser.newContext({ viewport: { width, height: HEIGHT }, locale: language, colorScheme: dark ? 'dark' : 'light' });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const url = partners ? portalUrl.replace('localhost', 'partners.localhost') : portalUrl;
    const opened = new PortalPage(page, context, url, language);
    await page.goto(url);
    return opened;
  }

  /** Opens another tab beside this one, with the same cookies: whoever is signed in here is there. @param language of her account */
  async tab(language: string, { width = 1280, dark = false }: WindowOptions = {}): Promise<PortalPage> {
    const page = await this.context.newPage();
    page.setDefaultTimeout(30_000);
    await page.setViewportSize({ width, height: HEIGHT });
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
    const opened = new PortalPage(page, this.context, this.portalUrl, language);
    await page.goto(this.portalUrl);
    await opened.isIn();
    return opened;
  }

  /**
   * Signs in by typing, with a code where one is asked for. From then on the pages are in the language of the person.
   *
   * @param language of her account
   */
  async signIn(account: Account, language: string): Promise<void> {
    await this.typePassword(account.person, account.password);
    const [code, go] = [this.field('second-factor.totp-code'), this.button('go-on')];
    this.say = wordsOf(language);
    await code.or(this.page.getByRole('navigation')).or(this.button('menu.open')).first().waitFor();
    if (await code.isVisible()) {
      await code.fill(await account.code());
      await go.click();
    }
    await this.isIn();
  }

  /** The first step of signing in. */
  async typePassword(person: string, password: string): Promise<void> {
    await this.field('sign-in.name').fill(person);
    await this.page.getByLabel(this.say('sign-in.password'), { exact: true }).fill(password);
    await this.button('sign-in.go').click();
  }

  /** Signs out by the menu. */
  async signOut(): Promise<void> {
    await this.button('own.name').click();
    await this.button('own.sign-out').click();
    await this.page.getByText(this.say('sign-in.left')).waitFor();
  }

  /** @throws Error with what the page says instead, when it does not let her in */
  async isIn(): Promise<void> {
    // On a phone the menu is behind a button.
    const asked = this.page.getByRole('navigation').or(this.button('menu.open')).first().waitFor();
    await asked.catch(async () => Promise.reject(new Error(`not in: ${await this.page.locator('body').innerText()}`)));
  }

  async go(path: string): Promise<void> {
    this.onTheirWay.clear();
    await this.page.goto(`${this.portalUrl}${path}`);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
    await this.atRest();
  }

  /** Waits until what the page asks for has come: lists come after the frame. */
  async atRest(): Promise<void> {
    const deadline = performance.now() + REST_AT_MOST_MS;
    while ((this.onTheirWay.size > 0 || performance.now() - this.movedAt < REST_MS) && performance.now() < deadline) await pause(20);
  }

  field(key: string) {
    return this.page.getByRole('textbox', { name: this.say(key) });
  }

  button(key: string) {
    return this.page.getByRole('button', { name: this.say(key), exact: true });
  }

  /** The card of one item. */
  item(reference: string) {
    return this.page.getByRole('article', { name: reference });
  }

  /** The page again, as after a look away. */
  async reload(): Promise<void> {
    await this.go(this.page.url().replace(this.portalUrl, ''));
  }

  /** Goes on by the keyboard from where it is to something. @throws Error where the keyboard does not come there */
  async tabTo(to: Locator): Promise<void> {
    await to.waitFor();
    // Round again, where it was not to be pressed yet when she came by.
    for (let round = 0; round < ROUNDS; round++) {
      for (let stop = 0; stop < STOPS_AT_MOST; stop++) {
        // By its place in the page: lists are drawn anew under one's hands.
        if ((await to.and(this.page.locator(':focus')).count()) > 0) return;
        await this.page.keyboard.press('Tab');
      }
      await pause(1_000);
    }
    throw new Error(`the keyboard does not come to ${String(to)}`);
  }

  /** Goes to a button by the keyboard, and presses it. */
  async pressByKeyboard(button: Locator): Promise<void> {
    await this.tabTo(button);
    await this.page.keyboard.press('Enter');
  }

  /** Goes to a field by the keyboard, and writes into it, over what stands there. @throws Error where it does not say so afterwards */
  async typeByKeyboard(field: Locator, text: string): Promise<void> {
    // A window that comes up takes the focus to where it begins, on a busy machine in the middle of a word: whoever sees that writes it again.
    for (let round = 0; round < ROUNDS; round++) {
      await this.tabTo(field);
      await this.page.keyboard.press('Control+A');
      await this.page.keyboard.type(text);
      if ((await field.inputValue()) === text) return;
    }
    throw new Error(`${String(field)} does not take ${text}`);
  }

  /** Goes to a list by the keyboard, and takes one of its options. @param typed what is written to find it, where a list can be written into */
  async chooseByKeyboard(list: Locator, option: string, typed = option): Promise<void> {
    const wanted = this.page.getByRole('option', { name: option, exact: true });
    // A list that is drawn anew, while a dialog comes up, closes: it is opened again.
    for (let tries = 0; tries < ROUNDS && !(await wanted.isVisible()); tries++) {
      await this.tabTo(list);
      await this.page.keyboard.press('ArrowDown');
      if ((await list.getAttribute('readonly')) === null) {
        await this.page.keyboard.press('Control+A');
        await this.page.keyboard.type(typed);
      }
      await wanted.waitFor({ timeout: 5_000 }).catch(() => undefined);
    }
    await wanted.waitFor();
    for (let down = 0; (await wanted.getAttribute('data-combobox-selected')) === null && down < STOPS_AT_MOST; down++) await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
    await wanted.waitFor({ state: 'hidden' });
  }

  /** What is wrong with what is to be seen: for assistive technology as it stands, and in width on the narrowest telephone. Keeps a picture of both. @param where what it is called */
  async faults(where: string): Promise<string[]> {
    const found = await this.accessibilityTrouble();
    await this.picture(where);
    const width = this.page.viewportSize()?.width ?? NARROWEST;
    await this.resize(NARROWEST);
    const wide = await this.tooWide();
    await this.picture(`${where}-${NARROWEST}`);
    await this.resize(width);
    return [...found, ...(wide > 0 ? [`${wide} pixels wider than ${NARROWEST}`] : [])].map((fault) => `${where}: ${fault}`);
  }

  private async resize(width: number): Promise<void> {
    await this.page.setViewportSize({ width, height: HEIGHT });
    // What is laid out by scripts follows one frame later.
    await this.page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  }

  /** What a machine finds wrong for people who use assistive technology: rules of WCAG 2.2 AA and below. */
  async accessibilityTrouble(): Promise<string[]> {
    // By the debugger's side: the page's own policy allows no script from elsewhere.
    await this.page.evaluate(axeSource);
    const found = await this.page.evaluate<AxeResults>(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'], preload: false })`);
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }

  /** How many pixels the page is wider than its window. */
  async tooWide(): Promise<number> {
    return this.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  }

  /** Keeps a picture where `AMPARO_PICTURES` names a folder, as for the README. */
  async picture(name: string): Promise<void> {
    await keepPicture(this.page, name);
  }

  /** Closes the window, and all that it is signed in to. */
  async close(): Promise<void> {
    await this.context.close();
  }
}
