import type { Page } from 'playwright-core';
import { faultsForKeyboard, faultsOfLayout, ToolsInPage } from '../support/page-checks';
import { keepPicture } from '../support/pictures';
import { BY_LINK, HANDLER } from '../support/sharing';
import { until } from '../support/until';
import { agreed, askedForHelp, closed, dialog, part, released, type Ground, type Handled } from './walk';

const STORY = 'zz invented story of nobody';

/**
 * The handler makes a link for a partner without an account and reads both parts of it out; somebody there pastes it in a browser without scripts, says
 * the code at the second try, commits and reads what is released; then the handler takes the link back.
 *
 * @returns what is wrong with the pages of both
 */
export async function walkLink(ground: Ground, { caseId, reference }: Handled): Promise<string[]> {
  await agreed(ground, caseId, { recipient: BY_LINK.id, classes: ['S1', 'S2'] });
  const referralId = (await askedForHelp(ground, caseId, BY_LINK.id))(BY_LINK.id);
  const handler = await ground.openAs(HANDLER, 'en');
  const wrong: string[] = [];
  await handler.go(`/cases/${caseId}`);
  await handler.pressByKeyboard(part(handler, 'help.title').getByRole('button', { name: `${handler.say('link.make')}: ${BY_LINK.name}` }));
  const choice = (key: string) => dialog(handler).getByRole('combobox', { name: handler.say(key), exact: true });
  await handler.chooseByKeyboard(choice('link.link-by'), handler.say('handedBy.TELEPHONE'));
  // Both by one way is no second factor: the other part is moved to another one by itself.
  if ((await choice('link.code-by').inputValue()) === handler.say('handedBy.TELEPHONE')) wrong.push('link and code go the same way');
  await handler.chooseByKeyboard(choice('link.code-by'), handler.say('handedBy.IN_PERSON'));
  wrong.push(...await handler.faults('link-form'));
  await handler.pressByKeyboard(dialog(handler).getByRole('button', { name: handler.say('link.make'), exact: true }));
  const readOut = async (key: string, way: string) => dialog(handler).getByRole('textbox', { name: handler.say(key).replace('{way}', handler.say(`handedBy.${way}`)) }).inputValue();
  const [link, code] = [await readOut('link.say-link', 'TELEPHONE'), await readOut('link.say-code', 'IN_PERSON')];
  wrong.push(...await handler.faults('link-made'));
  await handler.pressByKeyboard(dialog(handler).getByRole('button', { name: handler.say('close') }).last());
  await closed(handler);
  await handler.reload();
  const row = part(handler, 'link.title').getByRole('listitem');
  await row.getByText(handler.say('linkState.WAITING')).waitFor();
  if ((await handler.page.getByText(code).count()) > 0) wrong.push('the code is shown a second time');

  const partner = await Partner.at(ground, new URL(link).origin);
  await partner.page.goto(new URL('/link/ar', link).href);
  await partner.look('link-entry-ar');
  await partner.page.goto(new URL('/link', link).href);
  await partner.look('link-entry');
  await partner.fill('link', link);
  await partner.page.getByRole('heading', { name: 'Say the code' }).waitFor();
  await partner.look('link-teaser');
  if ([caseId, reference, STORY].some((secret) => partner.said.includes(secret))) wrong.push('the teaser says of whom it is');
  if (!partner.said.includes('Latin America')) wrong.push('the teaser does not say where');
  await partner.fill('code', code === '00000000' ? '11111111' : '00000000');
  await partner.page.getByRole('alert').filter({ hasText: 'That is not the code' }).waitFor();
  await partner.look('link-wrong-code');
  await partner.fill('code', code);
  await partner.page.getByRole('alert').filter({ hasText: 'Wait half a minute' }).waitFor();
  await ground.system.rows.of('protection', 'UPDATE offer_links SET next_try_at = now() WHERE referral_id = $1 RETURNING id', [referralId]);
  await partner.fill('code', code);
  await partner.press('We would help');
  await partner.page.getByText('Would help', { exact: true }).waitFor();
  await released(ground, caseId, referralId, { SUMMARY: STORY });
  await partner.page.reload();
  await partner.look('link-verified');
  await partner.press('Open what was released');
  await partner.page.getByText(STORY).waitFor();
  await partner.look('link-packet');
  if (await partner.page.locator('[data-mark*="UTC"], [data-mark*="Z"]').count() < 10) wrong.push('nothing says across the packet who opened it');
  await partner.page.reload();
  await partner.page.getByText(STORY).waitFor();
  await partner.page.getByRole('link', { name: 'Back' }).click();
  await partner.press('We accept');
  await partner.page.getByText('Accepted', { exact: true }).waitFor();

  await handler.reload();
  await row.getByText(handler.say('linkState.VERIFIED')).waitFor();
  await part(handler, 'help.title').getByText(handler.say('link.reader'), { exact: false }).first().waitFor();
  wrong.push(...await handler.faults('links'));
  await handler.pressByKeyboard(row.getByRole('button', { name: handler.say('link.revoke') }));
  await handler.pressByKeyboard(dialog(handler).getByRole('button', { name: handler.say('link.revoke'), exact: true }));
  await closed(handler);
  await row.getByText(handler.say('linkEnded.REVOKED')).waitFor();
  await until('nothing of it on the page of the partner', async () => {
    await partner.page.goto(new URL('/link/en/packet', link).href);
    return (await partner.page.getByText(STORY).count()) === 0 ? true : undefined;
  });
  await partner.page.getByRole('heading', { name: 'This link was taken back' }).waitFor();
  await partner.look('link-over');
  await partner.page.context().close();
  return [...wrong, ...partner.wrong];
}

/** Somebody of the partner, at a narrow window without scripts. */
class Partner {
  readonly wrong: string[] = [];
  /** All that the pages said on which somebody looked. */
  said = '';

  private constructor(
    readonly page: Page,
    private readonly tools: ToolsInPage,
  ) {}

  static async at({ browser }: Ground, origin: string): Promise<Partner> {
    const context = await browser.newContext({ viewport: { width: 320, height: 640 }, baseURL: origin });
    const page = await context.newPage();
    return new Partner(page, await ToolsInPage.of(page));
  }

  async look(where: string): Promise<void> {
    this.said += await this.page.locator('main').innerText();
    // A packet has to be asked for anew: that it goes in time is what it is for, and the page says so.
    const found = [...(await this.tools.faultsForAssistiveTechnology()).filter((fault) => !fault.startsWith('meta-refresh')), ...await faultsOfLayout(this.page), ...await faultsForKeyboard(this.page)];
    this.wrong.push(...found.map((fault) => `${where}: ${fault}`));
    await keepPicture(this.page, where);
  }

  /** Writes into the field of a name, and sends its form by the keyboard. */
  async fill(name: string, text: string): Promise<void> {
    await this.page.locator(`[name=${name}]`).fill(text);
    await Promise.all([this.page.waitForEvent('load'), this.page.keyboard.press('Enter')]);
  }

  async press(button: string): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), this.page.getByRole('button', { name: button, exact: true }).press('Enter')]);
  }
}
