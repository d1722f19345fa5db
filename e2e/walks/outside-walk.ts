import { HANDLER, OUTSIDE } from '../support/sharing';
import { agreed, closed, dialog, part, type Ground, type Handled } from './walk';

const WORDS = 'zz invented words to a mechanism';

/**
 * The handler writes to a mechanism, which is refused until the person has agreed to just that one; a second person agrees that it leaves us, and the
 * handler takes it out. A draft to a bank is dropped.
 *
 * @returns what is wrong with the pages
 */
export async function walkOutside(ground: Ground, { caseId }: Handled): Promise<string[]> {
  const { mechanism, bank } = OUTSIDE;
  const [handler, coordinator] = [await ground.openAs(HANDLER, 'en'), await ground.openAs('coord-lac', 'es')];
  const wrong: string[] = [];
  const write = async (purpose: string, recipient: string, words: string) => {
    await handler.pressByKeyboard(part(handler, 'outside.title').getByRole('button', { name: handler.say('outside.draft'), exact: true }));
    await handler.chooseByKeyboard(dialog(handler).getByRole('combobox', { name: handler.say('consent.purpose') }), handler.say(`consentPurpose.${purpose}`));
    await handler.chooseByKeyboard(dialog(handler).getByRole('combobox', { name: handler.say('outside.recipient') }), recipient);
    await handler.typeByKeyboard(dialog(handler).getByRole('textbox', { name: handler.say('outside.words') }), words);
  };
  const go = () => handler.pressByKeyboard(dialog(handler).getByRole('button', { name: handler.say('outside.draft'), exact: true }));
  const rows = (page: typeof handler, recipient: string) => part(page, 'outside.title').getByRole('listitem').filter({ hasText: recipient });
  await handler.go(`/cases/${caseId}`);
  await write('CP-UN', mechanism.name, WORDS);
  await go();
  await dialog(handler).getByRole('alert').filter({ hasText: handler.say('trouble.title') }).waitFor();
  wrong.push(...await handler.faults('outside-refused'));
  await agreed(ground, caseId, { purpose: 'CP-UN', recipient: mechanism.id, classes: ['S1', 'S2'] });
  await go();
  await closed(handler);
  await agreed(ground, caseId, { purpose: 'CP-BANKPRIV', recipient: bank.id, classes: ['S1', 'S2'] });
  await write('CP-BANKPRIV', bank.name, 'zz invented words to a bank');
  await go();
  await closed(handler);
  await handler.reload();
  await rows(handler, mechanism.name).getByText(handler.say('contactStep.DRAFTED')).waitFor();
  if ((await rows(handler, mechanism.name).getByRole('button', { name: handler.say('outside.agree') }).count()) > 0) wrong.push('whoever wrote it may agree to it herself');

  await coordinator.go(`/cases/${caseId}`);
  await coordinator.pressByKeyboard(rows(coordinator, mechanism.name).getByRole('button', { name: coordinator.say('outside.agree') }));
  wrong.push(...await coordinator.faults('outside-agree'));
  await coordinator.pressByKeyboard(dialog(coordinator).getByRole('button', { name: coordinator.say('outside.agree'), exact: true }));
  await closed(coordinator);
  await coordinator.reload();
  await rows(coordinator, mechanism.name).getByText(coordinator.say('contactStep.AGREED')).waitFor();

  await handler.reload();
  await handler.pressByKeyboard(rows(handler, mechanism.name).getByRole('button', { name: handler.say('outside.export') }));
  await handler.pressByKeyboard(dialog(handler).getByRole('button', { name: handler.say('outside.export'), exact: true }));
  await dialog(handler).getByText(handler.say('outside.exported')).waitFor();
  const out = await dialog(handler).getByRole('textbox', { name: handler.say('outside.words') }).inputValue();
  if (out !== WORDS) wrong.push(`what was taken out is not what was written: ${out}`);
  wrong.push(...await handler.faults('outside-exported'));
  await handler.page.keyboard.press('Escape');
  await closed(handler);
  await handler.pressByKeyboard(rows(handler, bank.name).getByRole('button', { name: handler.say('outside.drop') }));
  await handler.pressByKeyboard(dialog(handler).getByRole('button', { name: handler.say('outside.drop'), exact: true }));
  await closed(handler);
  await handler.reload();
  await rows(handler, mechanism.name).getByText(handler.say('contactStep.EXPORTED')).waitFor();
  await rows(handler, bank.name).getByText(handler.say('contactStep.DROPPED')).waitFor();
  wrong.push(...await handler.faults('outside'));
  return wrong;
}
