import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { codesOf, isAct, isUrgency, labelOf, LANGUAGES, UNREVIEWED_LANGUAGES } from './index';
import type { ListName } from './index';

const LABELLED: ListName[] = ['act_type', 'target', 'alleged_source', 'project_link', 'risk_factor', 'protective_measure', 'urgency'];

test('knows its codes, and nothing that only looks like one', () => {
  expect(codesOf('act_type')).toHaveLength(30);
  expect(isAct('ACT-KILL')).toBe(true);
  for (const code of ['act-kill', 'ACT-NEW', '__proto__', 'constructor', 'toString', '']) expect(isAct(code)).toBe(false);
  expect(isUrgency('NONE')).toBe(true);
});

test.each(LABELLED)('%s is written in all six languages', (list) => {
  for (const code of codesOf(list)) {
    const labels = LANGUAGES.map((language) => labelOf(list, code, language));
    expect(labels.every((label) => label !== '' && label !== code)).toBe(true);
    expect(labelOf(list, code, 'ru')).toMatch(/\p{Script=Cyrillic}/u);
  }
});

test('says which labels nobody has reviewed', () => {
  expect(UNREVIEWED_LANGUAGES).toEqual(['ru']);
});

test('reads the label of the main language, else English, else the code', () => {
  expect(labelOf('act_type', 'ACT-KILL', 'pt-BR')).toBe('Assassinato');
  expect(labelOf('act_type', 'ACT-KILL', 'sw')).toBe('Killing');
  expect(labelOf('act_type', 'ACT-KILL', '__proto__')).toBe('Killing');
  expect(labelOf('consent_purpose', 'CP-UN', 'es')).toBe('Send to a named UN or regional mechanism');
  expect(labelOf('act_type', 'ACT-NEW', 'en')).toBe('ACT-NEW');
});

test('the generated tables are those of the data', () => {
  execFileSync(process.execPath, [join(__dirname, '..', 'data', 'generate.mjs'), '--check']);
});
