/** Invented answers of an invented system, to look at the pages with. They prove nothing about the product: e2e does. */
const at = (minutesAgo) => new Date(Date.now() - minutesAgo * 60_000).toISOString();
const CASES = ['0198c1de-0000-7000-8000-000000000001', '0198c1de-0000-7000-8000-000000000002', '0198c1de-0000-7000-8000-000000000003', '0198c1de-0000-7000-8000-000000000004'];

const COORDINATOR = [
  'item.list', 'item.acknowledge', 'item.why', 'alert.list', 'alert.acknowledge', 'case.list', 'case.search', 'case.count', 'case.stream', 'case.read-routing',
  'case.read-timeline', 'case.read-content', 'case.read-conversation', 'case.read-identity', 'case.correct-country', 'case.break-glass', 'case.assign', 'session.list-own', 'session.end-own',
];
const ADMINISTRATOR = [
  'directory.read', 'directory.change', 'roster.read', 'roster.change', 'account.invite', 'account.reset-factor', 'role.preview', 'delivery.health', 'delivery.redrive',
  'session.list-own', 'session.end-own', 'session.end-others',
];

const PEOPLE = {
  coordinator: { person: 'coord-lac', name: 'Coordinator, Latin America and the Caribbean', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }], organisation: 'ORG-AMANECER', actions: COORDINATOR },
  administrator: { person: 'admin-1', name: 'Administrator', roles: [{ role: 'ADMINISTRATOR' }], actions: ADMINISTRATOR },
};

const item = (n, kind, urgency, ago, acknowledged) => ({
  id: `0198c1df-0000-7000-8000-00000000000${n}`, caseId: CASES[n - 1], reference: ['AM-7F3K-92QD', 'AM-A005-4E6B', 'AM-FPGB-TJMC', 'AM-Q2ZT-8KXW'][n - 1], kind, urgency,
  routes: ['REGIONAL_COORDINATOR:LAC', ...(n === 1 ? ['SWG'] : [])], createdAt: at(ago), acknowledgedAt: acknowledged === undefined ? null : at(acknowledged),
});

const RECOVERY = Array.from({ length: 10 }, (_, n) => `k${n}fm-8qzx-2wv${n}`);

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
  'GET /api/protection/decisions/of-case/:id': {
    decisions: [{ caseId: CASES[0], decidedAt: at(3), because: ['FLOOR:ACT-DTHREAT', 'FLOOR:ACT-SURV', 'T1', 'T2', 'WISH', 'ROUTE-SWG', 'ROUTE-REGION:LAC', 'NO-GROUP:CRE', 'NEW-RULE'] }],
  },
});
