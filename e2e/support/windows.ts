import type { Browser } from 'playwright-core';
import { PortalPage, type WindowOptions } from './portal-page';
import type { Account } from './portal-person';

/** Opens a window of somebody who has an account. */
export type OpenAs = (person: string, language: string, options?: WindowOptions) => Promise<PortalPage>;

/** Windows of people at one portal. Whoever has signed in by typing opens further tabs beside: a one-time code is good once, and the next one is half a minute away. */
export class Windows {
  private readonly opened: PortalPage[] = [];
  /** By person and language. */
  private readonly signedIn = new Map<string, PortalPage>();

  /** @param accounts by person; may be filled later */
  constructor(
    private readonly browser: Browser,
    private readonly portalUrl: string,
    private readonly accounts: ReadonlyMap<string, Account>,
  ) {}

  /** A window of somebody of whom the portal does not know yet who she is. */
  async open(options?: WindowOptions): Promise<PortalPage> {
    return this.keep(await PortalPage.open(this.browser, this.portalUrl, options));
  }

  /** @param language of her account: a session keeps the one in which it began, so that for another one she signs in anew */
  readonly openAs: OpenAs = async (person, language, options) => {
    const first = this.signedIn.get(`${person} ${language}`);
    if (first !== undefined) return this.keep(await first.tab(language, options));
    const account = this.accounts.get(person);
    if (account === undefined) throw new Error(`${person} has no account`);
    const page = await this.open(options);
    await page.signIn(account, language);
    this.signedIn.set(`${person} ${language}`, page);
    return page;
  };

  /** Closes what is open; whoever is signed in stays so, and has her line back. @returns what went wrong on the pages that a person would not see */
  async close(): Promise<string[]> {
    const pages = this.opened.splice(0);
    const stay = new Set([...this.signedIn.values()].map(({ context }) => context));
    await Promise.all(pages.map((page) => (stay.has(page.context) ? page.page.close() : page.close())));
    await Promise.all([...stay].map((context) => context.setOffline(false)));
    return pages.flatMap(({ trouble }) => trouble);
  }

  private keep(page: PortalPage): PortalPage {
    this.opened.push(page);
    return page;
  }
}
