import * as fc from 'fast-check';
import { COUNTRIES, COUNTRY_CODES, countryName, isCountry, REGIONS, regionOfCountry, regionsOf, secondaryRegionOf } from './index';

test('all 250 codes route to a region', () => {
  expect(COUNTRY_CODES).toHaveLength(250);
  for (const code of COUNTRY_CODES) expect(REGIONS).toContain(regionOfCountry(code));
});

test.each([
  ['AFR', 60], ['LAC', 52], ['ASIA', 57], ['EECA', 30], ['MENA', 13], ['GLOB', 38],
])('%s has %i countries (guide 6)', (region, count) => {
  expect(COUNTRY_CODES.filter((code) => COUNTRIES[code].region === region)).toHaveLength(count);
});

test('NA is Namibia', () => {
  expect(isCountry('NA')).toBe(true);
  expect(regionOfCountry('NA')).toBe('AFR');
  expect(countryName('NA', 'fr')).toBe('Namibie');
});

test('names with commas stay whole, and missing languages fall back to English', () => {
  expect(countryName('BQ', 'en')).toBe('Bonaire, Sint Eustatius and Saba');
  expect(countryName('BQ', 'ru')).toBe('Bonaire, Sint Eustatius and Saba');
});

test.each([['XK', 'EECA'], ['TW', 'ASIA'], ['PS', 'MENA'], ['EH', 'AFR']])('the disputed code %s routes to %s', (code, region) => {
  expect(regionOfCountry(code)).toBe(region);
});

test('the directory moves a country, also to a new group, without a release', () => {
  expect(regionOfCountry('TR', { TR: 'MENA' })).toBe('MENA');
  expect(regionOfCountry('TN', { TN: 'MAGHREB' })).toBe('MAGHREB');
  expect(regionOfCountry('KE', { TR: 'MENA' })).toBe('AFR');
});

test('a secondary region is known where there is one', () => {
  expect(secondaryRegionOf('AM')).toBe('ASIA');
  expect(secondaryRegionOf('CO')).toBeUndefined();
});

test.each<[string, string[], string | undefined, string[]]>([
  ['the first country leads', ['KE', 'CO'], undefined, ['AFR', 'LAC']],
  ['two countries of a region are one region', ['CO', 'PE'], undefined, ['LAC']],
  ['the present country alone never routes', ['CO'], 'KE', ['LAC']],
  ['the present country leads when things happen there too', ['CO', 'KE'], 'KE', ['AFR', 'LAC']],
  ['a present country without any incident country routes nothing', [], 'KE', []],
  ['unknown codes are ignored', ['ZZ', '__proto__', 'CO'], 'ZZ', ['LAC']],
])('%s', (_, countries, present, regions) => {
  expect(regionsOf(countries, present)).toEqual({ regions, countryKnown: regions.length > 0 });
});

test('the order of countries changes the lead only', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.constantFrom(...COUNTRY_CODES), { maxLength: 6 }), (countries) => {
    const there = regionsOf(countries, undefined);
    const back = regionsOf([...countries].reverse(), undefined);
    expect(new Set(back.regions)).toEqual(new Set(there.regions));
    if (countries[0]) expect(there.regions[0]).toBe(regionOfCountry(countries[0]));
  }));
});
