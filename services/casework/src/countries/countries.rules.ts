import type { Report } from '@amparo/domain';

/** The countries of a case, ISO 3166-1 alpha-2. S2: sealed wherever they are kept. */
export interface CaseCountries {
  /** Where it happened, the most serious first. */
  incident: string[];
  /** Where the person is now, if said. */
  present?: string;
}

/** What a case's bodies say together: all incident countries, in the order in which they came; the newest presence. */
export function countriesSaid(before: CaseCountries | undefined, report: Pick<Report, 'incidentCountries' | 'presentCountry'>): CaseCountries {
  const incident = [...new Set([...(before?.incident ?? []), ...report.incidentCountries])];
  const present = report.presentCountry ?? before?.present;
  return { incident, ...(present === undefined ? {} : { present }) };
}

/** Whether two are the same, order included: the first one leads. */
export function sameCountries(a: CaseCountries, b: CaseCountries): boolean {
  return a.present === b.present && a.incident.join() === b.incident.join();
}
