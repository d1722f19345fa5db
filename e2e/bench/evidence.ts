import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepEvidence, keptEvidence } from '../support/evidence';
import { newestOfEachLog } from './evidence.rules';
import { benchFolder, type KeptResult } from './support/results';
import { shortly } from './support/statistics.rules';

/**
 * Writes `docs/evidence/bench.md` from the newest kept figures of each bench, whenever they were measured; quick ones are
 * left out. What was measured on another machine, whose figures are not here, stays.
 */
export function writeEvidence(names: readonly string[]): void {
  const sections = new Map(keptEvidence('bench').split(/^(?=## )/m).map((section) => [/^## ([^:]+):/.exec(section)?.[1], section.trim()]));
  const all = allKept();
  for (const name of names) {
    const [first, ...others] = newestOfEachLog(all.filter(({ bench }) => bench === name));
    if (first !== undefined) sections.set(name, [`## ${name}: ${first.title}`, '', ...[first, ...others].flatMap(partOf)].join('\n').trim());
  }
  keepEvidence('bench', [names.flatMap((name) => sections.get(name) ?? []).join('\n\n')]);
}

function allKept(): KeptResult[] {
  if (!existsSync(benchFolder())) return [];
  const files = readdirSync(benchFolder()).filter((file) => file.endsWith('.json'));
  return files.map((file) => JSON.parse(readFileSync(join(benchFolder(), file), 'utf8')) as KeptResult);
}

function partOf({ at, machine, options, columns, rows, notes }: KeptResult): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
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
