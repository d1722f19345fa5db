import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepEvidence, keptEvidence } from '../support/evidence';
import type { BenchResult } from './bench';
import type { Machine } from './support/machine';
import { benchFolder } from './support/results';
import { shortly } from './support/statistics.rules';

interface Kept extends Omit<BenchResult, 'figures'> {
  bench: string;
  title: string;
  at: string;
  machine: Machine;
  options: { quick: boolean; seconds: number; arguments: string };
}

/**
 * Writes `docs/evidence/bench.md` from the newest kept figures of each bench, whenever they were measured; quick ones are
 * left out. What was measured on another machine, whose figures are not here, stays.
 */
export function writeEvidence(names: readonly string[]): void {
  const sections = new Map(keptEvidence('bench').split(/^(?=## )/m).map((section) => [/^## ([^:]+):/.exec(section)?.[1], section.trim()]));
  for (const name of names) {
    const file = join(benchFolder(), `${name}.json`);
    const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Kept : undefined;
    if (kept?.options.quick === false) sections.set(name, sectionOf(kept).join('\n').trim());
  }
  keepEvidence('bench', [names.flatMap((name) => sections.get(name) ?? []).join('\n\n')]);
}

function sectionOf({ bench, title, at, machine, options, columns, rows, notes }: Kept): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    `## ${bench}: ${title}`,
    '',
    `\`npm run bench -- ${options.arguments}\` at ${machine.commit}, ${at.slice(0, 10)}, ${options.seconds} s. ${machine.processor}, ${machine.cores} cores, ` +
      `${machine.memoryGiB} GiB, Linux ${machine.kernel}, Node ${machine.node}; load before it ${machine.loadBefore.toFixed(1)}.`,
    '',
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(row.map((cell) => (typeof cell === 'number' ? shortly(cell) : cell)))),
    '',
    ...notes.map((note) => (note.startsWith('  ') ? `    ${note.trim()}` : `- ${note}`)),
    '',
  ];
}
