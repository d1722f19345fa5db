import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { Machine } from './machine';
import type { BenchResult } from '../bench';

/** The root of the repository, from `e2e/bench` and from `e2e/dist/bench`. */
export const ROOT = resolve(__dirname.replace(`${sep}e2e${sep}dist${sep}`, `${sep}e2e${sep}`), '..', '..', '..');

/** A module of the bench as it was built: other processes load it. */
export function builtModule(...path: string[]): string {
  return join(ROOT, 'e2e', 'dist', 'bench', ...path);
}

/** Where the figures are kept. */
export function benchFolder(): string {
  return join(ROOT, '.data', 'bench');
}

/** How a bench was run. */
export interface RunOptions {
  quick: boolean;
  seconds: number;
  /** What repeats it. */
  arguments: string;
  /** The one event log that it was run on, where one was named. */
  log?: string;
}

/** Figures as they are kept. */
export interface KeptResult extends BenchResult {
  bench: string;
  title: string;
  /** ISO time. */
  at: string;
  machine: Machine;
  options: RunOptions;
}

/** Keeps a bench's figures as JSON: the newest of each log, and of quick runs apart. @returns the file */
export function keepResult(bench: { name: string; title: string }, machine: Machine, options: RunOptions, result: BenchResult): string {
  mkdirSync(benchFolder(), { recursive: true });
  const file = join(benchFolder(), `${[bench.name, ...(options.log === undefined ? [] : [options.log]), ...(options.quick ? ['quick'] : [])].join('-')}.json`);
  const kept: KeptResult = { bench: bench.name, title: bench.title, at: new Date().toISOString(), machine, options, ...result };
  writeFileSync(file, `${JSON.stringify(kept, undefined, 1)}\n`);
  return file;
}
