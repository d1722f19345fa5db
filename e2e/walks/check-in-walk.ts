import { HANDLER } from '../support/sharing';
import { closed, dialog, part, type Ground, type Handled } from './walk';

const [HOW, WHY, HEARD] = ['zz invented sign that was agreed', 'zz invented reason', 'zz invented words of a call'];
const HOUR_MS = 3_600_000;

/** What a field for day and time takes, so long from now. The browser's clock is that of this process. */
const fromNow = (ms: number): string => {
  const at = new Date(Date.now() + ms);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** The handler agrees on check-ins, changes, pauses and resumes them, writes down that she was in contact, and ends them. @returns what is wrong with the pages */
export async function walkCheckIns({ openAs, system }: Ground, { caseId, reference }: Handled): Promise<string[]> {
  const handler = await openAs(HANDLER, 'en');
  const wrong: string[] = [];
  const card = part(handler, 'check.title');
  const open = (key: string) => handler.pressByKeyboard(card.getByRole('button', { name: handler.say(key), exact: true }));
  const text = (key: string) => dialog(handler).getByLabel(handler.say(key));
  const go = async (key: string) => {
    await handler.pressByKeyboard(dialog(handler).getByRole('button', { name: handler.say(key), exact: true }));
    await closed(handler);
  };
  await handler.go(`/cases/${caseId}`);
  await open('check.agree');
  await handler.chooseByKeyboard(dialog(handler).getByRole('combobox', { name: handler.say('check.zone') }), 'America/Bogota', 'Bogota');
  await handler.typeByKeyboard(text('check.times'), 'at noon');
  await handler.typeByKeyboard(text('check.says'), HOW);
  await handler.pressByKeyboard(dialog(handler).getByRole('button', { name: handler.say('check.agree-go') }));
  await dialog(handler).getByText(handler.say('problem.check-ins.not-understood')).waitFor();
  wrong.push(...await handler.faults('check-in-form'));
  await dialog(handler).getByRole('combobox', { name: handler.say('check.zone') }).focus();
  await handler.typeByKeyboard(text('check.times'), '00:00, 06:00, 12:00, 18:00');
  await go('check.agree-go');
  await handler.reload();
  const row = part(handler, 'check.title').getByRole('listitem');
  await row.getByText(handler.say('checkIn.WAITING'), { exact: false }).first().waitFor();

  await open('check.pause');
  await handler.tabTo(text('check.pause-until'));
  await text('check.pause-until').fill(fromNow(48 * HOUR_MS));
  await handler.typeByKeyboard(text('check.why'), WHY);
  wrong.push(...await handler.faults('check-in-pause'));
  await go('check.pause');
  await handler.reload();
  await row.getByText(handler.say('check.paused-until').split('{')[0] ?? '', { exact: false }).first().waitFor();
  await open('check.resume');
  await go('check.resume');
  await card.getByRole('button', { name: handler.say('check.pause'), exact: true }).waitFor();

  await open('check.change');
  await handler.chooseByKeyboard(dialog(handler).getByRole('combobox', { name: handler.say('check.level') }), handler.say('urgency.IMMINENT'));
  await go('check.agree-go');
  // What was to come is due now: nobody waits for six hours here.
  await system.rows.of('protection', `
    UPDATE check_in_dues SET opens_at = opens_at - by, remind_at = remind_at - by, due_at = due_at - by, miss_at = miss_at - by
    FROM (SELECT id AS moved, due_at - now() + interval '1 minute' AS by FROM check_in_dues WHERE case_id = $1 AND done_at IS NULL AND missed_at IS NULL) AS m WHERE id = moved`, [caseId]);
  const coordinator = await openAs('coord-lac', 'es');
  await coordinator.go('/desk');
  await part(coordinator, 'check.title').getByRole('article', { name: reference }).waitFor();
  wrong.push(...await coordinator.faults('desk-check-ins'));
  await handler.reload();
  await handler.pressByKeyboard(row.getByRole('button', { name: handler.say('check.record') }).first());
  await handler.chooseByKeyboard(dialog(handler).getByRole('combobox', { name: handler.say('check.channel') }), handler.say('value.PHONE'));
  await handler.typeByKeyboard(text('check.words'), HEARD);
  wrong.push(...await handler.faults('check-in-record'));
  await go('check.record-go');

  await open('check.read');
  for (const words of [HOW, WHY, HEARD]) await dialog(handler).getByText(words).first().waitFor();
  await dialog(handler).getByText(handler.say('checkIn.DONE'), { exact: true }).waitFor();
  wrong.push(...await handler.faults('check-in-agreements'));
  await handler.page.keyboard.press('Escape');
  await closed(handler);
  await open('check.end');
  await handler.typeByKeyboard(text('check.why'), WHY);
  await go('check.end');
  await handler.reload();
  await card.getByText(handler.say('check.none')).waitFor();
  wrong.push(...await handler.faults('check-ins-ended'));
  return wrong;
}
