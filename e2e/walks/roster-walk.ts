import { ADMINISTRATORS } from '../support/administrators';
import { closed, dialog, part, type Ground, type Handled } from './walk';

const DAY_MS = 86_400_000;
const day = (offset: number): string => new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10);
const [MEMBER, ALTERNATE] = ['Security working group, member', 'Alternate, Latin America'];

/** An administrator puts somebody on duty and takes her off again; a coordinator writes down who will be away, and has it on her desk. @returns what is wrong with the pages */
export async function walkRosters({ openAs }: Ground): Promise<string[]> {
  const [keeper, coordinator] = [await openAs(ADMINISTRATORS[0], 'en'), await openAs('coord-lac', 'es')];
  const wrong: string[] = [];
  await keeper.go('/administration/rosters');
  const group = keeper.page.getByRole('region', { name: 'Security working group', exact: true });
  const onDuty = group.getByRole('listitem').filter({ hasText: MEMBER }).filter({ hasText: keeper.say('role.DUTY') });
  const takeOff = async () => {
    await keeper.pressByKeyboard(onDuty.getByRole('button', { name: keeper.say('roles.take') }));
    await keeper.pressByKeyboard(dialog(keeper).getByRole('button', { name: keeper.say('roles.take'), exact: true }));
    await closed(keeper);
    await keeper.reload();
    await group.getByRole('listitem').first().waitFor();
  };
  await group.getByRole('listitem').first().waitFor();
  // A walk before this one may have ended half-way.
  if ((await onDuty.count()) > 0) await takeOff();
  await keeper.pressByKeyboard(group.getByRole('button', { name: keeper.say('rosters.give-duty') }));
  await keeper.chooseByKeyboard(dialog(keeper).getByRole('combobox', { name: keeper.say('directory.person') }), `${MEMBER} (swg-member)`, 'member');
  wrong.push(...await keeper.faults('roster-form'));
  await keeper.pressByKeyboard(dialog(keeper).getByRole('button', { name: keeper.say('rosters.give-duty') }));
  await closed(keeper);
  await keeper.reload();
  await onDuty.waitFor();
  await takeOff();
  if ((await onDuty.count()) > 0) wrong.push('whoever was taken off duty stands there still');
  wrong.push(...await keeper.faults('rosters'));

  await coordinator.go('/administration/rosters');
  const region = coordinator.page.getByRole('region', { name: coordinator.say('region.LAC'), exact: true });
  const row = region.getByRole('listitem').filter({ hasText: ALTERNATE });
  const change = row.getByRole('button', { name: coordinator.say('change') });
  const isBack = async () => {
    await coordinator.pressByKeyboard(change);
    await coordinator.pressByKeyboard(dialog(coordinator).getByRole('button', { name: coordinator.say('absences.back') }));
    await closed(coordinator);
  };
  await row.first().waitFor();
  if ((await change.count()) > 0) await isBack();
  await coordinator.pressByKeyboard(coordinator.button('absences.add'));
  await coordinator.typeByKeyboard(dialog(coordinator).getByRole('textbox', { name: coordinator.say('assign.person') }), 'coord-lac-2');
  await coordinator.tabTo(dialog(coordinator).getByLabel(coordinator.say('absences.from')));
  await dialog(coordinator).getByLabel(coordinator.say('absences.from')).fill(day(0));
  await dialog(coordinator).getByLabel(coordinator.say('absences.to')).fill(day(3));
  wrong.push(...await coordinator.faults('absence-form'));
  await coordinator.pressByKeyboard(dialog(coordinator).getByRole('button', { name: coordinator.say('add'), exact: true }));
  await closed(coordinator);
  await coordinator.reload();
  await row.getByText(coordinator.say('people.away').split('{')[0] ?? '', { exact: false }).first().waitFor();
  wrong.push(...await coordinator.faults('rosters-of-region'));
  await coordinator.go('/desk');
  const duty = part(coordinator, 'desk.on-duty');
  const away = duty.getByText(coordinator.say('desk.away-until').replace('{person}', ALTERNATE).split('{')[0] ?? '', { exact: false });
  await away.waitFor();
  wrong.push(...await coordinator.faults('desk-on-duty'));
  await coordinator.go('/administration/rosters');
  await isBack();
  await coordinator.go('/desk');
  await duty.getByText(ALTERNATE, { exact: false }).first().waitFor();
  if ((await away.count()) > 0) wrong.push('whoever is back stands there as away');
  return wrong;
}

/** Duty takes a case, watches it, and has it on a list of its own until she does not any more. @returns what is wrong with the pages */
export async function walkWatchList({ openAs }: Ground, { reference }: Handled): Promise<string[]> {
  const duty = await openAs('swg-duty', 'en');
  const wrong: string[] = [];
  await duty.go('/desk');
  const [watched, taken] = ['desk.watched', 'desk.taken'].map((title) => part(duty, title).getByRole('article', { name: reference })) as [ReturnType<typeof duty.item>, ReturnType<typeof duty.item>];
  await duty.pressByKeyboard(duty.item(reference).getByRole('button', { name: duty.say('items.acknowledge') }));
  await taken.waitFor();
  await duty.pressByKeyboard(taken.getByRole('button', { name: duty.say('watch.begin') }));
  await watched.waitFor();
  await duty.reload();
  await watched.waitFor();
  wrong.push(...await duty.faults('watch-list'));
  await duty.pressByKeyboard(watched.getByRole('button', { name: duty.say('watch.end') }));
  await taken.waitFor();
  await duty.reload();
  await taken.waitFor();
  if ((await watched.count()) > 0) wrong.push('what is not watched any more stands on the list');
  return wrong;
}
