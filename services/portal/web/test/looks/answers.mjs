import { administrationAnswers } from './administration-answers.mjs';

/** Invented answers of an invented system, to look at the pages with. They prove nothing about the product: e2e does. */
const at = (minutesAgo) => new Date(Date.now() - minutesAgo * 60_000).toISOString();
const CASES = ['0198c1de-0000-7000-8000-000000000001', '0198c1de-0000-7000-8000-000000000002', '0198c1de-0000-7000-8000-000000000003', '0198c1de-0000-7000-8000-000000000004'];

const COORDINATOR = [
  'item.list', 'item.acknowledge', 'item.why', 'alert.list', 'alert.acknowledge', 'case.list', 'case.search', 'case.find-contact', 'case.count', 'case.stream', 'case.read-routing',
  'case.read-timeline', 'case.read-content', 'case.read-conversation', 'case.read-identity', 'case.correct-country', 'case.break-glass', 'case.assign', 'case.export', 'application.list', 'counts.read', 'session.list-own', 'session.end-own',
];
const ADMINISTRATOR = [
  'directory.read', 'directory.change', 'roster.read', 'roster.change', 'account.invite', 'account.reset-factor', 'role.preview', 'delivery.health', 'delivery.redrive', 'audit.read',
  'session.list-own', 'session.end-own', 'session.end-others',
];

const PEOPLE = {
  coordinator: { person: 'coord-lac', name: 'Coordinator, Latin America and the Caribbean', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }], organisation: 'ORG-AMANECER', actions: COORDINATOR },
  administrator: { person: 'admin-1', name: 'Administrator', roles: [{ role: 'ADMINISTRATOR' }], actions: ADMINISTRATOR },
};

const NAMES = { 'coord-lac': 'Ana Coordinator (invented)', 'swg-duty': 'Bea Duty (invented)', 'handler-1': 'Caro Handler (invented)', 'handler-2': 'Dora Handler (invented)' };

const item = (n, kind, urgency, ago, acknowledged) => ({
  id: `0198c1df-0000-7000-8000-00000000000${n}`, caseId: CASES[n - 1], reference: ['AM-7F3K-92QD', 'AM-A005-4E6B', 'AM-FPGB-TJMC', 'AM-Q2ZT-8KXW'][n - 1], kind, urgency,
  routes: ['REGIONAL_COORDINATOR:LAC', ...(n === 1 ? ['SWG'] : [])], createdAt: at(ago), ...(acknowledged === undefined ? {} : { acknowledgedAt: at(acknowledged) }), takenBy: n === 2 ? [{ person: 'swg-duty', at: at(31) }] : [],
});

const RECOVERY = Array.from({ length: 10 }, (_, n) => `k${n}fm-8qzx-2wv${n}`);

const listed = (n, urgency, more = {}) => ({
  caseId: CASES[n - 1], reference: ['AM-7F3K-92QD', 'AM-A005-4E6B', 'AM-FPGB-TJMC', 'AM-Q2ZT-8KXW'][n - 1], status: 'OPEN', category: 'REPRISAL', urgency, reprisal: true, regions: ['LAC'],
  countryKnown: true, lead: 'coord-lac', receivedAt: at(n * 40), openedAt: at(n * 40), tasks: [], ...more,
});

const CASE = {
  ...listed(1, 'IMMINENT'), regions: ['LAC', 'GLOB'], routes: ['SWG', 'REGIONAL_COORDINATOR:LAC'], handlers: ['coord-lac', 'handler-1'],
  tasks: [{ code: 'REACH_PERSON', about: '', openedAt: at(3), dueAt: at(-60), doneAt: null }, { code: 'FIND_COUNTRY', about: '', openedAt: at(30), dueAt: at(-60), doneAt: at(2) }],
  contents: [], repeats: [{ caseId: CASES[2], because: ['PROJECT', 'PERSON'] }], duplicates: [{ caseId: CASES[3], score: 81, because: ['CONTACT'] }],
  may: [...COORDINATOR.filter((action) => action.startsWith('case.') || action.startsWith('alert.') || action === 'item.why')],
};

const BODY = {
  submissionId: 's-1', receivedAt: at(60), state: 'READ', withheld: [],
  fields: {
    narrative: 'Two men on motorcycles waited before the house at 6:10 and said that she would not come home from the hearing.\n\n(Invented.)', category: 'REPRISAL', acts: ['ACT-DTHREAT', 'ACT-SURV'],
    happened: 'NOW', stillInDanger: 'YES', targets: ['TGT-DEFENDER'], sources: ['SRC-UNK'], incidentCountries: ['HN', 'CO'], project: 'An invented dam', measures: ['PM-RELOC', 'PM-LEGAL'], onBehalfOf: 'SOMEONE_WHO_KNOWS',
    consents: [{ purpose: 'CP-CONTACT', recipient: 'P-REFUGE', status: 'GIVEN' }], language: 'es', channel: 'WEB_FORM',
  },
  identity: { safeContact: { channel: 'SIGNAL', value: '+000 000 000', rules: ['NO_VOICE_CALL', 'NEUTRAL_WORDING'], times: '18:00 to 20:00' }, involvedNames: ['Invented Name'], presentCountry: 'MX' },
};

/** What each call answers, by method and path; a function is given the body. */
export const answersFor = (who, language) => ({
  'GET /api/session': { person: PEOPLE[who].person, name: PEOPLE[who].name, language, factors: 2, endsAt: at(-400), idleSeconds: 900, csrf: 'invented' },
  'GET /api/directory/me': { ...PEOPLE[who], language, factors: 2, sessionEndsAt: at(-400) },
  'POST /api/sign-out': {},
  'POST /api/sign-in/ways': { password: true, openIdConnect: true },
  'POST /api/sign-in/password': ({ name }) => ({
    new: { step: 'ENROL_FACTOR', attempt: 'a', ways: ['totp', 'webauthn'] }, password: { step: 'SET_PASSWORD', attempt: 'a' },
  })[name] ?? { step: 'SECOND_FACTOR', attempt: 'a', ways: ['totp', 'webauthn', 'recovery'] },
  'POST /api/sign-in/invitation': { step: 'SET_PASSWORD', attempt: 'a' },
  'POST /api/sign-in/totp': { status: 401, code: 'sign-in.refused' },
  'POST /api/sign-in/enrol-totp-options': { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Amparo:coord-lac?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Amparo' },
  'POST /api/sign-in/enrol-totp': { step: 'SIGNED_IN', recoveryCodes: RECOVERY, csrf: 'invented' },
  'GET /api/notifications/items': [item(1, 'ALERT', 'IMMINENT', 3), item(2, 'REPORT', 'HIGH', 40), item(3, 'ESCALATION', 'MEDIUM', 300), item(4, 'REPORT', 'NONE', 3000, 2800)],
  'GET /api/protection/alerts': [
    { caseId: CASES[1], reference: 'AM-A005-4E6B', urgency: 'HIGH', mode: 'PAGE', regions: ['LAC'], raisedAt: at(40), acknowledgedAt: at(31), acknowledgedBy: 'swg-duty', nextRungAt: null, rungsTaken: 0 },
    { caseId: CASES[0], reference: 'AM-7F3K-92QD', urgency: 'IMMINENT', mode: 'PAGE', regions: ['LAC'], raisedAt: at(3), acknowledgedAt: null, acknowledgedBy: null, nextRungAt: at(-12), rungsTaken: 0 },
  ],
  'POST /api/casework/contacts/find': { cases: [listed(2, 'HIGH')] },
  'GET /api/casework/cases': { cases: [listed(1, 'IMMINENT'), listed(2, 'HIGH', { tasks: ['FIND_COUNTRY'], regions: [] }), listed(3, 'MEDIUM', { category: 'COMMUNITY_REQUEST' }), listed(4, 'NONE', { reference: null, status: 'CLOSED' })], next: 'more' },
  'GET /api/casework/cases/count': { count: 4, more: false },
  'GET /api/casework/cases/0198c1de-0000-7000-8000-000000000001': CASE,
  'GET /api/casework/cases/0198c1de-0000-7000-8000-000000000002': { ...CASE, ...listed(2, 'HIGH'), caseId: CASES[1], tasks: [], repeats: [], duplicates: [], may: ['case.read-routing', 'item.why', 'case.break-glass'] },
  'GET /api/casework/cases/:id/why': { caseId: CASES[0], ways: [{ by: 'REGION', codes: ['LAC'] }, { by: 'TOLD', codes: [] }], calledBy: ['REGIONAL_COORDINATOR:LAC'], because: ['FLOOR:ACT-DTHREAT', 'T1', 'ROUTE-REGION:LAC'] },
  'GET /api/casework/cases/:id/content': { caseId: CASES[0], bodies: [BODY, { ...BODY, submissionId: 's-2', receivedAt: at(20), fields: { narrative: 'They are back.' }, identity: null, withheld: ['safeContact', 'presentCountry'] }, { ...BODY, submissionId: 's-3', state: 'WANTED', fields: null, identity: null }] },
  'GET /api/casework/cases/:id/conversation': { caseId: CASES[0], messages: [{ messageId: 'm-1', receivedAt: at(10), from: 'REPORTER', text: 'هل وصلتكم رسالتي؟' }] },
  'GET /api/casework/cases/:id/timeline': { timeline: [
    { at: at(60), what: 'REPORT_RECEIVED', actor: null, detail: [] }, { at: at(60), what: 'ALERT_RAISED', actor: null, detail: ['IMMINENT', 'PAGE'] }, { at: at(45), what: 'ALERT_ESCALATED', actor: null, detail: ['1', 'ALTERNATE_COORDINATOR'] },
    { at: at(40), what: 'ALERT_ACKNOWLEDGED', actor: 'swg-duty', detail: [] }, { at: at(2), what: 'SOMETHING_NEW', actor: 'coord-lac', detail: ['x'] },
  ] },
  'GET /api/casework/cases/:id/handlers/candidates': { people: ['handler-2', 'swg-duty'] },
  'POST /api/directory/colleagues/names': ({ people }) => ({ people: people.filter((id) => id !== 'partner-juris').map((id) => ({ id, name: NAMES[id] ?? `Invented ${id}` })) }),
  'GET /api/grants/applications': { applications: [
    { caseId: CASES[0], reference: 'AM-7F3K-92QD', urgent: true, state: 'DRAFT', currency: 'USD', openedAt: at(40) }, { caseId: CASES[2], reference: 'AM-FPGB-TJMC', urgent: false, state: 'DRAFT', currency: null, openedAt: at(900) },
  ] },
  'GET /api/insights/counts': { total: 61, notes: [], cells: [
    { region: 'LAC', urgency: 'IMMINENT', cases: 6 }, { region: 'LAC', urgency: 'HIGH', cases: 21 }, { region: 'AFR', urgency: 'MEDIUM', cases: 17 }, { region: 'AFR', urgency: 'LOW', cases: null },
    { region: 'UNKNOWN', urgency: 'NONE', cases: 12 },
  ] },
  'GET /api/directory/sessions': { sessions: [
    { id: 's1', current: true, signedInOn: '2026-11-30', way: 'PASSWORD', second: 'WEBAUTHN', factors: 2 }, { id: 's2', current: false, signedInOn: '2026-11-29', way: 'OPEN_ID', second: null, factors: 2 },
  ] },
  'GET /api/directory/factors': { factors: [{ id: 'f1', kind: 'WEBAUTHN', label: 'Blue key', addedOn: '2026-09-01', lastUsedOn: '2026-11-30' }, { id: 'f2', kind: 'TOTP', addedOn: '2026-09-01' }], recoveryCodes: 7, mayChange: true },
  'POST /api/directory/factors/totp-options': { attempt: 'a', secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Amparo:coord-lac?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Amparo' },
  'GET /api/protection/decisions/of-case/:id': {
    caseId: CASES[0], reference: 'AM-7F3K-92QD', routes: ['REGIONAL_COORDINATOR:LAC', 'ESCALATION:ALTERNATE_COORDINATOR'], since: at(3), lead: 'coord-lac', regions: ['LAC'],
    decisions: [{ cause: 'REPORT', urgency: 'IMMINENT', regions: ['LAC'], routes: [], lead: null, tasks: [], decidedAt: at(3), because: ['FLOOR:ACT-DTHREAT', 'FLOOR:ACT-SURV', 'T1', 'T2', 'WISH', 'ROUTE-SWG', 'ROUTE-REGION:LAC', 'NO-GROUP:CRE', 'NEW-RULE'] }],
  },
  ...administrationAnswers,
});
