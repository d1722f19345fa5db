import { file } from '../support/journey';
import type { PortalPage } from '../support/portal-page';
import { arrestIn } from '../support/reports';
import { HANDLER } from '../support/sharing';
import { closed, dialog, part, type Ground } from './walk';

const [STORY, NAME, CONDITION] = ['zz invented story of nobody', 'Zz Invented Person', 'zz no telephone'];
const AMIGA = 'Amiga Legal (fictional)';

/** What came of the story of one case. */
export interface Told {
  /** What is wrong with the pages on the way. */
  wrong: string[];
  /** How long the open packet stayed on the page after the person had taken her consent back. */
  blankAfterMs: number;
}

/**
 * The whole story of one case, each at a window of her own: duty of the working group takes the alert, gives the case to a handler and asks for help; one
 * partner declines, another one would help; the handler records what the person agreed to, is refused what she did not agree to and gives the rest; the
 * partner reads it and helps, until the person takes it all back.
 */
export async function walkTheStory({ system, openAs, as }: Ground): Promise<Told> {
  const { reference } = await file(system, arrestIn('CO'));
  const duty = await openAs('swg-duty', 'en');
  const wrong: string[] = [];
  await duty.go('/desk');
  await duty.item(reference).getByRole('button', { name: duty.say('items.acknowledge') }).click();
  await part(duty, 'desk.taken').getByRole('article', { name: reference }).waitFor();
  await duty.item(reference).getByRole('link', { name: duty.say('items.open') }).click();
  await duty.page.getByRole('heading', { name: reference }).waitFor();
  const caseId = new URL(duty.page.url()).pathname.split('/').at(-1) ?? '';
  await duty.button('assign.title').click();
  await duty.chooseByKeyboard(dialog(duty).getByRole('combobox', { name: duty.say('assign.to') }), `Hana, case handler (${HANDLER})`, HANDLER);
  await duty.button('assign.go').click();
  await closed(duty);
  wrong.push(...await askForHelp(duty));

  const [juris, amiga, handler] = [await openAs('juris-desk', 'es', { partners: true }), await openAs('amiga-desk', 'en', { partners: true }), await openAs(HANDLER, 'en')];
  const referrals = await as('coord-lac').get<{ referralId: string; organisation: string }[]>(`/api/protection/cases/${caseId}/referrals`);
  const offer = (page: PortalPage) => page.page.locator(`[id$="${referrals.find(({ organisation }) => organisation === (page === juris ? 'P-JURIS' : 'P-AMIGA'))?.referralId ?? ''}"]`);
  await offer(juris).getByRole('button', { name: juris.say('offers.decline') }).click();
  wrong.push(...await juris.faults('partner-declines'));
  await dialog(juris).getByRole('button', { name: juris.say('offers.decline') }).click();
  await offer(juris).getByText(juris.say('referralStep.DECLINED'), { exact: true }).waitFor();
  await amiga.picture('partner-offers');
  await offer(amiga).getByRole('button', { name: amiga.say('offers.commit') }).click();
  await offer(amiga).getByText(amiga.say('referralStep.BLOCKED_CONSENT'), { exact: true }).waitFor();
  if ((await amiga.page.getByText(STORY).count()) > 0) wrong.push('the partner reads the story before anybody has agreed');

  await handler.go(`/cases/${caseId}`);
  await handler.page.getByText(handler.say('referralStep.BLOCKED_CONSENT'), { exact: true }).waitFor();
  wrong.push(...await recordConsent(handler), ...await release(handler));

  await offer(amiga).getByRole('button', { name: amiga.say('packet.open') }).click();
  await amiga.page.getByText(STORY).waitFor();
  if ((await amiga.page.locator('[data-mark*="Amiga desk (amiga-desk)"]').count()) <= 10) wrong.push('nothing says across the packet who opened it');
  if ((await amiga.page.getByText(NAME).count()) > 0) wrong.push('the partner reads what the person did not agree to');
  wrong.push(...await amiga.faults('partner-packet'));
  await offer(amiga).getByRole('button', { name: amiga.say('progress.ACCEPTED') }).click();
  await offer(amiga).getByText(amiga.say('referralStep.ACCEPTED'), { exact: true }).waitFor();

  await handler.page.getByText(handler.say('referralStep.ACCEPTED'), { exact: true }).waitFor();
  await handler.page.getByText(handler.say('help.read-by').replace('{person}', '').split('{')[0]?.trim() ?? '', { exact: false }).first().waitFor();
  await handler.page.getByRole('button', { name: handler.say('consent.withdraw') }).first().click();
  const since = performance.now();
  await handler.button('consent.withdraw-yes').click();
  await amiga.page.getByText(STORY).waitFor({ state: 'detached', timeout: 60_000 });
  const blankAfterMs = performance.now() - since;
  await handler.page.getByText(handler.say('referralStep.REVOKED'), { exact: true }).waitFor();
  await offer(amiga).getByRole('button', { name: amiga.say('offers.delete') }).click();
  await amiga.button('offers.delete-yes').click();
  await amiga.page.getByText(amiga.say('offers.deletion-done').split(' ')[0] ?? '').first().waitFor();
  await handler.page.getByText(handler.say('help.deletion-done').split(' ')[0] ?? '', { exact: false }).first().waitFor();
  await handler.reload();
  await handler.page.getByText(handler.say('referralStep.DECLINED'), { exact: false }).first().waitFor();
  wrong.push(...await handler.faults('case-help'));
  return { wrong, blankAfterMs };
}

async function askForHelp(duty: PortalPage): Promise<string[]> {
  await duty.button('help.ask').click();
  await dialog(duty).getByRole('combobox', { name: duty.say('help.measures') }).fill('legal');
  await duty.page.getByRole('option').first().click();
  await dialog(duty).getByText(duty.say('help.ask-about')).click();
  const wrong = await duty.faults('case-help-form');
  await duty.button('help.ask-go').click();
  await duty.page.getByText(AMIGA).first().waitFor();
  return wrong;
}

async function recordConsent(handler: PortalPage): Promise<string[]> {
  const form = dialog(handler);
  await handler.button('consent.record').first().click();
  await form.getByRole('combobox', { name: handler.say('consent.recipient') }).click();
  await handler.page.getByRole('option', { name: AMIGA }).click();
  await form.getByLabel(handler.say('dataClass.S2')).check();
  for (const code of ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW']) await form.getByLabel(handler.say(`explained.${code}`)).check();
  await form.getByLabel(handler.say('consent.conditions')).fill(CONDITION);
  const wrong = await handler.faults('case-consent-form');
  await form.getByRole('button', { name: handler.say('consent.record') }).click();
  await closed(handler);
  await handler.page.getByText(handler.say('consentStatus.GIVEN'), { exact: false }).first().waitFor();
  await handler.page.getByRole('button', { name: handler.say('consent.read') }).first().click();
  await form.getByText(CONDITION).waitFor();
  await handler.page.keyboard.press('Escape');
  await closed(handler);
  return wrong;
}

/** Tries to give the name, to which she did not agree, and then the story. */
async function release(handler: PortalPage): Promise<string[]> {
  const form = dialog(handler);
  const field = (name: string) => form.getByLabel(handler.say(`packetField.${name}`), { exact: false }).first();
  const words = (name: string) => form.getByRole('textbox', { name: handler.say(`packetField.${name}`) });
  await handler.page.getByRole('button', { name: handler.say('help.release') }).first().click();
  await field('NAME').check();
  await words('NAME').fill(NAME);
  await form.getByText(handler.say('help.lacks').split('{')[0] ?? '', { exact: false }).waitFor();
  await handler.button('help.release-go').click();
  // The service says no as well.
  await form.getByRole('alert').filter({ hasText: handler.say('trouble.title') }).waitFor();
  const wrong = await handler.faults('case-release-form');
  await field('NAME').uncheck();
  await field('SUMMARY').check();
  await words('SUMMARY').fill(STORY);
  await handler.button('help.release-go').click();
  await closed(handler);
  await handler.page.getByText(handler.say('referralStep.RELEASED'), { exact: true }).waitFor();
  return wrong;
}
