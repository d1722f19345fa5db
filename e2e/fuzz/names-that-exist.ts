import { randomUUID } from 'node:crypto';
import { getReceipt, sendUntilAnswered } from '../support/door';
import { fillDesk } from '../support/fill-desk';
import { assessAndPlan, handOver } from '../support/fill-tables';
import { file } from '../support/journey';
import { arrestIn, communityRequest, imminentBySms } from '../support/reports';
import { addFiles, inImminentDanger, shareCase, type Sharers } from '../support/sharing';
import type { TestSystem } from '../support/system';
import { until } from '../support/until';

const word = (place: string): string => `invented: ${place}`;

/** What of a shared case a path names: by which row, of which service. */
const OF_CASES: readonly [name: string, service: string, sql: string][] = [
  ['consentId', 'protection', 'SELECT id FROM consents'], ['overrideId', 'protection', 'SELECT id FROM overrides'], ['referralId', 'protection', 'SELECT id FROM referrals'],
  ['linkId', 'protection', 'SELECT id FROM offer_links'], ['actionId', 'protection', 'SELECT id FROM plan_actions'], ['checkInId', 'protection', 'SELECT id FROM check_ins'],
  ['handOffId', 'protection', 'SELECT id FROM hand_offs'], ['contactId', 'protection', 'SELECT id FROM contact_drafts'], ['handoverId', 'protection', 'SELECT id FROM handovers'],
  ['loweringId', 'protection', 'SELECT id FROM lowerings'], ['pauseId', 'protection', 'SELECT id FROM pauses'], ['attachmentId', 'casework', 'SELECT id FROM attachments'],
  ['submissionId', 'protection', 'SELECT submission_id AS id FROM decisions WHERE submission_id IS NOT NULL'], ['id', 'notifications', 'SELECT id FROM items'],
];

/**
 * Fills the system as people do, with a case that is shared, assessed and planned for, with files, and one that is worked on.
 *
 * @returns things that are there, by what paths call them
 */
export async function namesThatExist(system: TestSystem, sharers: Sharers): Promise<Record<string, string[]>> {
  const { rows, running: { doorUrl } } = system;
  for (const report of [arrestIn('CO'), imminentBySms, communityRequest]) await file(system, report);
  const { caseId: shared, receipt } = await inDanger(system, sharers);
  const { referralId } = JSON.parse(await shareCase(sharers, shared, word)) as { referralId: string };
  await addFiles(doorUrl, receipt, sharers.handler, shared, word);
  await handOver(sharers, { caseId: shared, referralId }, word);
  await assessAndPlan(sharers.handler, shared, word);
  await sharers.handler.post(`/api/casework/cases/${shared}/replies`, { replyId: randomUUID(), text: word('a reply') });
  const { caseId: worked } = await inDanger(system, sharers);
  await fillDesk(sharers, worked, word);
  const cases = await rows.of<{ id: string; reference: string }>('casework', 'SELECT id, reference FROM cases');
  // Most of what is named lies in these two: nothing is found below another case.
  const ids = [shared, worked, shared, worked, ...cases.map(({ id }) => id)];
  const ofCases = await Promise.all(OF_CASES.map(async ([name, service, sql]) => [name, (await rows.of<{ id: string }>(service, sql)).map(({ id }) => id)] as const));
  const empty = ofCases.filter(([, found]) => found.length === 0).map(([name]) => name);
  if (empty.length > 0) throw new Error(`nothing is there for ${empty.join(', ')}`);
  return {
    ...Object.fromEntries(ofCases), which: [...ids, ...cases.map(({ reference }) => reference)], caseId: ids, case: ids,
    person: ['accountability-desk', 'review-desk', 'infosec-desk'], organisation: ['P-JURIS'], group: ['grants'], region: ['LAC', 'AFR'], country: ['CO', 'HN'],
  };
}

async function inDanger({ running: { doorUrl } }: TestSystem, { coordinator }: Sharers): Promise<{ caseId: string; receipt: string }> {
  const receipt = await getReceipt(doorUrl);
  const { reference } = await sendUntilAnswered(doorUrl, { channel: 'WEB_FORM', incidentCountries: ['CO'], ...inImminentDanger, narrative: word('a story'), safeContact: { channel: 'SIGNAL', value: '+000 300 123 4567' }, receipt });
  return { receipt, caseId: await until('casework to have it', async () => (await coordinator.get<{ cases: { caseId: string }[] }>(`/api/casework/cases?reference=${reference}`)).cases[0]?.caseId) };
}
