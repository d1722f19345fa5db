import { directionOf, firstSpoken, isLanguage, LANGUAGES, UNREVIEWED_LANGUAGES } from './languages.rules';

test.each([
  [['es-CO', 'en'], 'es'], [['de', 'pt-BR'], 'pt'], [['AR'], 'ar'], [['de', 'ja'], 'en'], [[], 'en'], [[null, undefined, 'fr'], 'fr'], [['constructor'], 'en'],
])('of %j the portal speaks %s', (wished, language) => {
  expect(firstSpoken(wished)).toBe(language);
});

test('only Arabic runs from right to left', () => {
  expect(LANGUAGES.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar']);
});

test('languages that no native speaker has read are languages of the portal, and English is not one of them', () => {
  expect(UNREVIEWED_LANGUAGES.every(isLanguage)).toBe(true);
  expect(UNREVIEWED_LANGUAGES).not.toContain('en');
  expect([null, undefined, '', 'toString', 'EN'].some(isLanguage)).toBe(false);
});
