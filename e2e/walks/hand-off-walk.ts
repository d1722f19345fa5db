import { ADMINISTRATORS } from '../support/administrators';
import { HANDLER } from '../support/sharing';
import { until } from '../support/until';
import { closed, dialog, part, type Ground, type Handled } from './walk';

const WORDS = 'zz invented wish of nobody';
/** Of the accountability desk, and an administrator as well, so that she has a second factor. */
export const ACCOUNTABLE = { person: ADMINISTRATORS[1], role: 'MEMBER', group: 'accountability' };
const DESK = ACCOUNTABLE.person;

/** The handler hands something to the accountability desk, which reads what, takes it and does it; another thing she calls back. @returns what is wrong with the pages */
export async function walkHandOffs({ openAs, as }: Ground, { caseId }: Handled): Promise<string[]> {
  const handler = await openAs(HANDLER, 'en');
  const wrong: string[] = [];
  const ask = async (kind: string, look = false) => {
    await handler.pressByKeyboard(part(handler, 'hand-off.title').getByRole('button', { name: handler.say('hand-off.ask'), exact: true }));
    await handler.chooseByKeyboard(dialog(handler).getByRole('combobox', { name: handler.say('hand-off.kind') }), handler.say(`handOff.${kind}`));
    await handler.typeByKeyboard(dialog(handler).getByRole('textbox', { name: handler.say('hand-off.note') }), WORDS);
    if (look) wrong.push(...await handler.faults('hand-off-form'));
    await handler.pressByKeyboard(dialog(handler).getByRole('button', { name: handler.say('hand-off.ask'), exact: true }));
    await closed(handler);
  };
  await handler.go(`/cases/${caseId}`);
  await ask('ACCOUNTABILITY', true);
  await ask('COMMUNITY');
  await handler.reload();
  const rows = part(handler, 'hand-off.title').getByRole('listitem');
  const [action, community] = ['ACCOUNTABILITY', 'COMMUNITY'].map((kind) => rows.filter({ hasText: handler.say(`handOff.${kind}`) })) as [typeof rows, typeof rows];
  await action.getByText(handler.say('handOffStep.ASKED')).waitFor();

  await until('the desk has the case', async () => (await as(DESK).call('GET', `/api/casework/cases/${caseId}`)).status === 200 || undefined);
  const desk = await openAs(DESK, 'en');
  await desk.go(`/cases/${caseId}`);
  const hers = part(desk, 'hand-off.title').getByRole('listitem').filter({ hasText: desk.say('handOff.ACCOUNTABILITY') });
  await desk.pressByKeyboard(hers.getByRole('button', { name: desk.say('hand-off.read') }));
  await dialog(desk).getByText(WORDS).waitFor();
  wrong.push(...await desk.faults('hand-off-read'));
  await desk.page.keyboard.press('Escape');
  await closed(desk);
  await desk.pressByKeyboard(hers.getByRole('button', { name: desk.say('hand-off.take') }));
  await hers.getByText(desk.say('handOffStep.TAKEN'), { exact: true }).waitFor();
  await desk.pressByKeyboard(hers.getByRole('button', { name: desk.say('hand-off.done') }));
  await desk.pressByKeyboard(dialog(desk).getByRole('button', { name: desk.say('hand-off.done'), exact: true }));
  await closed(desk);
  await desk.reload();
  await hers.getByText(desk.say('handOffStep.DONE'), { exact: true }).waitFor();
  // What another group was asked is not for this one.
  if ((await part(desk, 'hand-off.title').getByRole('button', { name: `${desk.say('hand-off.read')}: ${desk.say('handOff.COMMUNITY')}` }).count()) > 0) wrong.push('a group reads what another was asked');

  await handler.pressByKeyboard(community.getByRole('button', { name: handler.say('hand-off.call-back') }));
  await handler.pressByKeyboard(dialog(handler).getByRole('button', { name: handler.say('hand-off.call-back'), exact: true }));
  await closed(handler);
  await handler.reload();
  await community.getByText(handler.say('handOffStep.CALLED_BACK')).waitFor();
  await action.getByText(handler.say('handOffStep.DONE'), { exact: true }).waitFor();
  wrong.push(...await handler.faults('hand-offs'));
  return wrong;
}
