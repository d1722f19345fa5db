import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { filesUnder, root, textOf } from '../tree.mjs';

export const name = 'messages';

const web = 'services/portal/web';
const folder = `${web}/messages`;
/** Counts in millions: no message counts so far. */
const NEVER_REACHED = new Set(['es many', 'fr many', 'pt many']);

/** Every language of the portal says the same: the same keys, each once, the same placeholders, all forms of its plurals, and nothing left in English. */
export async function run() {
  const languages = readdirSync(join(root, folder)).filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -5));
  const texts = Object.fromEntries(languages.map((language) => [language, textOf(`${folder}/${language}.json`)]));
  const messages = Object.fromEntries(languages.map((language) => [language, JSON.parse(texts[language])]));
  const { en: english } = messages;
  if (english === undefined) return [{ where: folder, says: 'has no English' }];
  return [
    ...languages.flatMap((language) => [...twice(language, texts[language]), ...ofLanguage(language, messages[language], english)]),
    ...unknownLanguages(languages),
    ...unused(Object.keys(english)),
  ];
}

/** Of a key that stands twice the last is read: a page would say what belongs to another one. A message is a line. */
function twice(language, text) {
  const keys = [...text.matchAll(/^\s*("(?:[^"\\]|\\.)*")\s*:/gm)].map(([, key]) => JSON.parse(key));
  return keys.filter((key, n) => keys.indexOf(key) !== n).map((key) => ({ where: `${folder}/${language}.json`, says: `has ${key} twice` }));
}

function ofLanguage(language, messages, english) {
  const where = `${folder}/${language}.json`;
  const missing = Object.keys(english).filter((key) => !Object.hasOwn(messages, key)).map((key) => `lacks ${key}`);
  const more = Object.keys(messages).filter((key) => !Object.hasOwn(english, key)).map((key) => `has ${key}, which English lacks`);
  const wrong = Object.entries(messages).filter(([key]) => Object.hasOwn(english, key)).flatMap(([key, text]) => judge(language, text, english[key]).map((says) => `${key}: ${says}`));
  return [...missing, ...more, ...wrong].map((says) => ({ where, says }));
}

function judge(language, text, english) {
  const parts = read(text);
  const source = read(english);
  if (parts === undefined) return ['is no ICU message'];
  const own = placeholders(parts);
  const wanted = placeholders(source ?? parts);
  const sameNames = [...own].sort().join() === [...wanted].sort().join();
  const leftEnglish = language !== 'en' && text === english && /\p{L}{3,} \p{L}+ \p{L}+/u.test(text);
  return [
    ...(sameNames ? [] : [`takes {${[...own].join(', ')}}, English takes {${[...wanted].join(', ')}}`]),
    ...missingForms(language, parts),
    ...(leftEnglish ? ['is still English'] : []),
  ];
}

/** Nothing for what is no message: that is said where it stands, and no other language is judged by it. */
function read(text) {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function placeholders(parts) {
  return new Set(walk(parts).filter(({ type }) => type !== TYPE.literal && type !== TYPE.pound).map(({ type, value }) => `${value} ${TYPE[type]}`));
}

function missingForms(language, parts) {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.filter((form) => !NEVER_REACHED.has(`${language} ${form}`));
  return walk(parts).filter(({ type }) => type === TYPE.plural)
    .flatMap(({ value, options }) => forms.filter((form) => !Object.hasOwn(options, form)).map((form) => `{${value}} lacks the form "${form}"`));
}

function walk(parts) {
  return parts.flatMap((part) => [part, ...Object.values(part.options ?? {}).flatMap((option) => walk(option.value))]);
}

function unknownLanguages(languages) {
  const path = `${web}/src/language/languages.rules.ts`;
  const named = new Set([.../(?<=LANGUAGE_NAMES = \{)[^}]*/.exec(textOf(path))?.[0].matchAll(/(\w+):/g) ?? []].map(([, code]) => code));
  return [
    ...languages.filter((language) => !named.has(language)).map((language) => `does not name ${language}, which has messages`),
    ...[...named].filter((language) => !languages.includes(language)).map((language) => `names ${language}, which has no messages`),
  ].map((says) => ({ where: path, says }));
}

/** A key is used where it stands whole in a source; keys of codes are put together there, and known by their list. */
function unused(keys) {
  const sources = filesUnder(`${web}/src`).filter((path) => /\.tsx?$/.test(path)).map(textOf).join('\n');
  const lists = new Set([.../(?<=type CodeList =)[^;]*/.exec(sources)?.[0].matchAll(/'(\w+)'/g) ?? []].map(([, list]) => list));
  return keys.filter((key) => !lists.has(key.split('.')[0]) && !sources.includes(`'${key}'`) && !sources.includes(`"${key}"`)).map((key) => ({ where: `${folder}/en.json`, says: `nothing says ${key}` }));
}
