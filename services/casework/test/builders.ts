import { readReport, type Report } from '@amparo/domain';
import type { KnownCase } from '../src/cases/case.rules';

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
    routedVersion: 0,
    receivedAt: new Date(Date.UTC(2026, 0, 1)),
    ...change,
  };
}
