import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { source as axeSource } from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { troubleOf } from './browser';
import { keepPicture } from './pictures';
import type { Account } from './portal-person';

/** `e2e/dist/support` and `e2e/support` are equally far from what is read as it is. */
const ROOT = join(__dirname.replace(`${sep}e2e${sep}dist${sep}`, `${sep}e2e${sep}`), '..', '..');

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

  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    private readonly portalUrl: string,
    language: string,
  ) {
    this.trouble = troubleOf(page);
    this.say = wordsOf(language);
  }

  /** Opens the portal in a window with cookies of its own, in the language that the browser asks for. @param partners by their own entrance */
  static async open(browser: Browser, portalUrl: string, { language = 'en', width = 1280, dark = false, partners = false }: { language?: string; width?: number; dark?: boolean; partners?: boolean } = {}): Promise<PortalPage> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, locale: language, colorScheme: dark ? 'dark' : 'light' });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const url = partners ? portalUrl.replace('localhost', 'partners.localhost') : portalUrl;
    const opened = new PortalPage(page, context, url, language);
    await page.goto(url);
    return opened;
  }

  /**
   * Signs in by typing. From then on the pages are in the language of the person.
   *
   * @param language of her account
   */
  async signIn(account: Account, language: string): Promise<void> {
    await this.typePassword(account.person, account.password);
    await this.field('second-factor.totp-code').fill(await account.code());
    await this.button('go-on').click();
    this.say = wordsOf(language);
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
    await this.page.goto(`${this.portalUrl}${path}`);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
    // Lists come after the frame.
    await this.page.waitForLoadState('networkidle').catch(() => undefined);
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

  /** What a machine finds wrong for people who use assistive technology: rules of WCAG 2.2 AA and below. */
  async accessibilityTrouble(): Promise<string[]> {
    // By the debugger's side: the page's own policy allows no script from elsewhere.
    await this.page.evaluate(axeSource);
    const found = await this.page.evaluate<AxeResults>(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`);
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

  async close(): Promise<void> {
    await this.context.close();
  }
}
