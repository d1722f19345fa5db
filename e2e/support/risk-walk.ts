import { labelOf } from '@amparo/domain';
import type { Rows } from '@amparo/testing';
import type { PortalPage } from './portal-page';
import type { PortalPerson } from './portal-person';
import { HANDLER } from './sharing';
import { until } from './until';

/** Who walks, and over which case. */
export interface RiskWalk {
  caseId: string;
  reference: string;
  /** Opens a page for somebody: the handler, and duty of the working group, who sees the case and does not have it. */
  openAs: (person: string, language: string, options?: { width?: number; dark?: boolean }) => Promise<PortalPage>;
  /** The handler by calls, as a colleague of hers does who is faster. */
  faster: PortalPerson;
  rows: Rows;
}

const label = (list: 'act_type' | 'protective_measure', code: string) => labelOf(list, code, 'en');
const WORDS = 'zz invented words of a danger';

/** Assesses and plans on the page of a case, while a colleague is faster; and looks at the clocks of both. @returns what a machine finds wrong */
export async function walkRisk({ caseId, reference, openAs, faster, rows }: RiskWalk): Promise<string[]> {
  const at = `/api/protection/cases/${caseId}`;
  const [handler, duty] = [await openAs(HANDLER, 'en'), await openAs('swg-duty', 'en')];
  const dialog = handler.page.getByRole('dialog');
  const wrong: string[] = [];
  const look = async (page: PortalPage, where: string) => {
    wrong.push(...(await page.accessibilityTrouble()).map((trouble) => `${where}: ${trouble}`), ...((await page.tooWide()) > 0 ? [`${where} is too wide`] : []));
    await page.picture(where);
  };
  const choose = async (of: string, option: string) => {
    await handler.chooseByKeyboard(dialog.getByRole('combobox', { name: of }), option);
  };

  await handler.go(`/cases/${caseId}`);
  await handler.page.getByText(handler.say('risk.none')).waitFor();
  // By keyboard alone: in, and out again, to where one was.
  await handler.button('risk.read').focus();
  await handler.page.keyboard.press('Enter');
  await handler.button('risk.assess').focus();
  await handler.page.keyboard.press('Enter');
  await dialog.waitFor();
  await handler.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await handler.button('risk.assess').and(handler.page.locator(':focus')).waitFor();
  await handler.page.keyboard.press('Enter');
  await handler.button('risk.more-threats').click();
  await choose(`${handler.say('risk.threats')} 1: ${handler.say('risk.what')}`, label('act_type', 'ACT-ABDUCT'));
  await dialog.getByRole('textbox', { name: `${handler.say('risk.threats')} 1: ${handler.say('risk.says')}` }).fill(WORDS);
  await handler.button('risk.more-capacities').click();
  await choose(`${handler.say('risk.capacities')} 1: ${handler.say('risk.what')}`, label('protective_measure', 'PM-SHELTER'));
  await dialog.getByText(handler.say('risk.capacity-never')).waitFor();
  if ((await dialog.getByRole('radio').count()) !== 1) wrong.push('an imminent danger can be assessed as something else');
  await look(handler, 'risk-form');

  await faster.post(`${at}/assessments`, { threats: [{ act: 'ACT-SURV', when: 'DAYS_30' }], vulnerabilities: [], capacities: [{ measure: 'PM-LEGAL' }], level: 'LOW' });
  await handler.button('risk.assess-go').click();
  await dialog.getByText(handler.say('problem.risk.changed-meanwhile')).waitFor();
  await dialog.getByText(handler.say('risk.meanwhile').split('{')[0] ?? '', { exact: false }).last().waitFor();
  await look(handler, 'risk-form-meanwhile');
  await handler.button('risk.assess-go').click();
  await dialog.waitFor({ state: 'detached' });
  await handler.page.getByText(WORDS).waitFor();
  await handler.page.getByRole('button', { name: handler.say('risk.unfold'), exact: false }).first().click();
  await handler.page.getByText(label('protective_measure', 'PM-LEGAL')).first().waitFor();

  await handler.button('plan.read').click();
  for (const what of ['zz first thing', 'zz second thing']) {
    await handler.button('plan.add').click();
    await choose(handler.say('plan.measure'), label('protective_measure', 'PM-SHELTER'));
    await dialog.getByRole('textbox', { name: handler.say('plan.what') }).fill(what);
    await dialog.getByRole('combobox', { name: handler.say('plan.owner') }).click();
    await handler.page.getByRole('option').first().click();
    await dialog.getByLabel(handler.say('plan.due')).fill('2999-01-01T12:00');
    await handler.button('plan.add-go').click();
    await dialog.waitFor({ state: 'detached' });
    await handler.page.getByText(what).waitFor();
  }
  const [first] = await faster.get<{ actionId: string }[]>(`${at}/plan`);
  await faster.post(`${at}/plan/${first?.actionId ?? ''}/end`, { outcome: 'NOT_DONE', why: 'zz it was not safe' });
  await handler.page.getByRole('button', { name: handler.say('plan.done'), exact: false }).first().click();
  await dialog.getByRole('button', { name: handler.say('plan.done') }).click();
  await dialog.getByText(handler.say('problem.plan.ended')).waitFor();
  await look(handler, 'plan-ended-meanwhile');
  await handler.page.keyboard.press('Escape');
  await handler.page.getByText('zz it was not safe', { exact: false }).waitFor();
  await handler.page.getByRole('button', { name: handler.say('plan.done'), exact: false }).first().click();
  await dialog.getByRole('button', { name: handler.say('plan.done') }).click();
  await dialog.waitFor({ state: 'detached' });
  await handler.page.getByText(handler.say('planState.DONE'), { exact: true }).first().waitFor();
  await handler.reload();
  for (const key of ['risk.read', 'plan.read']) await handler.button(key).click();
  await handler.page.getByText(WORDS).waitFor();
  await handler.page.getByText(handler.say('planState.DONE'), { exact: true }).first().waitFor();
  wrong.push(...await handler.faults('risk-and-plan'));

  await duty.go(`/cases/${caseId}`);
  await duty.page.getByRole('region', { name: duty.say('risk.title') }).getByText(duty.say('not-for-you')).waitFor();
  if ((await duty.page.getByText('zz ', { exact: false }).count()) > 0) wrong.push('whoever does not have the case reads of it');
  await rows.of('protection', `UPDATE assessments SET assessed_at = assessed_at - interval '100 days', expires_at = now() - interval '1 second' WHERE case_id = $1 AND superseded_at IS NULL RETURNING id`, [caseId]);
  await until('it is due', async () => ((await faster.get<{ caseId: string; due: boolean }[]>('/api/protection/reviews')).find((one) => one.caseId === caseId)?.due === true ? true : undefined));
  await duty.go('/desk');
  const reviews = duty.page.getByRole('list', { name: duty.say('desk.reviews') });
  await reviews.getByText(reference).waitFor();
  await look(duty, 'desk-with-reviews');
  await faster.post('/api/directory/me/language', { language: 'ar' });
  wrong.push(...await onPhone(await openAs(HANDLER, 'ar', { width: 320, dark: true }), caseId));
  await faster.post('/api/directory/me/language', { language: 'en' });
  return wrong;
}

/** The same pages on a phone, dark and from the right. */
async function onPhone(phone: PortalPage, caseId: string): Promise<string[]> {
  const wrong: string[] = [];
  await phone.go(`/cases/${caseId}`);
  for (const key of ['risk.read', 'plan.read']) await phone.button(key).click();
  await phone.page.getByText('zz it was not safe', { exact: false }).waitFor();
  await phone.button('risk.assess-anew').scrollIntoViewIfNeeded();
  await phone.picture('risk-phone');
  for (const where of ['the page', 'the form']) {
    if (where === 'the form') await phone.button('risk.assess-anew').click();
    wrong.push(...(await phone.accessibilityTrouble()).map((trouble) => `${where} on a phone: ${trouble}`), ...((await phone.tooWide()) > 0 ? [`${where} is too wide on a phone`] : []));
  }
  await phone.picture('risk-form-phone');
  return wrong;
}
