import { randomUUID } from 'node:crypto';
import { HER_ORGANISATION } from '@amparo/testing';
import { given, inMinutes, MARK, said, type Known, type Step } from './step';

const COORDINATOR = 'coordinator';
const HANDLER = 'case-handler';
const SECOND = 'working-group-member';
const PARTNER = 'protection-partner';
/** A partner none of whose people has an account, and a mechanism outside. */
export const BY_LINK = 'P-BY-LINK';
export const OUTSIDE = 'UN-INVENTED';

const words = () => MARK;
/** Remembers one id of an answer. */
const learned = (name: string) => (answer: Known, known: Known): void => void (known[name] = answer[name] ?? '');
const offered = ({ offered: [first] }: { offered: { referralId: string }[] }, known: Known): void => void (known['referralId'] = first?.referralId ?? '');
const at = '/cases/:caseId';

/** What is done with an alert. */
const alertSteps: readonly Step[] = [
  { route: `protection POST ${at}/pauses`, by: COORDINATOR, body: () => ({ until: inMinutes(1), because: said('why a ladder stands still') }), learn: learned('pauseId') },
  { route: `protection GET ${at}/pauses`, by: COORDINATOR, shows: words },
  { route: `protection POST ${at}/pauses/:pauseId/end`, by: COORDINATOR },
  { route: `protection POST ${at}/urgency/lower`, by: COORDINATOR, body: () => ({ urgency: 'MEDIUM', because: said('why it is less urgent') }), learn: learned('loweringId') },
  { route: `protection GET ${at}/lowerings`, by: COORDINATOR, shows: words },
];

const consentSteps: readonly Step[] = [
  {
    route: `protection POST ${at}/overrides`, by: COORDINATOR, learn: learned('overrideId'),
    body: () => ({ purpose: 'CP-REFER', recipient: HER_ORGANISATION, cannotBeAsked: 'DETAINED', because: said('why a consent was done without') }),
  },
  { route: `protection GET ${at}/overrides/:overrideId`, by: COORDINATOR, shows: words },
  { route: `protection POST ${at}/overrides/:overrideId/agree`, by: SECOND },
  { route: `protection POST ${at}/overrides/:overrideId/review`, by: 'alternate', body: () => ({ personTold: true }) },
  {
    route: `protection POST ${at}/consents`, by: HANDLER, learn: learned('consentId'),
    body: () => given('CP-REFER', HER_ORGANISATION, { by: { who: 'COMMUNITY' }, conditions: [said('a condition')], named: { basis: said('a mandate'), witness: said('who was there') } }),
  },
  { route: `protection GET ${at}/consents/:consentId`, by: HANDLER, shows: words },
  { route: `protection GET ${at}/consents/:consentId/paper`, by: HANDLER, shows: words },
  { route: `protection POST ${at}/consents/refusals`, by: HANDLER, body: () => ({ name: 'Ana Inventada', agrees: false }) },
];

const referralSteps: readonly Step[] = [
  { route: `protection POST ${at}/needs`, by: COORDINATOR, body: () => ({ measures: ['PM-LEGAL'], to: HER_ORGANISATION }), learn: offered },
  { route: 'protection POST /offers/:referralId/commit', by: PARTNER },
  { route: `protection POST ${at}/referrals/:referralId/release`, by: HANDLER, body: () => ({ fields: [{ field: 'SUMMARY', says: said('a story') }, { field: 'NAME', says: said('a name') }] }) },
  { route: 'protection GET /offers/:referralId/packet', by: PARTNER, shows: words },
  { route: `protection POST ${at}/referrals/:referralId/log`, by: HANDLER, body: ({ lineOfDesk }) => ({ lineId: lineOfDesk, words: said('what the desk writes') }) },
  { route: 'protection POST /offers/:referralId/log', by: PARTNER, body: ({ lineOfPartner }) => ({ lineId: lineOfPartner, kind: 'MESSAGE', words: said('what a partner writes') }) },
  { route: 'protection GET /offers/:referralId/log', by: PARTNER, shows: words },
  { route: `protection GET ${at}/referrals/:referralId/log`, by: HANDLER, shows: words },
  { route: `protection POST ${at}/referrals/:referralId/recall`, by: COORDINATOR },
  { route: `protection POST ${at}/referrals/:referralId/deleted`, by: COORDINATOR, body: () => ({ channel: 'TELEPHONE' }) },
];

const byPortal = { service: 'portal' } as const;
const visit = ({ visit: held }: Known) => ({ visit: held });

/** A partner without an account, by a link. */
const linkSteps: readonly Step[] = [
  { route: `protection POST ${at}/consents`, by: HANDLER, body: () => given('CP-REFER', BY_LINK) },
  { route: `protection POST ${at}/needs`, by: COORDINATOR, body: () => ({ measures: ['PM-MED'], to: BY_LINK }), learn: offered },
  { route: `protection POST ${at}/referrals/:referralId/links`, by: HANDLER, body: () => ({ linkBy: 'EMAIL', codeBy: 'TELEPHONE' }), learn: learned('linkId') },
  { route: `protection POST ${at}/referrals/:referralId/links/:linkId/revoke`, by: COORDINATOR },
  {
    route: `protection POST ${at}/referrals/:referralId/links`, by: HANDLER, body: () => ({ linkBy: 'EMAIL', codeBy: 'TELEPHONE' }),
    learn: ({ secret, code }: { secret: string; code: string }, known) => void Object.assign(known, { secret, code }),
  },
  { route: 'protection POST /internal/links/open', by: byPortal, body: ({ secret }) => ({ secret }), learn: learned('visit'), plain: true },
  { route: 'protection POST /internal/links/code', by: byPortal, body: ({ visit: held, code }) => ({ visit: held, code }), plain: true },
  { route: 'protection POST /internal/links/commit', by: byPortal, body: visit, plain: true },
  { route: `protection POST ${at}/referrals/:referralId/release`, by: HANDLER, body: () => ({ fields: [{ field: 'SUMMARY', says: said('a story for who has a link') }] }) },
  { route: 'protection POST /internal/links/packet', by: byPortal, body: visit, shows: words },
  { route: `protection POST ${at}/referrals/:referralId/log`, by: HANDLER, body: ({ lineForLink }) => ({ lineId: lineForLink, words: said('what the desk writes to who has a link') }) },
  { route: 'protection POST /internal/links/log', by: byPortal, body: visit, shows: words },
];

const groupSteps: readonly Step[] = [
  { route: `protection POST ${at}/hand-offs`, by: COORDINATOR, body: () => ({ kind: 'ACCOUNTABILITY', note: said('what a group is asked for') }), learn: learned('handOffId') },
  { route: `protection GET ${at}/hand-offs/:handOffId`, by: HANDLER, shows: words },
  { route: `protection POST ${at}/hand-offs/:handOffId/move`, by: 'accountability-desk', body: () => ({ status: 'TAKEN' }) },
  { route: `protection POST ${at}/hand-offs/:handOffId/call-back`, by: COORDINATOR },
  { route: `protection POST ${at}/consents`, by: HANDLER, body: () => given('CP-UN', OUTSIDE) },
  { route: `protection POST ${at}/contacts`, by: HANDLER, body: () => ({ purpose: 'CP-UN', recipient: OUTSIDE, namesHer: true, words: said('a draft') }), learn: learned('contactId') },
  { route: `protection GET ${at}/contacts/:contactId`, by: HANDLER, shows: words },
  { route: `protection POST ${at}/contacts/:contactId/agree`, by: COORDINATOR },
  { route: `protection POST ${at}/contacts/:contactId/export`, by: HANDLER, shows: words },
  { route: `protection POST ${at}/contacts`, by: HANDLER, body: () => ({ purpose: 'CP-UN', recipient: OUTSIDE, namesHer: true, words: said('another draft') }), learn: learned('contactId') },
  { route: `protection POST ${at}/contacts/:contactId/drop`, by: HANDLER },
];

const day = (offset: number): string => inMinutes(offset * 24 * 60).slice(0, 10);

const safetySteps: readonly Step[] = [
  { route: `protection POST ${at}/clocks/:clock/met`, by: HANDLER },
  {
    route: `protection POST ${at}/assessments`, by: HANDLER,
    body: () => ({ threats: [{ act: 'ACT-DTHREAT', when: 'NOW', says: said('a threat') }], vulnerabilities: [{ factor: 'RF-WEAPON', says: said('what makes her easier to harm') }], capacities: [], level: 'IMMINENT' }),
  },
  { route: `protection GET ${at}/assessments`, by: HANDLER, shows: words },
  { route: `protection POST ${at}/plan`, by: HANDLER, body: () => ({ measure: 'PM-LEGAL', what: said('what is to be done'), owner: HANDLER, dueAt: inMinutes(1_440) }), learn: learned('actionId') },
  { route: `protection GET ${at}/plan`, by: HANDLER, shows: words },
  { route: `protection POST ${at}/plan/:actionId/end`, by: HANDLER, body: () => ({ outcome: 'NOT_DONE', why: said('why it was not done') }) },
  {
    route: `protection POST ${at}/check-ins`, by: HANDLER, learn: learned('checkInId'),
    // Soon enough that she can be in contact for it already.
    body: () => ({
      with: 'PERSON', channel: 'SIGNAL', zone: 'UTC', times: [inMinutes(60).slice(11, 16)], weekdays: [], everyHours: 24, startsOn: day(-1), daysOut: [], daysAdded: [], graceMinutes: 30, level: 'HIGH', doorCounts: true,
      says: said('how she is reached'),
    }),
  },
  {
    route: `protection GET ${at}/check-ins`, by: HANDLER, shows: words,
    learn: ([agreed]: [{ checkIns: { dueId: string }[] }], known) => void (known['dueId'] = agreed.checkIns[0]?.dueId ?? ''),
  },
  { route: `protection POST ${at}/check-ins/:checkInId/done`, by: HANDLER, body: ({ dueId }) => ({ dueId, channel: 'PHONE', says: said('what she said') }) },
  { route: `protection POST ${at}/check-ins/:checkInId/pause`, by: HANDLER, body: () => ({ until: inMinutes(1_440), why: said('why nothing is due') }) },
  { route: `protection POST ${at}/check-ins/:checkInId/resume`, by: HANDLER },
  { route: `protection POST ${at}/check-ins/:checkInId/end`, by: HANDLER, body: () => ({ why: said('why she is in contact no more') }) },
  // Two people: the level falls, and what hangs on it.
  { route: `protection POST ${at}/lowerings/:loweringId/agree`, by: SECOND },
];

/** All that is kept of a case beside its content, and who works with it. */
export const protectionSteps: readonly Step[] = [...alertSteps, ...consentSteps, ...referralSteps, ...groupSteps, ...safetySteps, ...linkSteps];

/** What is still to be deleted of a case that was erased. */
export const deletionSteps: readonly Step[] = [
  { route: 'protection POST /deletions/:referralId/links', by: COORDINATOR, body: () => ({ linkBy: 'EMAIL', codeBy: 'TELEPHONE' }) },
  { route: 'protection POST /deletions/:referralId/deleted', by: COORDINATOR, body: () => ({ channel: 'TELEPHONE' }) },
];

/** Ids that whoever writes makes herself. */
export const ownIds = (): Known => ({ lineOfDesk: randomUUID(), lineOfPartner: randomUUID(), lineForLink: randomUUID() });
