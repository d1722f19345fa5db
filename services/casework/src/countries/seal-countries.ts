import type { CaseSeal, SealPlace } from '@amparo/persistence';
import type { CaseCountries } from './countries.rules';

const placeOf = (row: string): SealPlace => ({ table: 'cases', column: 'countries', row });

/** Seals the countries of a case for its row. */
export function sealCountries(seal: CaseSeal, countries: CaseCountries): Buffer {
  return seal.seal(JSON.stringify(countries), placeOf(seal.caseId));
}

/** Opens the countries of a case; nothing where none were ever kept. */
export function openCountries(seal: CaseSeal, row: { countries: Buffer | null }): CaseCountries | undefined {
  if (row.countries === null) return undefined;
  return JSON.parse(seal.open(row.countries, placeOf(seal.caseId)).toString('utf8')) as CaseCountries;
}
