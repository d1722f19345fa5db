import type { CDPSession, Page } from 'playwright-core';
import { source as axeSource, type AxeResults } from 'axe-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A page that runs no scripts of its own, but those of a tool: a window that has them switched off would not run the tool either. */
export class ToolsInPage {
  private constructor(private readonly page: Page, private readonly session: CDPSession) {}

  /** Switches scripts off for whatever is opened in the page from now on. */
  static async of(page: Page): Promise<ToolsInPage> {
    const tools = new ToolsInPage(page, await page.context().newCDPSession(page));
    await tools.runScripts(false);
    return tools;
  }

  /** What axe finds on the page as it is. */
  async faultsForAssistiveTechnology(): Promise<string[]> {
    await this.runScripts(true);
    await this.page.evaluate(axeSource);
    // Further down the way out, which stays in sight, lies over something or other, and scrolling frees it.
    await this.page.evaluate('scrollTo(0, 0)');
    const { violations } = await this.page.evaluate<AxeResults>(`axe.run({ runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'], preload: false })`);
    await this.runScripts(false);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }

  private async runScripts(run: boolean): Promise<void> {
    await this.session.send('Emulation.setScriptExecutionDisabled', { value: !run });
  }
}

/** What is wider than the screen, or cut off: nothing should be, however large the letters are. */
export async function faultsOfLayout(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const out = [...document.querySelectorAll('body *')].filter((one) => {
      const { left, right, width } = one.getBoundingClientRect();
      return width > 0 && one.tagName !== 'OPTION' && (left < -1 || right > document.documentElement.clientWidth + 1);
    });
    const cut = [...document.querySelectorAll('button,a,label,summary,p,li,h1,h2,dd,dt,legend')].filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline');
    const root = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const small = [...document.querySelectorAll('p,li,a,button,summary,label,select,textarea,input:not([type=hidden],[type=radio],[type=checkbox])')].filter((one) => parseFloat(getComputedStyle(one).fontSize) < root * 0.9);
    return [...small.map((one) => 'letters that do not grow with the others: ' + one.tagName + ' ' + (one.name || '')), ...(wide > 0 ? ['wider by ' + wide + ' px'] : []), ...out.map((one) => 'beside the screen: ' + one.tagName + ' ' + one.textContent.slice(0, 30)), ...cut.map((one) => 'cut off: ' + one.tagName + ' ' + one.textContent.slice(0, 30))];
  })()`);
}

/** What the keyboard has in focus. */
interface Focus {
  /** Its place among all that can have the focus; -1 for none of them. */
  place: number;
  name: string;
  /** Width of its outline, in CSS pixels. */
  outline: number;
  /** Whether something lies over it. */
  covered: boolean;
  inMain: boolean;
}

/** Everything that can have the focus; of choices of which one is taken, the one that has it. */
const STOPS = `[...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary')].filter((one) => one.checkVisibility()
  && (one.type !== 'radio' || one.checked || (!document.querySelector('input[name="' + one.name + '"]:checked') && one === document.querySelector('input[name="' + one.name + '"]'))))`;

const FOCUS = `(() => {
  const one = document.activeElement;
  const { left, top, width, height } = one.getBoundingClientRect();
  const over = document.elementFromPoint(left + width / 2, Math.min(top + height / 2, innerHeight - 1));
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  return {
    place: globalThis.amparoStops.indexOf(one), name: one.tagName + ' ' + (one.name || '') + ' ' + (one.value || one.textContent || '').slice(0, 30), inMain: one.closest('main') !== null,
    outline: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth), covered: over !== null && over !== one && !one.contains(over) && !over.contains(one),
  };
})()`;

/** Stops of the keyboard before what the page is about: the way out, which has to be the nearest of all. */
const STOPS_BEFORE_MAIN = 1;

/** What goes wrong for somebody who has a keyboard alone: what is not reached, in another order than it is read, unseen, or covered. */
export async function faultsForKeyboard(page: Page): Promise<string[]> {
  // Nothing of the page changes while one goes through it: they are found once.
  const stops = await page.evaluate<number>(`(globalThis.amparoStops = ${STOPS}).length`);
  const faults: string[] = [];
  // Where somebody clicked last, the keyboard would go on from: it begins at the top.
  await page.evaluate(`(() => { const { body } = document; body.tabIndex = -1; body.focus(); body.removeAttribute('tabindex'); scrollTo(0, 0); })()`);
  const met: Focus[] = [];
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate<Focus>(FOCUS);
    met.push(focus);
    if (focus.place !== stop) faults.push(`stop ${stop} is ${focus.name}, at ${focus.place}`);
    if (focus.outline < 2) faults.push(`the focus on ${focus.name} is not seen`);
    if (focus.covered) faults.push(`the focus on ${focus.name} is covered`);
  }
  const before = met.findIndex(({ inMain }) => inMain);
  if (before > STOPS_BEFORE_MAIN) faults.push(`${before} stops before the page begins`);
  return faults;
}
