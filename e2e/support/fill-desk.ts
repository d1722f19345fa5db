import { LinkVisitor } from './link-visitor';
import type { PortalPerson } from './portal-person';
import { BY_LINK, HANDLER, type Sharers } from './sharing';
import { until } from './until';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * Does with a case that nobody has taken yet what is done with an alert: its ladder is stopped, its level lowered by two, somebody watches it, takes
 * it and gives it on; check-ins are agreed on, reached, and stopped for a while; a partner without an account comes by a link.
 *
 * @param caseId of a case of imminent danger
 * @param word what stands in a place that takes words
 */
export async function fillDesk({ coordinator, second, handler, partner }: Sharers, caseId: string, word: (place: string) => string): Promise<void> {
  const at = `/api/protection/cases/${caseId}`;
  const paused = { until: new Date(Date.now() + MINUTE_MS).toISOString(), because: word('why a ladder stands still') };
  const { pauseId } = await until('the alert', async () => coordinator.post<{ pauseId: string }>(`${at}/pauses`, paused));
  await coordinator.post(`${at}/pauses/${pauseId}/end`);
  await coordinator.post(`${at}/watch`, { watching: true });
  await second.post(`/api/protection/alerts/${caseId}/acknowledge`);
  const { handoverId } = await second.post<{ handoverId: string }>(`${at}/handovers`, { person: coordinator.person });
  await coordinator.post(`${at}/handovers/${handoverId}/accept`);
  const { loweringId } = await coordinator.post<{ loweringId: string }>(`${at}/urgency/lower`, { urgency: 'MEDIUM', because: word('why it is less urgent') });
  await second.post(`${at}/lowerings/${loweringId}/agree`);
  await coordinator.post(`/api/casework/cases/${caseId}/handlers`, { person: HANDLER });
  await checkIns(handler, at, word);
  await byLink({ coordinator, handler, partner }, at, word);
}

async function checkIns(handler: PortalPerson, at: string, word: (place: string) => string): Promise<void> {
  // Soon enough that she can be in contact for it already.
  const soon = new Date(Date.now() + 60 * MINUTE_MS).toISOString().slice(11, 16);
  const daily = {
    with: 'PERSON', channel: 'SIGNAL', zone: 'UTC', times: [soon], weekdays: [], everyHours: 24, startsOn: new Date(Date.now() - DAY_MS).toISOString().slice(0, 10), daysOut: [], daysAdded: [],
    graceMinutes: 30, level: 'HIGH', doorCounts: true, says: word('how she is reached for a check-in'),
  };
  const { checkInId } = await until('protection to know who has it', async () => handler.post<{ checkInId: string }>(`${at}/check-ins`, daily));
  const [agreed] = await handler.get<{ checkIns: { dueId: string }[] }[]>(`${at}/check-ins`);
  await handler.post(`${at}/check-ins/${checkInId}/done`, { dueId: agreed?.checkIns[0]?.dueId, channel: 'PHONE', says: word('what she said at a check-in') });
  await handler.post(`${at}/check-ins/${checkInId}/pause`, { until: new Date(Date.now() + DAY_MS).toISOString(), why: word('why nothing is due') });
}

async function byLink({ coordinator, handler, partner }: Pick<Sharers, 'coordinator' | 'handler' | 'partner'>, at: string, word: (place: string) => string): Promise<void> {
  await handler.post(`${at}/consents`, {
    answer: 'GIVEN', purpose: 'CP-REFER', recipient: BY_LINK.id, classes: ['S1', 'S2'], by: { who: 'PERSON' }, how: 'WRITTEN', language: 'es', explained: ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW'],
  });
  const { offered } = await coordinator.post<{ offered: { referralId: string }[] }>(`${at}/needs`, { measures: ['PM-MED'], to: BY_LINK.id });
  const referral = `${at}/referrals/${offered[0]?.referralId}`;
  const { secret, code } = await handler.post<{ secret: string; code: string }>(`${referral}/links`, { linkBy: 'EMAIL', codeBy: 'TELEPHONE' });
  const visitor = new LinkVisitor(partner.url);
  for (const [path, fields] of [['', { link: `${partner.url}/link#${secret}` }], ['/code', { code }], ['/answer', { go: 'commit' }]] as const) await visitor.form(`/link/en${path}`, fields);
  await handler.post(`${referral}/release`, { fields: [{ field: 'SUMMARY', says: word('what a partner without an account reads') }] });
  const { status } = await visitor.page('/link/en/packet');
  if (status !== 200) throw new Error(`the page of a link answered ${status}`);
}
