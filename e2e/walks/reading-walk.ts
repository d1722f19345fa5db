import type { Rows } from '@amparo/testing';
import type { OpenAs } from '../support/windows';
import { CANARY } from '../support/reports';

/** What the directory calls the coordinator. */
const COORDINATOR = { id: 'coord-lac', name: 'Coordinator, Latin America' };

/**
 * The coordinator reads a case for the last time that she may today, and sees on its page that she did; somebody of the working group is asked, and
 * agrees that she reads on; an auditor finds both in the trail. Nobody has read anything today when it ends.
 *
 * @param reference of a case of hers, with the canary of the tests in its story
 * @returns what a machine finds wrong with these pages, and what is not written down
 */
export async function walkReading({ openAs, rows, auditor }: { openAs: OpenAs; rows: Rows; auditor: string }, reference: string): Promise<string[]> {
  const wrong: string[] = [];
  const coordinator = await openAs(COORDINATOR.id, 'es');
  await coordinator.item(reference).getByRole('link', { name: coordinator.say('items.open') }).click();
  await coordinator.page.getByRole('heading', { name: reference }).waitFor();
  await rows.of('casework', `INSERT INTO reading_days (person, day, reads) VALUES ($1, (now() AT TIME ZONE 'UTC')::date, 199) ON CONFLICT (person, day) DO UPDATE SET reads = 199`, [COORDINATOR.id]);
  await coordinator.button('read.content').click();
  await coordinator.page.getByText(CANARY).first().waitFor();
  await coordinator.reload();
  const readers = coordinator.page.getByRole('list', { name: coordinator.say('readers.title') }).getByRole('listitem');
  await readers.filter({ hasText: COORDINATOR.name }).filter({ hasText: coordinator.say('action.case.read-content') }).first().waitFor();
  await coordinator.picture('readers');

  const group = await openAs('swg-duty', 'en');
  await group.page.getByRole('button', { name: `${group.say('reading.extend')}: ${COORDINATOR.id}`, exact: true }).click();
  const question = group.page.getByRole('dialog');
  await question.getByText(group.say('reading.extend-about')).waitFor();
  wrong.push(...(await group.accessibilityTrouble()).map((trouble) => `reading on: ${trouble}`));
  await question.getByRole('button', { name: group.say('reading.extend'), exact: true }).click();
  await question.waitFor({ state: 'detached' });
  const agreed = await rows.of<{ agreed: string[] }>('casework', 'SELECT agreed FROM reading_days WHERE person = $1', [COORDINATOR.id]);
  if (agreed.map((day) => day.agreed.join()).join() !== 'swg-duty') wrong.push('who agreed is not written down');

  const watcher = await openAs(auditor, 'en');
  await watcher.go('/administration/audit');
  const entries = watcher.page.getByRole('listitem');
  await entries.filter({ hasText: watcher.say('action.case.read-content') }).filter({ hasText: COORDINATOR.name }).first().waitFor();
  await entries.filter({ hasText: watcher.say('action.reading.extend') }).first().waitFor();
  await rows.of('casework', 'DELETE FROM reading_days');
  return wrong;
}
