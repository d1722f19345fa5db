import { COUNTRIES } from './gen/regions';
import type { CountryCode, KnownRegion } from './gen/regions';

/** A region: one of the known ones, or a new group that the directory's region map names (guide 6, case 15). */
export type Region = KnownRegion | (string & Record<never, never>);

/** The directory's `regionMap`: country to region. It applies without a release and wins over the table (guide 6, case 15). */
export type RegionOverrides = Readonly<Record<string, Region>>;

/** True for an ISO 3166-1 alpha-2 code or XK. `NA` is Namibia. */
export const isCountry = (code: string): code is CountryCode => Object.hasOwn(COUNTRIES, code);

/** Every country code of the table, sorted. */
export const COUNTRY_CODES = Object.keys(COUNTRIES) as CountryCode[];

/** The region that looks after a country (guide 6); undefined for a code that neither the table nor the overrides know. */
export function regionOfCountry(country: string, overrides: RegionOverrides = {}): Region | undefined {
  if (Object.hasOwn(overrides, country)) return overrides[country];
  return isCountry(country) ? COUNTRIES[country].region : undefined;
}

/** The region that also follows a country, where there is one (guide 6: North Africa and MENA, Central Asia and ASIA). */
export function secondaryRegionOf(country: CountryCode): KnownRegion | undefined {
  const row = COUNTRIES[country];
  return 'secondary' in row ? row.secondary : undefined;
}

/** What people read for a country: English where the table lacks the language. */
export function countryName(country: CountryCode, language: string): string {
  const names: Partial<Record<string, string>> & { en: string } = COUNTRIES[country].names;
  const spoken = language.toLowerCase().split('-')[0]!;
  return Object.hasOwn(names, spoken) ? names[spoken]! : names.en;
}

/**
 * The regions of a report, each once, the leading one first, and whether an incident country is known
 * (urgency-and-routing: Regions; guide 6, cases 1-6).
 *
 * Only the countries where it happened route. Where the person is now never adds a region: it would tell a host country's
 * people that somebody arrived. It leads only when things happen there too. Codes that nobody knows are left out, never guessed.
 */
export function regionsOf(
  incidentCountries: readonly string[],
  presentCountry: string | undefined,
  overrides: RegionOverrides = {},
): { regions: Region[]; countryKnown: boolean } {
  const presentLeads = presentCountry !== undefined && incidentCountries.includes(presentCountry);
  const countries = presentLeads ? [presentCountry, ...incidentCountries] : incidentCountries;
  const regions = new Set<Region>();
  for (const country of countries) {
    const region = regionOfCountry(country, overrides);
    if (region !== undefined) regions.add(region);
  }
  return { regions: [...regions], countryKnown: regions.size > 0 };
}
