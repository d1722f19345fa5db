import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Machine } from './machine';
import type { BenchResult } from '../bench';

/** The root of the repository. */
export const ROOT = resolve(__dirname, '..', '..', '..', '..');

/** Where the figures are kept. */
export function benchFolder(): string {
  return join(ROOT, '.data', 'bench');
}

/** Keeps a bench's figures as JSON. @returns the file */
export function keepResult(bench: { name: string; title: string }, machine: Machine, options: object, result: BenchResult): string {
  mkdirSync(benchFolder(), { recursive: true });
  const file = join(benchFolder(), `${bench.name}.json`);
  writeFileSync(file, `${JSON.stringify({ bench: bench.name, title: bench.title, at: new Date().toISOString(), machine, options, ...result }, undefined, 1)}\n`);
  return file;
}
