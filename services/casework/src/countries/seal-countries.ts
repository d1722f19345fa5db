import type { SealContext, SealingKey } from '@amparo/persistence';
import type { CaseCountries } from './countries.rules';

const placeOf = (caseId: string): SealContext => ({ table: 'cases', column: 'countries', row: caseId, caseId });

/** Seals the countries of a case for its row. */
export function sealCountries(key: SealingKey, caseId: string, countries: CaseCountries): Buffer {
  return key.seal(JSON.stringify(countries), placeOf(caseId));
}

/** Opens the countries of a case; nothing where none were ever kept. */
export function openCountries(key: SealingKey, row: { id: string; countries: Buffer | null }): CaseCountries | undefined {
  if (row.countries === null) return undefined;
  return JSON.parse(key.open(row.countries, placeOf(row.id)).toString('utf8')) as CaseCountries;
}
