/** Violations in the portal's pages: their words, their client, what they import. */
const folder = 'services/portal/web';
const words = (name, language, edit, finds) => ({
  gate: 'messages', name, at: `${folder}/messages/${language}.json`, finds,
  edits: { [`${folder}/messages/${language}.json`]: (text) => {
    const messages = JSON.parse(text);
    edit(messages);
    return JSON.stringify(messages, null, 2);
  } },
});
const lint = (name, file, text, finds) => ({ gate: 'lint', name, finds, files: { [`${folder}/src/planted/${file}`]: text } });

export const plants = [
  words('a message that a language lacks', 'ar', (messages) => delete messages.waiting, /lacks waiting/),
  words('a message that English lacks', 'fr', (messages) => { messages.planted = 'x'; }, /English lacks/),
  words('a placeholder by another name', 'es', (messages) => { messages['items.taken-by'] = '{persona} {when}'; }, /takes \{persona/),
  words('a plural without a form that the language has', 'ru', (messages) => { messages['items.waiting'] = '{count, plural, one {#} other {#}}'; }, /lacks the form "few"/),
  words('a message left in English', 'pt', (messages, english = 'Nobody used this page for a while, so everything was taken off it.') => { messages['lock.about'] = english; }, /still English/),
  words('a broken message', 'en', (messages) => { messages.waiting = '{count, plural, one {#}'; }, /no ICU message/),
  words('a message that nothing says', 'en', (messages) => { messages.planted = 'x'; }, /nothing says planted/),
  {
    gate: 'messages', name: 'a message that stands twice', at: `${folder}/messages/ru.json`, finds: /has waiting twice/,
    edits: { [`${folder}/messages/ru.json`]: (text) => text.replace(/^( *"waiting": .*)$/m, '$1\n$1') },
  },
  {
    gate: 'messages', name: 'a language without messages', at: `${folder}/src/language/languages.rules.ts`, finds: /names xx/,
    edits: { [`${folder}/src/language/languages.rules.ts`]: (text) => text.replace("en: 'English'", "xx: 'Planted', en: 'English'") },
  },
  {
    gate: 'generated', name: 'the client of the pages edited by hand', at: `${folder}/src/gen/api.ts`, finds: /npm run generate/,
    edits: { [`${folder}/src/gen/api.ts`]: (text) => `${text}\n` },
  },
  { gate: 'types', name: 'a type error in a page', finds: /TS2322/, files: { [`${folder}/src/planted/planted-page.tsx`]: 'export const Planted = () => <p tabIndex="x">planted</p>;\n' } },
  lint('a page imports a service', 'planted-boundary.ts', "import '@amparo/portal/events';\n", /enforce-module-boundaries/),
  lint('a page imports a lib of servers', 'planted-platform.ts', "import '@amparo/platform';\n", /enforce-module-boundaries/),
  lint('a page leaves a promise alone', 'planted-promise.tsx', "export const Planted = () => { void 0; fetch('/'); return <p>planted</p>; };\n", /no-floating-promises/),
  lint('rules of a page that do something', 'planted.rules.ts', "import '../main';\n\nexport const planted = 1;\n", /Rules import/),
  { gate: 'lint', name: 'rules of a page that import types', files: { [`${folder}/src/planted/allowed.rules.ts`]: "import type { Item } from '../api/paths';\n\nexport const planted = (item: Item): string => item.id;\n" } },
];
