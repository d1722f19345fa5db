import { randomUUID } from 'node:crypto';
import type { OperatorApi } from '@amparo/local';
import { PortalPerson, type Account } from './portal-person';
import { aMinutePdf, aSmallPhoto } from './files';
import { directory } from './preparation';
import { until } from './until';

/** Whoever has a case, and whoever helps, in the invented directory. */
export const HANDLER = 'handler-lac';
const PARTNER = 'P-JURIS';

/** The invented directory with somebody in it to whom cases are given. */
export function withHandler(directory: object): object {
  const { people, roles, ...rest } = directory as { people: object[]; roles: object[] };
  return {
    ...rest, people: [...people, { id: HANDLER, name: 'Hana, case handler', email: `${HANDLER}@example.org`, language: 'en' }], roles: [...roles, { person: HANDLER, role: 'CASE_HANDLER' }],
  };
}

/** A partner none of whose people has an account: it is reached by links. */
export const BY_LINK = { id: 'P-ALDEA', name: 'Aldea (fictional)' };

/** A mechanism and a bank outside, which are told of by hand alone. */
export const OUTSIDE = { mechanism: { id: 'UN-DEFENDERS', name: 'Rapporteur on defenders (fictional)' }, bank: { id: 'BANK-NORTH', name: 'North Bank (fictional)' } };

/** A directory with a partner that is reached by links as well. */
export function withPartnerByLink(whole: object): object {
  return withOrganisations(whole, [{ ...BY_LINK, kind: 'PARTNER', services: ['PM-MED'], regions: ['LAC'], languages: ['es'], servedByLink: true }]);
}

/** The invented directory with a case handler; with further partners, one of them reached by links alone; and with whom nobody here may write to. */
export function withPartners(): object {
  const { people, roles, ...rest } = withPartnerByLink(withHandler(directory)) as { people: object[]; roles: object[] };
  const ofAmiga = (id: string, name: string) => ({ id, name, email: `${id}@example.org`, language: 'en', organisation: 'P-AMIGA' });
  const whole = {
    ...rest, people: [...people, ofAmiga('amiga-desk', 'Amiga desk'), ofAmiga('amiga-second', 'Amiga second')],
    roles: [...roles, { person: 'amiga-desk', role: 'PROTECTION_PARTNER' }, { person: 'amiga-second', role: 'PROTECTION_PARTNER' }],
  };
  return withOrganisations(whole, [
    { id: 'P-AMIGA', name: 'Amiga Legal (fictional)', kind: 'PARTNER', services: ['PM-LEGAL'], regions: ['LAC'], languages: ['es', 'en'], capacity: 'OPEN' },
    { ...OUTSIDE.mechanism, kind: 'MECHANISM' }, { ...OUTSIDE.bank, kind: 'BANK' },
  ]);
}

function withOrganisations(whole: object, more: readonly object[]): object {
  const { organisations, ...rest } = whole as { organisations: object[] };
  return { ...rest, organisations: [...organisations, ...more] };
}

/** Threats at the door of somebody: what lets two people do without her consent. */
export const inImminentDanger = { acts: ['ACT-DTHREAT'], happened: 'NOW', stillInDanger: 'YES', riskFactors: ['RF-NOW', 'RF-WEAPON'], category: 'REPRISAL' };

/** Who takes part in sharing a case. */
export interface Sharers {
  coordinator: PortalPerson;
  /** Who agrees to what the coordinator asks for. */
  second: PortalPerson;
  handler: PortalPerson;
  partner: PortalPerson;
}

/** Signs in the handler and the partner's desk. */
export async function joinSharers(api: OperatorApi, portalUrl: string): Promise<Pick<Sharers, 'handler' | 'partner'> & { accounts: Account[] }> {
  const [handler, partner] = [await PortalPerson.join(api, portalUrl, HANDLER), await PortalPerson.join(api, portalUrl, 'juris-desk')];
  return { handler: handler.session, partner: partner.session, accounts: [handler.account, partner.account] };
}

/**
 * Takes a case of imminent danger the whole way to a partner, with a word of its own in each place that takes words: what was agreed to
 * and by whom, why it was done without, what was released, and answers to it. The case is in the region of the coordinator.
 *
 * @param word what stands in a place
 * @returns what the partner read, as she got it
 */
export async function shareCase({ coordinator, second, handler, partner }: Sharers, caseId: string, word: (place: string) => string): Promise<string> {
  const at = `/api/protection/cases/${caseId}`;
  await coordinator.post(`/api/casework/cases/${caseId}/handlers`, { person: HANDLER });
  await until('the handler to have it', async () => ((await handler.call('GET', `${at}/consents`)).status === 200 ? true : undefined));

  const { overrideId } = await coordinator.post<{ overrideId: string }>(`${at}/overrides`, {
    purpose: 'CP-REFER', recipient: PARTNER, cannotBeAsked: 'DETAINED', because: `${word('why a consent was done without')}: she was taken.`,
  });
  await second.post(`${at}/overrides/${overrideId}/agree`);
  await coordinator.get(`${at}/overrides/${overrideId}`);

  const explained = { language: 'es', explained: ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW'], how: 'ORAL_WITNESSED' };
  const { consentId } = await handler.post<{ consentId: string }>(`${at}/consents`, {
    answer: 'GIVEN', purpose: 'CP-REFER', recipient: PARTNER, classes: ['S1', 'S2', 'S3'], ...explained, by: { who: 'REPRESENTATIVE', because: 'DETAINED' },
    conditions: [word('a condition of a consent')], notTo: ['ORG-AMANECER'],
    named: { representative: word('who agreed'), basis: word('by what right she agreed'), witness: word('who was there'), interpreter: word('who interpreted'), without: [word('who did not agree')] },
  });
  await handler.post(`${at}/consents`, { answer: 'REFUSED', purpose: 'CP-PUBLIC', recipient: '', conditions: [word('a condition of a refusal')] });
  await handler.post(`${at}/consents`, { answer: 'GIVEN', purpose: 'CP-REFER', recipient: '*', classes: ['S1'], ...explained, by: { who: 'PERSON' }, conditions: [word('a condition of a wish')] });
  await handler.get(`${at}/consents/${consentId}`);

  const offer = async (): Promise<string> => {
    const { offered } = await coordinator.post<{ offered: { referralId: string }[] }>(`${at}/needs`, { measures: ['PM-LEGAL'], to: PARTNER });
    return offered[0]?.referralId ?? '';
  };
  const referralId = await offer();
  await partner.get('/api/protection/offers');
  await partner.post(`/api/protection/offers/${referralId}/commit`);
  const fields = ['SUMMARY', 'INCIDENT', 'PROJECT', 'THREATS', 'HELP_WANTED', 'DATES', 'NAME', 'SAFE_CONTACT', 'PRESENT_PLACE', 'FAMILY', 'MEDICAL'].map((field) => ({ field, says: word(`${field} of a packet`) }));
  await handler.post(`${at}/referrals/${referralId}/release`, { fields });
  const packet = JSON.stringify(await partner.get<unknown>(`/api/protection/offers/${referralId}/packet`));
  await partner.post(`/api/protection/offers/${referralId}/progress`, { status: 'ACCEPTED' });
  await partner.post(`/api/protection/offers/${await offer()}/decline`, { because: 'OTHER' });
  for (const path of [`${at}/consents`, `${at}/referrals`, '/api/protection/overrides']) await coordinator.get(path);
  return packet;
}

/** Sends two files for a report, with words in their names, their metadata and what they hold; answers when casework has them. */
export async function addFiles(doorUrl: string, receipt: string, handler: PortalPerson, caseId: string, word: (place: string) => string): Promise<{ attachmentId: string; kind: string; name: string }[]> {
  const form = new FormData();
  form.append('receipt', receipt);
  form.append('file', new Blob([new Uint8Array(aSmallPhoto(word('the EXIF of a photo'), word('what lies behind a photo')))]), `${word('the name of a photo')}.jpg`);
  form.append('file', new Blob([new Uint8Array(aMinutePdf(word('the title of a paper'), word('the text of a paper')))]), `${word('the name of a paper')}.pdf`);
  const answer = await fetch(`${doorUrl}/api/reports/files`, { method: 'POST', body: form });
  const { files } = (await answer.json()) as { files?: { taken: boolean }[] };
  if (files?.length !== 2 || files.some(({ taken }) => !taken)) throw new Error(`the door answered ${answer.status} to files`);
  const at = `/api/casework/cases/${caseId}/attachments`;
  const kept = await until('casework to have the files', async () => {
    const { body } = await handler.call<{ attachments?: { attachmentId: string; state: string; kind: string; name: string }[] }>('GET', at);
    return body.attachments?.length === 2 && body.attachments.every(({ state }) => state === 'KEPT') ? body.attachments : undefined;
  });
  for (const { attachmentId, kind } of kept) {
    await handler.call('GET', `${at}/${attachmentId}/original`);
    if (kind === 'JPEG') await handler.call('GET', `${at}/${attachmentId}/picture`);
  }
  return kept;
}

/** A report that the coordinator enters for somebody who telephoned; the answer holds the way back for her. */
export async function enterReport(coordinator: PortalPerson, report: object, interpreter: string): Promise<{ reference: string; receipt: string; words: string[] }> {
  const { channel: _channel, ...told } = report as { channel?: string };
  return coordinator.post('/api/intake/entries', { entry: randomUUID(), channel: 'PHONE', interpreter, consentGiven: 'ORAL', explained: true, report: told });
}
