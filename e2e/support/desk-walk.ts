import type { PortalPage } from './portal-page';

const STORY = 'zz invented story of nobody';

/**
 * Two people work on the alert of a case, each on a page of her own: one tries to stop its ladder and asks to lower it, the other agrees after
 * reading why, takes it, and gives it on to the first.
 *
 * @param languageOfCoordinator sets the language of her account, which is Spanish before and afterwards
 * @returns what was wrong with the pages on the way: for assistive technology, or wider than their window
 */
export async function walkTheDesk(
  { caseId, reference }: { caseId: string; reference: string }, languageOfCoordinator: (to: string) => Promise<unknown>,
  openAs: (person: string, language: string, options?: { width?: number; dark?: boolean }) => Promise<PortalPage>,
): Promise<string[]> {
  await languageOfCoordinator('ar');
  const [group, coordinator] = [await openAs('swg-duty', 'en'), await openAs('coord-lac', 'ar', { width: 320, dark: true })];
  const wrong: string[] = [];
  const look = async (page: PortalPage, where: string): Promise<void> => {
    wrong.push(...(await page.accessibilityTrouble()).map((trouble) => `${where}: ${trouble}`));
    const wide = await page.tooWide();
    if (wide > 0) wrong.push(`${where}: ${wide} pixels too wide`);
  };
  const dialog = (page: PortalPage) => page.page.getByRole('dialog');
  const open = (page: PortalPage, label: Parameters<PortalPage['say']>[0]) => page.page.getByRole('button', { name: `${page.say(label)}: ${reference}` }).click();
  const closed = (page: PortalPage) => dialog(page).waitFor({ state: 'detached' });
  for (const page of [group, coordinator]) await page.go(`/cases/${caseId}`);

  await open(coordinator, 'pause.title');
  await dialog(coordinator).getByLabel(coordinator.say('pause.until')).fill('2020-01-01T10:00');
  await dialog(coordinator).getByRole('textbox', { name: coordinator.say('level.because') }).fill(STORY);
  await look(coordinator, 'a pause');
  await coordinator.button('pause.go').click();
  await dialog(coordinator).getByText(coordinator.say('problem.pause.ended-before')).waitFor();
  await coordinator.button('cancel').click();
  await closed(coordinator);

  await open(coordinator, 'level.lower');
  await dialog(coordinator).getByRole('textbox', { name: coordinator.say('level.because') }).fill(STORY);
  await look(coordinator, 'a lowering');
  await coordinator.picture('lower-case-ar');
  await coordinator.button('level.lower-go').click();
  await closed(coordinator);
  await open(group, 'level.read');
  await dialog(group).getByText(STORY).waitFor();
  await look(group, 'why to lower');
  await group.button('level.agree').click();
  await closed(group);
  await group.page.getByText(group.say('event.URGENCY_LOWERED')).waitFor();

  await group.button('items.acknowledge').click();
  await open(group, 'handover.title');
  await group.chooseByKeyboard(dialog(group).getByRole('combobox', { name: group.say('handover.to') }), 'Coordinator, Latin America (coord-lac)', 'coord-lac');
  await look(group, 'a hand-over');
  await group.button('handover.go').click();
  await closed(group);
  await coordinator.go('/desk');
  const accept = coordinator.item(reference).getByRole('button', { name: coordinator.say('handover.accept') });
  await accept.waitFor();
  await look(coordinator, 'the desk');
  await coordinator.picture('desk-ar');
  await accept.click();
  await accept.waitFor({ state: 'detached' });
  await group.page.getByText(group.say('event.HANDOVER_ACCEPTED')).waitFor();
  await group.page.getByRole('heading', { name: group.say('record.title') }).waitFor();
  await look(group, 'the case');
  await group.picture('case-record');
  await languageOfCoordinator('es');
  return wrong;
}
