import { COUNTRY_CODES, REGIONS, regionOfCountry } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import type { DirectoryFile } from '../directory/directory.rules';

/** Which region looks after a country, and which would without the directory's map. */
export interface CountryShown {
  country: string;
  region: string;
  /** What the table of countries says; null for a country that it lacks. */
  usual: string | null;
  /** The directory says so: whether or not the table says the same. */
  overridden: boolean;
}

/** Every country of the table and of the map, and every region that a country belongs to or has a name of its own. */
export function regionMapOf(file: DirectoryFile): { regions: string[]; countries: CountryShown[] } {
  const codes = [...new Set([...COUNTRY_CODES, ...Object.keys(file.regionMap)])].sort();
  const countries = codes.map((country) => {
    const usual = regionOfCountry(country) ?? null;
    return { country, region: regionOfCountry(country, file.regionMap) ?? '', usual, overridden: Object.hasOwn(file.regionMap, country) };
  });
  return { regions: [...new Set<string>([...REGIONS, ...Object.values(file.regionMap)])].sort(), countries };
}

/** @throws Refusal `country.unknown` (422): a misspelt country would change nothing, and nobody would notice */
export function withRegion(file: DirectoryFile, country: string, region: string): DirectoryFile {
  if (regionOfCountry(country, file.regionMap) === undefined) {
    throw new Refusal('unprocessable', 'country.unknown', 'This is not an ISO 3166-1 alpha-2 code of a country.');
  }
  return { ...file, regionMap: { ...file.regionMap, [country]: region } };
}

/** @throws Refusal `override.absent` (404) */
export function withoutOverride(file: DirectoryFile, country: string): DirectoryFile {
  if (!Object.hasOwn(file.regionMap, country)) throw new Refusal('absent', 'override.absent', 'The map says nothing of this country.');
  const { [country]: _, ...regionMap } = file.regionMap;
  return { ...file, regionMap };
}
