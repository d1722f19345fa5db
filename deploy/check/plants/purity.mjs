/** Violations in a file of rules, in a service and in the domain. */
const folder = 'services/protection/src/planted';
const rule = (name, finds, text) => ({ gate: 'lint', name: `rules: ${name}`, finds, files: { [`${folder}/${name.replace(/[^a-z]+/g, '-')}.rules.ts`]: text } });

export const plants = [
  rule('import a row', /Rules import other rules/, "import type { Planted } from './planted.entity';\n\nexport type Rule = Planted;\n"),
  rule('import a framework', /Rules import other rules/, "import { Injectable } from '@nestjs/common';\n\nexport const planted = Injectable;\n"),
  rule('import node', /Rules import other rules/, "import { randomUUID } from 'node:crypto';\n\nexport const planted = randomUUID;\n"),
  rule('load at run time', /loads nothing/, "export const planted = import('pg');\n"),
  rule('ask the clock', /now is an argument/, 'export const planted = (): number => Date.now();\n'),
  rule('make the time', /now is an argument/, 'export const planted = (): Date => new Date();\n'),
  rule('throw dice', /pure/, 'export const planted = (): number => Math.random();\n'),
  rule('read the process', /pure/, 'export const planted = (): number => process.pid;\n'),
  rule('wait', /waits for nothing/, 'export async function planted(): Promise<void> {\n  await Promise.resolve();\n}\n'),
  { gate: 'lint', name: 'domain: ask the clock', finds: /now is an argument/, files: { 'libs/domain/src/planted-clock.ts': 'export const planted = (): number => Date.now();\n' } },
  { gate: 'lint', name: 'domain: import node', finds: /imports kernel only/, files: { 'libs/domain/src/planted-import.ts': "import { readFileSync } from 'node:fs';\n\nexport const planted = readFileSync;\n" } },
];
