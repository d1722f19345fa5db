import { randomUUID } from 'node:crypto';
import type { PortalPerson } from '../support/portal-person';
import { HANDLER, type Sharers } from '../support/sharing';
import type { TestSystem } from '../support/system';
import type { Canaries } from './canaries';

/** A case on which somebody works, and with whom it is shared. */
export interface OnDesk {
  caseId: string;
  referralId: string;
}

/** A row that cannot be written: of which table, and by what call of whom. */
interface Failing {
  table: string;
  as: PortalPerson;
  path: string;
  body: object;
}

const DAY_MS = 86_400_000;

/**
 * What is written on the desk, each where its row cannot be written, with a canary in each place that takes words.
 *
 * @param call sends it, and keeps what was refused
 * @throws Error when one of them was written all the same, or was refused before
 */
export async function failOnDesk(
  { rows }: TestSystem, canaries: Canaries, { handler, coordinator, partner }: Omit<Sharers, 'second'>, { caseId, referralId }: OnDesk,
  call: (method: string, url: string, body: object, headers: Record<string, string>) => Promise<number>,
): Promise<void> {
  const of = (what: string): string => canaries.in(`${what} that could not be written`);
  const at = `/api/protection/cases/${caseId}`;
  const daily = { with: 'PERSON', channel: 'SIGNAL', zone: 'UTC', times: ['09:00'], weekdays: [], everyHours: 24, startsOn: new Date().toISOString().slice(0, 10), daysOut: [], daysAdded: [], graceMinutes: 30, level: 'HIGH', doorCounts: true };
  const failing: Failing[] = [
    { table: 'assessments', as: handler, path: `${at}/assessments`, body: { threats: [{ act: 'ACT-DTHREAT', when: 'NOW', says: of('a threat') }], vulnerabilities: [], capacities: [], level: 'IMMINENT' } },
    { table: 'plan_actions', as: handler, path: `${at}/plan`, body: { measure: 'PM-LEGAL', what: of('what is to be done'), owner: HANDLER, dueAt: new Date(Date.now() + DAY_MS).toISOString() } },
    { table: 'check_ins', as: handler, path: `${at}/check-ins`, body: { ...daily, says: of('how she is reached') } },
    { table: 'hand_offs', as: coordinator, path: `${at}/hand-offs`, body: { kind: 'COMMUNITY', note: of('what another group is asked for') } },
    { table: 'referral_lines', as: partner, path: `/api/protection/offers/${referralId}/log`, body: { lineId: randomUUID(), kind: 'MESSAGE', words: of('what a partner writes') } },
    { table: 'lowerings', as: coordinator, path: `${at}/urgency/lower`, body: { urgency: 'MEDIUM', because: of('why it is less urgent') } },
  ];
  for (const { table, as, path, body } of failing) {
    await rows.of('protection', `ALTER TABLE ${table} ADD CONSTRAINT planted CHECK (false) NOT VALID`);
    const status = await call('POST', `${as.url}${path}`, body, as.headers());
    await rows.of('protection', `ALTER TABLE ${table} DROP CONSTRAINT planted`);
    if (status !== 500) throw new Error(`${table}: ${status} in place of 500`);
  }
}
