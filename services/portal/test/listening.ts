import { Browser } from './browser';
import { aCase } from './events';
import { Page } from './page';
import { RunningPortal, until } from './running';

export const password = 'invented-password-of-a-person';
export const coordinator = (region: string) => ({ password, factors: 2 as const, conflicts: [] as string[], roles: [{ role: 'REGIONAL_COORDINATOR', region }] });
export const member = { password, factors: 2 as const, conflicts: [] as string[], roles: [{ role: 'MEMBER', group: 'swg', kind: 'SECURITY_WORKING_GROUP' }] };
export const administrator = { password, factors: 2 as const, conflicts: [] as string[], roles: [{ role: 'ADMINISTRATOR' }] };

/** A portal, its people, and their pages that listen. */
export class Listening {
  readonly running = new RunningPortal();
  private readonly pages: Page[] = [];

  /** The people of a test are there anew. */
  people(): void {
    const { people } = this.running.directory;
    people.clear();
    people.set('lac', coordinator('LAC')).set('afr', coordinator('AFR')).set('swg', member).set('duty', member).set('admin', administrator);
  }

  async as(person: string, headers: Record<string, string> = {}): Promise<{ browser: Browser; page: Page }> {
    const browser = new Browser(this.running);
    await browser.signIn(person);
    return { browser, page: await this.open(browser, headers) };
  }

  async open(browser: Browser, headers: Record<string, string> = {}): Promise<Page> {
    const page = await Page.open(browser, headers);
    this.pages.push(page);
    if (page.status === 200) await until(() => page.said.length > 0);
    return page;
  }

  /** Waits for a change that the working group alone hears of: what was told before it has been heard, or never will be. */
  async settled(): Promise<string> {
    const marker = aCase();
    const { page } = await this.as('swg');
    await this.running.tell(marker.received(), marker.routed(['swg'], { regions: ['EECA'], routes: ['SWG'] }));
    await until(() => page.hints.length >= 3);
    page.leave();
    return marker.caseId;
  }

  leave(): void {
    for (const page of this.pages.splice(0)) page.leave();
  }
}

/** What a page was told to look at again of a case. */
export const about = (page: Page, caseId: string): string[] =>
  page.hints.filter((hint) => (hint as { id?: string }).id === caseId).map((hint) => (hint as { what: string }).what);
