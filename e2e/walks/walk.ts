import type { Browser } from 'playwright-core';
import { file } from '../support/journey';
import type { PortalPage } from '../support/portal-page';
import type { PortalPerson } from '../support/portal-person';
import { arrestIn } from '../support/reports';
import { HANDLER } from '../support/sharing';
import type { TestSystem } from '../support/system';
import { until } from '../support/until';
import type { OpenAs } from '../support/windows';

/** A case, by its id and by its code. */
export interface Handled {
  caseId: string;
  reference: string;
}

/** The system in which people walk, and who can be had in it. */
export interface Ground {
  system: TestSystem;
  browser: Browser;
  openAs: OpenAs;
  /** Somebody by calls, for what a walk is not about. */
  as: (person: string) => PortalPerson;
}

/** A report that came, and whose case the handler has. */
export async function handled({ system, as }: Ground, report: object = arrestIn('CO')): Promise<Handled> {
  const { reference } = await file(system, report);
  const caseId = await system.people.caseIdOf(reference);
  await until('the coordinator may assign it', async () => (await as('coord-lac').call('POST', `/api/casework/cases/${caseId}/handlers`, { person: HANDLER })).status < 300 || undefined);
  await until('protection knows the handler', async () => (await as(HANDLER).call('GET', `/api/protection/cases/${caseId}/consents`)).status === 200 || undefined);
  return { caseId, reference };
}

/** Records that she agreed. @param more over a consent to refer all that may be to one partner */
export async function agreed({ as }: Ground, caseId: string, more: object = {}): Promise<string> {
  const { consentId } = await as(HANDLER).post<{ consentId: string }>(`/api/protection/cases/${caseId}/consents`, {
    answer: 'GIVEN', purpose: 'CP-REFER', recipient: 'P-AMIGA', classes: ['S1', 'S2', 'S3'], by: { who: 'PERSON' }, how: 'WRITTEN', language: 'es', explained: ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW'], ...more,
  });
  return consentId;
}

/** Asks for legal help. @param to one partner; nobody: all who may be able to @returns each referral by the organisation that it went to */
export async function askedForHelp({ as }: Ground, caseId: string, to?: string): Promise<(organisation: string) => string> {
  const { offered } = await as('coord-lac').post<{ offered: { referralId: string; organisation: string }[] }>(`/api/protection/cases/${caseId}/needs`, { measures: ['PM-LEGAL'], ...(to === undefined ? {} : { to }) });
  return (organisation) => offered.find((one) => one.organisation === organisation)?.referralId ?? '';
}

/** Gives a partner that would help some words. */
export async function released({ as }: Ground, caseId: string, referralId: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await as(HANDLER).post(`/api/protection/cases/${caseId}/referrals/${referralId}/release`, { fields: Object.entries(fields).map(([field, says]) => ({ field, says })) });
}

/** The window above the page. */
export const dialog = ({ page }: PortalPage) => page.getByRole('dialog');

/** Waits until it is closed. */
export const closed = (page: PortalPage): Promise<void> => dialog(page).waitFor({ state: 'detached' });

/** A part of a page, by its heading. */
export const part = ({ page, say }: PortalPage, title: string) => page.getByRole('region', { name: say(title), exact: true });
