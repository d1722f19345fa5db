import { ADMINISTRATORS } from '../support/administrators';
import { closed, dialog, part, type Ground } from './walk';

/** An administrator gives a ladder one more step, is told what is wrong with it, and mends it. @returns what is wrong with the pages */
export async function walkLadders({ openAs }: Ground): Promise<string[]> {
  const keeper = await openAs(ADMINISTRATORS[0], 'en');
  const wrong: string[] = [];
  await keeper.go('/administration/ladders');
  const ofSetting = keeper.page.getByText(keeper.say('ladders.of-setting'));
  const made = keeper.page.getByText(keeper.say('ladders.made-by').split('{')[0]?.trim() ?? '', { exact: false }).first();
  await ofSetting.or(made).first().waitFor();
  const card = part(keeper, 'urgency.MEDIUM');
  const steps = card.getByRole('listitem');
  const before = await steps.count();
  const step = (number: number) => dialog(keeper).getByRole('group', { name: keeper.say('ladders.step').replace('{step, number}', String(number)) });
  await keeper.pressByKeyboard(card.getByRole('button', { name: keeper.say('ladders.change') }));
  await keeper.pressByKeyboard(dialog(keeper).getByRole('button', { name: keeper.say('ladders.add') }));
  const last = step(before + 1);
  // Earlier than the one before: the service says so.
  await last.getByLabel(keeper.say('ladders.after')).fill('1');
  await keeper.pressByKeyboard(dialog(keeper).getByRole('button', { name: keeper.say('ladders.go') }));
  await dialog(keeper).getByText(keeper.say('problem.ladders.order')).waitFor();
  wrong.push(...await keeper.faults('ladder-form'));
  // Later than all before, also where a walk before this one came as far.
  const minutes = String(90_000 + before);
  await keeper.typeByKeyboard(last.getByLabel(keeper.say('ladders.after')), minutes);
  await keeper.chooseByKeyboard(last.getByRole('combobox', { name: keeper.say('ladders.who') }), keeper.say('role.LAST_RESORT'));
  await keeper.chooseByKeyboard(last.getByRole('combobox', { name: keeper.say('ladders.how') }), keeper.say('ladderMode.QUEUE'));
  await keeper.pressByKeyboard(dialog(keeper).getByRole('button', { name: keeper.say('ladders.go') }));
  await closed(keeper);
  await keeper.reload();
  await steps.nth(before).getByText(new RegExp(`90[,.]?${minutes.slice(2)}`)).waitFor();
  await made.waitFor();
  wrong.push(...await keeper.faults('ladders'));
  return wrong;
}
