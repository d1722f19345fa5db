import { randomUUID } from 'node:crypto';
import type { ActionOn } from '@amparo/domain';
import { casesListed } from '../questions/case-lists';
import { ignoresBody, takesNoMore } from '../questions/more-fields';
import { caseChanged, caseShown, hiddenIsAbsent, partSought, type CaseCall } from '../questions/one-case';
import type { RouteRows } from '../row';
import { alikeBehindTheGate, changeOfNothing } from '../questions/who-may';
import { offered, offersListed, offerShown } from '../questions/offers';
import { described, forTheOperator } from './shared';

const idsIn = (body: string) => (JSON.parse(body) as { caseId: string }[]).map(({ caseId }) => caseId);
const why: CaseCall = { name: 'caseId', actions: ['item.why'], byIdAlone: true };
const taken = { name: 'caseId', actions: ['alert.acknowledge'], body: {}, byIdAlone: true } as const;

type OnCases = ActionOn<'case'>;
const nobodys = { consentId: randomUUID(), overrideId: randomUUID(), handoverId: randomUUID(), loweringId: randomUUID(), pauseId: randomUUID(), referralId: randomUUID(), actionId: randomUUID(), checkInId: randomUUID(), linkId: randomUUID(), handOffId: randomUUID(), contactId: randomUUID() };
const hand: CaseCall = { name: 'caseId', names: nobodys, actions: ['hand-off.work'], byIdAlone: true };
const draft: CaseCall = { ...hand, actions: ['contact.draft'] };
const aDraft = { purpose: 'CP-UN', recipient: 'P-NOBODY', namesHer: false, words: 'invented by the matrix' };
const OPENED = ['audit', 'audit_head'];

/** A change of what was agreed to, with a body that earns a refusal from whoever may. */
const agreed = (action: OnCases, body: object | undefined, earned: string | undefined): RouteRows => {
  const call: CaseCall = { name: 'caseId', names: nobodys, actions: [action], body: body ?? {}, byIdAlone: true };
  return { people: [action], rows: [caseChanged(call, earned), hiddenIsAbsent(call), body === undefined ? ignoresBody() : takesNoMore(body)] };
};
const referrals: CaseCall = { name: 'caseId', actions: ['referral.list'], byIdAlone: true };
const links: CaseCall = { name: 'caseId', actions: ['referral.list'], byIdAlone: true };
/** Nothing was erased in the matrix: what comes of it where something was is asked in protection's own tests. */
const ofErased = (body: object): RouteRows => ({ people: ['deletion.hear'], rows: [alikeBehindTheGate([{ referralId: randomUUID() }], body), changeOfNothing(body, 'referral.absent'), takesNoMore(body)] });
const forThePortal: RouteRows = { services: ['portal'], rows: [] };
const consents: CaseCall = { name: 'caseId', actions: ['consent.list'], byIdAlone: true };
const safety: CaseCall = { name: 'caseId', actions: ['safety.read'], byIdAlone: true };
const oneConsent: CaseCall = { ...consents, actions: ['consent.read'], names: nobodys };
const oneLog: CaseCall = { ...consents, actions: ['consent.read'], names: nobodys };
const oneOverride: CaseCall = { ...consents, actions: ['consent.override'], names: nobodys };
const readers: CaseCall = { name: 'caseId', actions: ['case.read-access'], byIdAlone: true };
const records: CaseCall = { name: 'caseId', actions: ['alert.read-record'], byIdAlone: true };
const met: CaseCall = { name: 'caseId', names: { clock: 'DECISION' }, actions: ['safety.plan'], body: {}, byIdAlone: true };
const given: CaseCall = { name: 'caseId', actions: ['alert.hand-over'], body: { person: 'nobody-at-all' }, byIdAlone: true };
const takers: CaseCall = { name: 'caseId', actions: ['alert.hand-over'], byIdAlone: true };
const lowerings: CaseCall = { name: 'caseId', actions: ['alert.lower'], byIdAlone: true };
const pauses: CaseCall = { name: 'caseId', actions: ['alert.pause'], byIdAlone: true };
/** Never: no day of the week. */
const checkIns = {
  with: 'PERSON', channel: 'PHONE', zone: 'UTC', times: ['08:00'], weekdays: [], startsOn: '2026-01-01', daysOut: [], daysAdded: [], graceMinutes: 30, level: 'HIGH', doorCounts: false,
};
const toAnybody = { purpose: 'CP-PUBLIC', recipient: '*', cannotBeAsked: 'MISSING', because: 'invented by the matrix' };

export const protectionRows: Record<string, RouteRows> = {
  'protection GET /openapi.json': described,
  'protection GET /decisions/:submissionId': forTheOperator,
  'protection GET /decisions/of-case/:caseId': { people: ['item.why'], rows: [caseShown(why), hiddenIsAbsent(why)] },
  'protection GET /alerts': {
    operator: true, people: ['alert.list'],
    rows: [casesListed({ asks: 'list', action: 'alert.list', query: '', narrow: ({ alerted }) => alerted, idsIn })],
  },
  // What was acknowledged is not taken back: whoever may is asked by the journeys.
  'protection POST /alerts/:caseId/acknowledge': {
    operator: true, people: ['alert.acknowledge'], rows: [caseChanged(taken, undefined), hiddenIsAbsent(taken), takesNoMore({}, ['person'])],
  },
  'protection GET /cases/:caseId/consents': { people: ['consent.list'], rows: [caseShown(consents), hiddenIsAbsent(consents)] },
  'protection POST /cases/:caseId/consents': agreed('consent.record', { answer: 'ASKED', purpose: 'CP-REFER', recipient: '' }, 'consent.recipient-not-named'),
  'protection POST /cases/:caseId/consents/refusals': agreed('consent.record', { name: '—', agrees: false }, 'consent.no-name'),
  'protection GET /cases/:caseId/consents/:consentId': { people: ['consent.read'], rows: [partSought(oneConsent, 'consent.absent', ['audit', 'audit_head']), hiddenIsAbsent(oneConsent)] },
  'protection GET /cases/:caseId/consents/:consentId/paper': { people: ['consent.read'], rows: [partSought(oneConsent, 'consent.absent', ['audit', 'audit_head']), hiddenIsAbsent(oneConsent)] },
  'protection POST /cases/:caseId/consents/:consentId/withdraw': agreed('consent.withdraw', undefined, 'consent.absent'),
  // Nobody has done without a consent yet: who sees which is asked in protection's own tests.
  'protection GET /overrides': { people: ['consent.list'], rows: [casesListed({ asks: 'list', action: 'consent.list', query: '', narrow: () => false, idsIn })] },
  'protection POST /cases/:caseId/overrides': agreed('consent.override', toAnybody, 'override.purpose'),
  'protection GET /cases/:caseId/overrides/:overrideId': { people: ['consent.override'], rows: [partSought(oneOverride, 'override.absent', ['audit', 'audit_head']), hiddenIsAbsent(oneOverride)] },
  'protection POST /cases/:caseId/overrides/:overrideId/agree': agreed('consent.override', undefined, 'override.absent'),
  'protection POST /cases/:caseId/needs': agreed('referral.offer', { measures: ['PM-LEGAL'], to: 'P-NOBODY' }, 'consent.recipient-unknown'),
  'protection GET /cases/:caseId/referrals': { people: ['referral.list'], rows: [caseShown(referrals), hiddenIsAbsent(referrals)] },
  'protection POST /cases/:caseId/referrals/:referralId/release': agreed('referral.release', { fields: [{ field: 'NAME', says: 'invented' }] }, 'referral.absent'),
  'protection POST /cases/:caseId/referrals/:referralId/recall': agreed('referral.offer', undefined, 'referral.absent'),
  // Nobody was assessed yet: who sees which is asked in protection's own tests.
  'protection GET /reviews': { people: ['alert.list'], rows: [casesListed({ asks: 'list', action: 'alert.list', query: '', narrow: () => false, idsIn })] },
  'protection GET /cases/:caseId/links': { people: ['referral.list'], rows: [caseShown(links), hiddenIsAbsent(links)] },
  'protection POST /cases/:caseId/referrals/:referralId/links': agreed('referral.release', { linkBy: 'EMAIL', codeBy: 'TELEPHONE' }, 'referral.absent'),
  'protection POST /cases/:caseId/referrals/:referralId/links/:linkId/revoke': agreed('referral.offer', undefined, 'link.absent'),
  // Nothing was asked to be deleted yet: who sees which is asked in protection's own tests.
  'protection GET /deletions': { people: ['referral.list'], rows: [casesListed({ asks: 'list', action: 'referral.list', query: '', narrow: () => false, idsIn })] },
  'protection POST /cases/:caseId/referrals/:referralId/deleted': agreed('referral.offer', { channel: 'TELEPHONE' }, 'referral.absent'),
  'protection POST /deletions/:referralId/deleted': ofErased({ channel: 'TELEPHONE' }),
  'protection POST /deletions/:referralId/links': ofErased({ linkBy: 'EMAIL', codeBy: 'TELEPHONE' }),
  ...Object.fromEntries(
    ['open', 'code', 'offer', 'commit', 'decline', 'progress', 'packet', 'log', 'line', 'deleted', 'leave', 'compromised'].map((step) => [`protection POST /internal/links/${step}`, forThePortal]),
  ),
  'protection GET /cases/:caseId/hand-offs': { people: ['referral.list'], rows: [caseShown(links), hiddenIsAbsent(links)] },
  'protection POST /cases/:caseId/hand-offs': agreed('referral.offer', { kind: 'GRANT', note: ' ' }, 'hand-off.empty'),
  'protection GET /cases/:caseId/hand-offs/:handOffId': { people: ['hand-off.work'], rows: [partSought(hand, 'hand-off.absent'), hiddenIsAbsent(hand)] },
  'protection POST /cases/:caseId/hand-offs/:handOffId/move': agreed('hand-off.work', { status: 'TAKEN' }, 'hand-off.absent'),
  'protection POST /cases/:caseId/hand-offs/:handOffId/call-back': agreed('referral.offer', undefined, 'hand-off.absent'),
  'protection GET /cases/:caseId/contacts': { people: ['referral.list'], rows: [caseShown(links), hiddenIsAbsent(links)] },
  'protection POST /cases/:caseId/contacts': agreed('contact.draft', aDraft, 'consent.recipient-unknown'),
  'protection GET /cases/:caseId/contacts/:contactId': { people: ['contact.draft'], rows: [partSought(draft, 'contact.absent', OPENED), hiddenIsAbsent(draft)] },
  'protection POST /cases/:caseId/contacts/:contactId/agree': agreed('contact.agree', undefined, 'contact.absent'),
  'protection POST /cases/:caseId/contacts/:contactId/export': agreed('contact.draft', undefined, 'contact.absent'),
  'protection POST /cases/:caseId/contacts/:contactId/drop': agreed('contact.draft', undefined, 'contact.absent'),
  'protection POST /cases/:caseId/assessments': agreed('safety.plan', { threats: [{ act: 'ACT-KILL', when: 'NOW' }], vulnerabilities: [], capacities: [], level: 'LOW' }, 'risk.below-lowest'),
  'protection GET /cases/:caseId/assessments': { people: ['safety.read'], rows: [caseShown(safety), hiddenIsAbsent(safety)] },
  'protection POST /cases/:caseId/plan': agreed('safety.plan', { measure: 'PM-LEGAL', what: 'invented', owner: 'nobody-at-all', dueAt: '2999-01-01T00:00:00Z' }, 'plan.owner'),
  'protection GET /cases/:caseId/plan': { people: ['safety.read'], rows: [caseShown(safety), hiddenIsAbsent(safety)] },
  'protection POST /cases/:caseId/plan/:actionId/end': agreed('safety.plan', { outcome: 'DONE' }, 'plan.absent'),
  'protection GET /cases/:caseId/readers': { people: ['case.read-access'], rows: [caseShown(readers), hiddenIsAbsent(readers)] },
  'protection GET /cases/:caseId/alert-record': { people: ['alert.read-record'], rows: [caseShown(records), hiddenIsAbsent(records)] },
  'protection POST /cases/:caseId/clocks/:clock/met': { people: ['safety.plan'], rows: [caseChanged(met, undefined), hiddenIsAbsent(met), ignoresBody()] },
  'protection POST /cases/:caseId/watch': agreed('alert.watch', { watching: false }, undefined),
  'protection GET /ladders': { people: ['ladder.read'], rows: [] },
  'protection POST /ladders': { people: ['ladder.change'], rows: [takesNoMore({ version: 0, levels: {} })] },
  'protection GET /cases/:caseId/handovers/candidates': { people: ['alert.hand-over'], rows: [caseShown(takers), hiddenIsAbsent(takers)] },
  // Nobody in the matrix has taken an alert.
  'protection POST /cases/:caseId/handovers': { people: ['alert.hand-over'], rows: [caseChanged(given, 'handover.not-hers'), hiddenIsAbsent(given), takesNoMore({ person: 'nobody-at-all' }, ['person'])] },
  'protection POST /cases/:caseId/handovers/:handoverId/accept': agreed('alert.hand-over', undefined, 'handover.absent'),
  'protection POST /cases/:caseId/handovers/:handoverId/refuse': agreed('alert.hand-over', undefined, 'handover.absent'),
  'protection POST /cases/:caseId/urgency/raise': agreed('alert.raise', { urgency: 'LOW' }, undefined),
  'protection POST /cases/:caseId/urgency/lower': agreed('alert.lower', { urgency: 'HIGH', because: 'invented by the matrix' }, undefined),
  'protection GET /cases/:caseId/lowerings': { people: ['alert.lower'], rows: [caseShown(lowerings), hiddenIsAbsent(lowerings)] },
  'protection POST /cases/:caseId/lowerings/:loweringId/agree': agreed('alert.lower', undefined, 'lowering.absent'),
  'protection POST /cases/:caseId/pauses': agreed('alert.pause', { until: '2999-01-01T00:00:00Z', because: 'invented by the matrix' }, undefined),
  'protection GET /cases/:caseId/pauses': { people: ['alert.pause'], rows: [caseShown(pauses), hiddenIsAbsent(pauses)] },
  'protection POST /cases/:caseId/pauses/:pauseId/end': agreed('alert.pause', undefined, 'pause.absent'),
  'protection GET /cases/:caseId/referrals/:referralId/log': { people: ['consent.read'], rows: [partSought(oneLog, 'referral.absent', OPENED), hiddenIsAbsent(oneLog)] },
  'protection POST /cases/:caseId/referrals/:referralId/log': agreed('consent.record', { lineId: randomUUID(), words: 'invented by the matrix' }, 'referral.absent'),
  'protection GET /offers/:referralId/log': offerShown,
  'protection POST /offers/:referralId/log': offered('offer.answer', { lineId: randomUUID(), kind: 'MESSAGE', words: 'invented', day: '2026-01-01' }, 'line.service'),
  // Nobody has agreed on anything yet: who sees which is asked in protection's own tests.
  'protection GET /check-ins': { people: ['alert.list'], rows: [casesListed({ asks: 'list', action: 'alert.list', query: '', narrow: () => false, idsIn })] },
  'protection POST /cases/:caseId/check-ins': agreed('safety.plan', checkIns, 'check-ins.no-time'),
  'protection GET /cases/:caseId/check-ins': { people: ['safety.read'], rows: [caseShown(safety), hiddenIsAbsent(safety)] },
  'protection POST /cases/:caseId/check-ins/:checkInId/pause': agreed('safety.plan', { until: '2999-01-01T00:00:00Z', why: 'invented' }, 'check-ins.absent'),
  'protection POST /cases/:caseId/check-ins/:checkInId/resume': agreed('safety.plan', undefined, 'check-ins.absent'),
  'protection POST /cases/:caseId/check-ins/:checkInId/end': agreed('safety.plan', { why: 'invented' }, 'check-ins.absent'),
  'protection POST /cases/:caseId/check-ins/:checkInId/done': agreed('safety.plan', { dueId: randomUUID(), channel: 'PHONE' }, 'check-ins.absent'),
  'protection GET /offers': { people: ['offer.list'], rows: [offersListed] },
  'protection POST /offers/:referralId/commit': offered('offer.answer', undefined, undefined),
  'protection POST /offers/:referralId/decline': offered('offer.answer', { because: 'OTHER' }, undefined),
  'protection POST /offers/:referralId/progress': offered('offer.answer', { status: 'DONE' }, 'referral.step'),
  'protection GET /offers/:referralId/packet': offered('packet.read', undefined, 'packet.absent'),
  'protection POST /offers/:referralId/deleted': offered('offer.answer', undefined, 'deletion.not-asked'),
  'protection POST /cases/:caseId/overrides/:overrideId/review': agreed('consent.override', { personTold: false }, 'override.absent'),
};
