/** Invented answers about the directory and its people. */
const person = (id, name, roles, more = {}) => ({ id, name, email: `${id}@example.org`, language: 'en', roles, absences: [], ...more });

const PEOPLE = [
  person('admin-1', 'Administrator', [{ role: 'ADMINISTRATOR' }]),
  person('coord-lac', 'Coordinator, Latin America and the Caribbean', [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }], { organisation: 'ORG-AMANECER', absences: [{ from: '2026-12-01', to: '2026-12-12' }] }),
  person('swg-duty', 'Security working group, duty officer', [{ role: 'DUTY', group: 'g-swg' }, { role: 'MEMBER', group: 'g-swg' }]),
  person('new-person', 'Newcomer without a role', []),
];

const account = (of, said) => ({ person: of.id, name: of.name, roles: of.roles, hasAccount: true, factors: ['TOTP'], openId: false, ...said });
const sees = [{ by: 'regions', regions: ['LAC'] }, { by: 'handler' }, { by: 'told' }];

export const administrationAnswers = {
  'POST /api/directory/people/search': { version: 7, total: 61, page: 1, items: PEOPLE },
  'GET /api/directory/people/:id/sight': {
    version: 7, person: 'coord-lac', supposed: false, roles: PEOPLE[1].roles, standings: [], needsSecondFactor: true, actions: { twoFactors: ['item.list', 'case.list', 'case.assign'], oneFactor: [] },
    sees: { S1: sees, S2: [{ by: 'handler' }], S3: [] }, breaksGlassOf: sees, neverSees: ['OF_HERSELF', 'OF_HER_ORGANISATION'],
  },
  'POST /api/directory/organisations/search': {
    version: 7, total: 2, page: 1,
    items: [
      { id: 'ORG-AMANECER', name: 'Amanecer (fictional)', kind: 'MEMBER', aliases: ['Colectivo Amanecer', 'CA'], services: [], regions: ['LAC'], languages: ['es'], people: 1 },
      { id: 'P-REFUGE', name: 'Refuge Network (fictional)', kind: 'PARTNER', aliases: [], services: ['PM-SHELTER'], regions: ['*'], languages: ['en', 'fr'], people: 3 },
    ],
  },
  'GET /api/directory/groups': {
    version: 7,
    groups: [
      { id: 'g-swg', name: 'Security working group', kind: 'SECURITY_WORKING_GROUP', duty: ['swg-duty'], members: ['swg-duty', 'swg-legal', 'swg-shelter'] },
      { id: 'g-review', name: 'Review', kind: 'REVIEW', duty: [], members: [] },
    ],
  },
  'POST /api/directory/roles/give': { status: 409, code: 'directory.changed-meanwhile' },
  'GET /api/directory/rosters': {
    version: 7,
    rosters: [
      { people: [{ person: 'duty-global', role: 'GLOBAL_DUTY', zone: 'Europe/Berlin', hours: { from: '08:00', to: '18:00', days: [1, 2, 3, 4, 5] } }], absences: [], mayChange: true },
      { region: 'LAC', people: [{ person: 'coord-lac', role: 'REGIONAL_COORDINATOR', zone: 'America/Bogota' }, { person: 'coord-lac-2', role: 'ALTERNATE_COORDINATOR' }], absences: [{ person: 'coord-lac', from: '2026-12-01', to: '2026-12-12' }], mayChange: true },
      { group: 'g-swg', people: [{ person: 'swg-duty', role: 'DUTY' }], absences: [], mayChange: true },
    ],
  },
  'GET /api/directory/region-map': {
    version: 7, regions: ['AFR', 'LAC', 'ASIA', 'EECA', 'MENA', 'GLOB'],
    countries: [
      { country: 'CO', region: 'LAC', usual: 'LAC', overridden: false }, { country: 'KE', region: 'AFR', usual: 'AFR', overridden: false },
      { country: 'EG', region: 'MENA', usual: 'AFR', overridden: true }, { country: 'NP', region: 'ASIA', usual: 'ASIA', overridden: false },
    ],
  },
  'GET /api/directory/accounts/changes': { total: 3, page: 1, openedLately: 1, items: [
    { at: '2026-11-30T10:00:00.000Z', person: 'coord-lac', by: 'coord-lac', what: 'OPENED', after: 'admin-1' }, { at: '2026-11-30T09:00:00.000Z', person: 'coord-lac', by: 'admin-1', what: 'INVITED', after: null },
    { at: '2026-11-29T09:00:00.000Z', person: 'swg-duty', by: 'directory', what: 'CLOSED', after: null },
  ] },
  'GET /api/directory/changes': { version: 4, total: 2, page: 1, items: [
    { version: 4, at: '2026-11-30T10:00:00.000Z', person: 'admin-1', action: 'ROLE_GIVEN', about: 'swg-duty', detail: { role: 'DUTY', group: 'security' } },
    { version: 3, at: '2026-11-29T10:00:00.000Z', person: null, action: 'DIRECTORY_REPLACED', about: null, detail: {} },
  ] },
  'GET /api/directory/accounts': {
    accounts: [
      account(PEOPLE[0], { lastSignInDay: '2026-11-30' }), account(PEOPLE[1], { factors: ['WEBAUTHN', 'TOTP'], lastSignInDay: '2026-11-29', resetAskedBy: 'admin-2' }),
      account(PEOPLE[2], { factors: [], openId: true }), account(PEOPLE[3], { hasAccount: false, factors: [] }),
    ],
  },
  'POST /api/directory/accounts/:id/invite': { code: 'k7fm-8qzx-2wvt-p3rd-9hnc', expiresAt: '2026-12-03T12:00:00Z' },
  'GET /api/:id/operator/lag': [{ group: 'protection.danger', topic: 'amparo.intake.v1.danger', partition: 0, lag: 0 }],
  'GET /api/casework/operator/lag': [{ group: 'casework.normal', topic: 'amparo.intake.v1', partition: 0, lag: 3 }],
  'GET /api/notifications/operator/parked': [
    { consumer: 'TellPeopleOnReportRouted', subject: '0198c1de-0000-7000-8000-000000000001', lane: 'danger', type: 'amparo.protection.v1.ReportRouted', reason: 'directory.unknown', events: 2, since: new Date(Date.now() - 3_600_000).toISOString() },
    { consumer: 'TellPeopleOnReportRouted', subject: '0198c1de-0000-7000-8000-000000000002', lane: 'normal', type: null, reason: 'internal', events: 1, since: new Date(Date.now() - 60_000).toISOString() },
  ],
  'GET /api/:id/operator/parked': [],
};
