import * as fc from 'fast-check';
import {
  ANSWERS, CATEGORIES, CHANNELS, codesOf, COUNTRY_CODES, HAPPENED, readReport, WISHES,
} from '../src/index';
import type { Directory, Report, RoutingFacts, RoutingFlags } from '../src/index';

/** A report as it would be sent, read: an empty one, with what the test is about. */
export function aReport(said: Record<string, unknown> = {}): Report {
  return readReport({ receipt: 'one two three', ...said }).report;
}

type SaidFacts = Partial<Omit<RoutingFacts, 'flags'>> & { flags?: Partial<RoutingFlags> };

/** Facts of a HIGH reprisal in LAC, with what the test is about. */
export function someFacts({ flags, ...said }: SaidFacts = {}): RoutingFacts {
  return {
    caseId: 'case-1', category: 'REPRISAL', regions: ['LAC'], countryKnown: true, urgency: 'HIGH', acts: [], measures: [],
    language: 'und', hasSafeChannel: false, conflicts: [], withdrawnConsents: [], because: [], ...said,
    flags: {
      reprisal: true, textOnly: false, amountAsked: false, staffTarget: false, ordersInText: false, unmatchedCivilSociety: false, odd: false, ...flags,
    },
  };
}

const PEOPLE = [
  'swg-duty', 'swg-member', 'coord-lac', 'coord-lac-2', 'coord-afr', 'duty-global', 'cre-desk', 'grants-desk', 'acc-desk', 'reviewer', 'infosec', 'lead', 'sc-member',
];
const GROUPS = [
  ['did-security', 'SECURITY_WORKING_GROUP'], ['cre', 'COMMUNITY_RESOURCE_EXCHANGE'], ['grants', 'GRANTS'], ['accountability', 'ACCOUNTABILITY'],
  ['review', 'REVIEW'], ['infosec', 'INFORMATION_SECURITY'], ['steering', 'STEERING_COMMITTEE'],
] as const;

/** A full directory: every group has somebody, LAC a coordinator and an alternate, AFR a coordinator only, ASIA nobody. */
export function aDirectory(said: Partial<Directory> = {}): Directory {
  return {
    version: 1,
    people: PEOPLE.map((id) => ({ id, conflictId: `c-${id}`, ...(id === 'coord-lac' ? { organisationConflictId: 'c-org' } : {}) })),
    groups: GROUPS.map(([id, kind]) => ({ id, kind })),
    roles: [
      { person: 'swg-duty', role: 'DUTY', group: 'did-security' }, { person: 'swg-member', role: 'MEMBER', group: 'did-security' },
      { person: 'coord-lac', role: 'REGIONAL_COORDINATOR', region: 'LAC' }, { person: 'coord-lac-2', role: 'ALTERNATE_COORDINATOR', region: 'LAC' },
      { person: 'coord-afr', role: 'REGIONAL_COORDINATOR', region: 'AFR' },
      { person: 'duty-global', role: 'GLOBAL_DUTY' }, { person: 'lead', role: 'LAST_RESORT' },
      { person: 'cre-desk', role: 'MEMBER', group: 'cre' }, { person: 'grants-desk', role: 'MEMBER', group: 'grants' },
      { person: 'acc-desk', role: 'MEMBER', group: 'accountability' }, { person: 'reviewer', role: 'MEMBER', group: 'review' },
      { person: 'infosec', role: 'DUTY', group: 'infosec' }, { person: 'sc-member', role: 'MEMBER', group: 'steering' },
    ],
    absences: [],
    ...said,
  };
}

/** A part of a list, in any order. */
const some = <T>(from: readonly T[], maxLength = 5) => fc.uniqueArray(fc.constantFrom(...from), { maxLength });

/** Any report whose codes are all known, as it would be sent. */
export const anyBody = fc.record({
  receipt: fc.constant('one two three'),
  channel: fc.constantFrom(...CHANNELS),
  category: fc.constantFrom(...CATEGORIES),
  acts: some(codesOf('act_type')),
  happened: fc.constantFrom(...HAPPENED),
  stillInDanger: fc.constantFrom(...ANSWERS),
  targets: some(codesOf('target')),
  sources: some(codesOf('alleged_source')),
  riskFactors: some(codesOf('risk_factor')),
  wishedUrgency: fc.option(fc.constantFrom(...WISHES), { nil: undefined }),
  incidentCountries: some(COUNTRY_CODES, 4),
  amount: fc.option(fc.constant('100'), { nil: undefined }),
  consents: fc.constantFrom([], [{ purpose: 'CP-REFER', status: 'WITHDRAWN' }]),
});

/** Any directory that a last resort keeps whole: any roles, any absences. */
export const anyDirectory = fc.record({
  version: fc.constant(1),
  people: fc.constant(aDirectory().people),
  groups: fc.constant(aDirectory().groups),
  roles: fc.array(fc.constantFrom(...aDirectory().roles), { maxLength: 10 }).map((roles) => [...roles, { person: 'lead', role: 'LAST_RESORT' }]),
  absences: fc.array(fc.constantFrom(...PEOPLE).map((person) => ({ person, from: '2026-01-01', to: '2026-12-31' })), { maxLength: 6 }),
});

/** Conflict ids of any people but the last resort. */
export const anyConflicts = some([...PEOPLE.filter((id) => id !== 'lead').map((id) => `c-${id}`), 'c-org', 'c-nobody'], 6);
