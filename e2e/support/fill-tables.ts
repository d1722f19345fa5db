import { randomBytes, randomUUID } from 'node:crypto';
import type { OperatorApi, RunningSystem } from '@amparo/local';
import type { Rows } from '@amparo/testing';
import { withAdministrators } from './administrators';
import { getReceipt, sendUntilAnswered } from './door';
import { fillDesk } from './fill-desk';
import { PortalPerson } from './portal-person';
import { tellDirectory } from './preparation';
import { addFiles, enterReport, HANDLER, inImminentDanger, joinSharers, OUTSIDE, shareCase, withPartners, type Sharers } from './sharing';
import { until } from './until';

/** A system whose tables are to be filled. */
interface Filled {
  running: RunningSystem;
  api: OperatorApi;
  rows: Rows;
}

/** What two people left to be reached by. */
const CONTACT = '+000 300 123 4567';
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Bytes of a file that come at once. */
const PIECE = 524_288;

/**
 * Fills the tables that a flood of reports leaves empty, as people do it: a case is shared, assessed and planned for, files come, glass is
 * broken, the alert of another is worked on and somebody checks in, one more case is erased that a partner held something of, accounts are opened and lost, the directory is changed.
 *
 * @param word what stands in a place that takes words
 */
export async function fillTables(system: Filled, word: (place: string) => string): Promise<void> {
  const { api, rows, running: { doorUrl, portalUrl } } = system;
  await tellDirectory(api, rows, withAdministrators(withPartners()));
  // Whoever has an account for demonstrations takes up an invitation in its place.
  await rows.of('directory', 'DELETE FROM accounts');
  const [coordinator, second] = [await PortalPerson.join(api, portalUrl, 'coord-lac'), await PortalPerson.join(api, portalUrl, 'swg-duty')].map(({ session }) => session) as [PortalPerson, PortalPerson];
  const sharers = { coordinator, second, ...(await joinSharers(api, portalUrl)) };
  const { handler, partner } = sharers;

  const receipt = await getReceipt(doorUrl);
  const caseId = await filed(system, coordinator, { receipt, narrative: word('a story'), safeContact: { channel: 'SIGNAL', value: CONTACT } });
  const { referralId } = JSON.parse(await shareCase(sharers, caseId, word)) as { referralId: string };
  await handOver(sharers, { caseId, referralId }, word);
  await addFiles(doorUrl, receipt, handler, caseId, word);
  await handler.get(`/api/casework/cases/${caseId}/content`);
  await second.post(`/api/casework/cases/${caseId}/break-glass`, { reason: `${word('why glass was broken')}: she cannot be reached.` });
  const reply = { replyId: randomUUID(), text: word('a reply') };
  await until('a way back', async () => ((await handler.call('POST', `/api/casework/cases/${caseId}/replies`, reply)).status < 300 ? true : undefined));
  await assessAndPlan(handler, caseId, word);
  const given = (await handler.get<{ consentId: string; status: string; recipient: string }[]>(`/api/protection/cases/${caseId}/consents`)).find(({ status, recipient }) => status === 'GIVEN' && recipient === 'P-JURIS');
  await handler.post(`/api/protection/cases/${caseId}/consents/${given?.consentId}/withdraw`);
  await partner.post(`/api/protection/offers/${referralId}/deleted`);

  const entered = await enterReport(coordinator, { incidentCountries: ['PE'], ...inImminentDanger, narrative: word('what was telephoned'), safeContact: { channel: 'PHONE', value: CONTACT } }, word('who interpreted by telephone'));
  await beginUpload(doorUrl, entered.receipt, `${word('the name of a file that never came whole')}.pdf`);
  // An objection, of what was said no to.
  await atTheDoor(doorUrl, 'withdrawal', { receipt: entered.receipt, wanted: 'KEEP', confirmed: true });
  await fillDesk(sharers, await filed(system, coordinator, { receipt: await getReceipt(doorUrl), narrative: word('a story that is worked on') }), word);
  await eraseAnother(system, sharers, word);
  await changeDirectory(system, word);
  for (const service of ['casework', 'protection', 'directory']) await api.send('POST', `${service}/audit/anchor`, {});
  await until('the reply at the door', async () => ((await rows.count('intake', 'SELECT count(*) AS n FROM replies')) > 0 ? true : undefined));
  const inCommon = 'SELECT count(*) AS n FROM (SELECT hash FROM contacts GROUP BY hash HAVING count(DISTINCT case_id) > 1) AS common';
  await until('casework to have the contact that two cases have in common', async () => ((await rows.count('casework', inCommon)) > 0 ? true : undefined));
}

/** A report of imminent danger, and the case that it became. */
async function filed({ running: { doorUrl } }: Filled, coordinator: PortalPerson, report: object): Promise<string> {
  const { reference } = await sendUntilAnswered(doorUrl, { channel: 'WEB_FORM', incidentCountries: ['CO'], ...inImminentDanger, ...report });
  return until('casework to have it', async () => (await coordinator.get<{ cases: { caseId: string }[] }>(`/api/casework/cases?reference=${reference}`)).cases[0]?.caseId);
}

/** What other groups are asked for, a draft to somebody outside, and what the partner writes. */
export async function handOver({ coordinator, handler, partner }: Sharers, { caseId, referralId }: { caseId: string; referralId: string }, word: (place: string) => string): Promise<void> {
  await coordinator.post(`/api/protection/cases/${caseId}/hand-offs`, { kind: 'GRANT', note: word('what another group is asked for') });
  await handler.post(`/api/protection/cases/${caseId}/consents`, {
    answer: 'GIVEN', purpose: 'CP-UN', recipient: OUTSIDE.mechanism.id, classes: ['S1', 'S2', 'S3'], language: 'es', explained: ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW'], how: 'ORAL_WITNESSED', by: { who: 'PERSON' }, conditions: [word('a condition of what may be said outside')], named: { witness: word('who heard that') },
  });
  await handler.post(`/api/protection/cases/${caseId}/contacts`, { purpose: 'CP-UN', recipient: OUTSIDE.mechanism.id, namesHer: true, words: word('a draft to somebody outside') });
  await partner.post(`/api/protection/offers/${referralId}/log`, { lineId: randomUUID(), kind: 'MESSAGE', words: word('what a partner writes') });
}

/** What endangers somebody, and what is done about it. */
export async function assessAndPlan(handler: PortalPerson, caseId: string, word: (place: string) => string): Promise<void> {
  const at = `/api/protection/cases/${caseId}`;
  await handler.post(`${at}/assessments`, {
    threats: [{ act: 'ACT-DTHREAT', when: 'NOW', says: word('a threat') }], vulnerabilities: [{ factor: 'RF-WEAPON', says: word('what makes her easier to harm') }],
    capacities: [{ measure: 'PM-LEGAL', says: word('what protects her') }], level: 'IMMINENT',
  });
  const { actionId } = await handler.post<{ actionId: string }>(`${at}/plan`, { measure: 'PM-LEGAL', what: word('what is to be done'), owner: HANDLER, dueAt: new Date(Date.now() + DAY_MS).toISOString() });
  await handler.post(`${at}/plan/${actionId}/end`, { outcome: 'NOT_DONE', why: word('why it was not done') });
}

/** A case that a partner held something of goes: her organisation is asked to delete it, and that is all that is left. */
async function eraseAnother(system: Filled, sharers: Sharers, word: (place: string) => string): Promise<void> {
  const { running, rows } = system;
  const { coordinator, second, partner } = sharers;
  const receipt = await getReceipt(running.doorUrl);
  const caseId = await filed(system, coordinator, { receipt, narrative: word('another story'), safeContact: { channel: 'SIGNAL', value: word('a contact') } });
  const { referralId } = JSON.parse(await shareCase(sharers, caseId, word)) as { referralId: string };
  const { reference } = await coordinator.get<{ reference: string }>(`/api/casework/cases/${caseId}`);
  for (const person of [coordinator, second]) await person.post(`/api/casework/cases/${caseId}/erasure`, { reference });
  await until('protection to forget it', async () => ((await rows.count('protection', 'SELECT count(*) AS n FROM deletion_requests WHERE referral_id = $1', [referralId])) > 0 ? true : undefined));
  await partner.post(`/api/protection/offers/${referralId}/deleted`);
}

/** Administrators change people, regions, absences and ladders; somebody is invited, somebody lost her factor, somebody guesses, somebody is signing in. */
async function changeDirectory({ api, running: { portalUrl } }: Filled, word: (place: string) => string): Promise<void> {
  const { session: keeper, account } = await PortalPerson.join(api, portalUrl, 'keeper-1');
  const version = async (): Promise<number> => (await keeper.get<{ version: number }>('/api/directory/region-map')).version;
  const day = (offset: number): string => new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10);
  const changed = async (method: 'POST' | 'PUT', path: string, body: object): Promise<void> => {
    const { status } = await keeper.call(method, `/api/directory/${path}`, { version: await version(), ...body });
    if (status >= 300) throw new Error(`${method} ${path}: ${status}`);
  };
  await changed('POST', 'absences', { person: 'coord-asia', from: day(-1), to: day(1) });
  await changed('PUT', 'region-map/TR', { region: 'EECA' });
  await changeLadders(keeper);
  await api.send('POST', 'directory/accounts/duty-global/invite', {});
  await keeper.post('/api/directory/accounts/coord-lac/reset-factor', {});
  const signIn = (password: string) => new PortalPerson(portalUrl, 'keeper-1').call('POST', '/api/sign-in/password', { name: 'keeper-1', password });
  await signIn(account.password);
  await signIn(word('a wrong password'));
}

/** The ladders as they are, but for those of a test's own that wake somebody within a minute. */
async function changeLadders(keeper: PortalPerson): Promise<void> {
  const { version, levels } = await keeper.get<{ version: number; levels: Record<string, { rungs: { after: number }[] }> }>('/api/protection/ladders');
  const slower = Object.entries(levels).map(([level, { rungs, ...rest }]) => [level, { ...rest, rungs: rungs.map((rung, n) => ({ ...rung, after: Math.max(rung.after, (n + 1) * MINUTE_MS) })) }]);
  await keeper.post('/api/protection/ladders', { version, levels: Object.fromEntries(slower) as object });
}

/** A file of which one piece came, and no more. */
async function beginUpload(doorUrl: string, receipt: string, name: string): Promise<void> {
  const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(2 * PIECE)]);
  const { upload = '' } = await atTheDoor<{ upload?: string }>(doorUrl, 'files/uploads', { receipt, file: randomUUID(), name, size: bytes.length });
  const headers = { 'content-type': 'application/partial-upload', 'amparo-receipt': receipt, 'amparo-upload': upload, 'upload-offset': '0' };
  const { status } = await fetch(`${doorUrl}/api/reports/files/uploads`, { method: 'PATCH', headers, body: new Uint8Array(bytes.subarray(0, PIECE)) });
  if (status >= 300) throw new Error(`the door answered ${status} to a piece`);
}

async function atTheDoor<T>(doorUrl: string, path: string, body: object): Promise<T> {
  const answer = await fetch(`${doorUrl}/api/reports/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (answer.status >= 300) throw new Error(`the door answered ${answer.status} to ${path}`);
  return (await answer.json()) as T;
}
