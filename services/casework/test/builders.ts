import { readReport, type Report } from '@amparo/domain';
import type { KnownCase } from '../src/cases/case.rules';
import type { SightFacts } from '../src/sight/sight-facts.rules';

/** A report in which nothing is said but what the test names. */
export function aReport(change: Partial<Report> = {}): Report {
  return { ...readReport({ receipt: 'invented' }).report, ...change };
}

/** A case of which nothing is known but what the test names. */
export function aKnownCase(change: Partial<KnownCase> = {}): KnownCase {
  return {
    reference: null,
    category: null,
    urgency: 'NONE',
    doorUrgency: 'NONE',
    reprisal: false,
    reprisalFrom: null,
    reprisalTo: null,
    regions: [],
    countryKnown: false,
    countriesCorrected: false,
    leadPerson: null,
    takenOff: [],
    routedVersion: 0,
    decidedUrgency: null,
    loweredVersion: 0,
    outsideBurst: false,
    receivedAt: new Date(Date.UTC(2026, 0, 1)),
    ...change,
  };
}

/** What decides who may know of a case: nothing but what the test names. */
export function someSightFacts(change: Partial<SightFacts> = {}): SightFacts {
  return {
    id: 'case-1', reference: 'AM-1111-1111', regions: ['LAC'], coordinatorsWithheld: false, routes: [], conflicts: [], excluded: [], leadPerson: null,
    assigned: [], told: [], ...change,
  };
}
