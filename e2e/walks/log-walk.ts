import { labelOf } from '@amparo/domain';
import { HANDLER } from '../support/sharing';
import { until } from '../support/until';
import { agreed, askedForHelp, closed, dialog, part, released, type Ground, type Handled } from './walk';

const [SERVICE, MESSAGE, ANSWER] = ['zz invented visit to nobody', 'zz invented question to the desk', 'zz invented answer of the desk'];
const MEDICAL = labelOf('protective_measure', 'PM-MED', 'en');

/** A partner writes down what it did and asks something; the desk reads both and answers, which the partner reads. @returns what is wrong with the pages of both */
export async function walkLog(ground: Ground, { caseId }: Handled): Promise<string[]> {
  await agreed(ground, caseId);
  const referralId = (await askedForHelp(ground, caseId, 'P-AMIGA'))('P-AMIGA');
  const amiga = ground.as('amiga-second');
  await until('the offer', async () => (await amiga.call('POST', `/api/protection/offers/${referralId}/commit`)).status < 300 || undefined);
  await released(ground, caseId, referralId, { SUMMARY: 'zz invented story of nobody' });
  await amiga.get(`/api/protection/offers/${referralId}/packet`);
  await amiga.post(`/api/protection/offers/${referralId}/progress`, { status: 'ACCEPTED' });

  const [partner, handler] = [await ground.openAs('amiga-desk', 'en', { partners: true }), await ground.openAs(HANDLER, 'en')];
  const wrong: string[] = [];
  const opens = partner.page.locator(`[id$="${referralId}"]`).getByRole('button', { name: partner.say('log.title') });
  const write = async (page: typeof partner, field: string, words: string) => {
    await page.typeByKeyboard(dialog(page).getByRole('textbox', { name: page.say(field), exact: true }), words);
    await page.pressByKeyboard(dialog(page).getByRole('button', { name: page.say('log.write') }));
    await dialog(page).locator('bdi', { hasText: words }).waitFor();
  };
  await partner.go('/');
  await partner.pressByKeyboard(opens);
  await dialog(partner).getByText(partner.say('log.none')).waitFor();
  await write(partner, 'log.words', MESSAGE);
  await partner.chooseByKeyboard(dialog(partner).getByRole('combobox', { name: partner.say('log.kind') }), partner.say('logKind.SERVICE'));
  await partner.chooseByKeyboard(dialog(partner).getByRole('combobox', { name: partner.say('log.help') }), MEDICAL);
  await partner.tabTo(dialog(partner).getByLabel(partner.say('log.day')));
  await write(partner, 'log.words', SERVICE);
  wrong.push(...await partner.faults('log-partner'));
  await partner.page.keyboard.press('Escape');
  await closed(partner);

  await handler.go(`/cases/${caseId}`);
  await handler.pressByKeyboard(part(handler, 'help.title').getByRole('button', { name: handler.say('log.title') }));
  for (const words of [MESSAGE, SERVICE]) await dialog(handler).getByText(words).waitFor();
  await dialog(handler).getByText(MEDICAL, { exact: false }).first().waitFor();
  await write(handler, 'log.to-partner', ANSWER);
  wrong.push(...await handler.faults('log-desk'));
  await handler.reload();
  await handler.pressByKeyboard(part(handler, 'help.title').getByRole('button', { name: handler.say('log.title') }));
  await dialog(handler).getByText(ANSWER).waitFor();

  await partner.reload();
  await partner.pressByKeyboard(opens);
  await dialog(partner).getByText(ANSWER).waitFor();
  await dialog(partner).getByText(partner.say('log.from-desk')).waitFor();
  for (const words of [MESSAGE, SERVICE]) await dialog(partner).getByText(words).waitFor();
  return wrong;
}
