import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS, type Finding } from '../history.rules';
import { ROOT, type ScenarioResult } from '../run-scenario';
import { breakages, type Breakage } from './breakages';
import { BrokenTree } from './broken-tree';
import { showing } from './judge.rules';

/** Chance decides where a kill falls: a mistake may stay hidden in some rounds. */
const TRIES = 6;
/** A broken build may never come to rest, and is waited for longer with each try; one that is whole has to. */
const PATIENCE_SECONDS = { broken: 10, atMost: 30, whole: 90 };
const LONGEST_MS = 240_000;

/** What the checker said of a broken build. */
interface Judged {
  breakage: Breakage;
  /** Rightly: red, or green for a mistake that is harmless. */
  right: boolean;
  tries: number;
  /** All that was found in the last try, and of it what shows the mistake. */
  findings: Finding[];
  shown: Finding[];
  seconds: number;
  failure?: string;
}

/** Breaks one build after the other, and lets chaos loose on it: the checker has to see each of them. */
function run(names: readonly string[]): number {
  const chosen = breakages.filter(({ name }) => names.length === 0 || names.includes(name));
  if (chosen.length === 0) {
    process.stderr.write(`Usage: npm run chaos:broken -- [NAME …]\n       NAME: ${breakages.map(({ name }) => `'${name}'`).join(', ')}\n`);
    return 2;
  }
  const tree = new BrokenTree(ROOT);
  try {
    const judged = chosen.map((breakage) => {
      for (const change of breakage.changes) tree.change(change);
      const verdict = judge(tree, breakage);
      tree.mend(breakage.changes);
      print(lineOf(verdict));
      return verdict;
    });
    const wrong = judged.filter(({ right }) => !right);
    print(`\n${tableOf(judged)}\n`);
    print(wrong.length === 0 ? 'The checker saw every broken build.\n' : `Not as it must be: ${wrong.map(({ breakage }) => breakage.name).join(', ')}.\n`);
    return wrong.length === 0 ? 0 : 1;
  } finally {
    tree.remove();
  }
}

function judge(tree: BrokenTree, breakage: Breakage): Judged {
  const started = performance.now();
  const file = join(tree.root, 'found.json');
  let tries = 0;
  const harmless = breakage.expects.length === 0;
  let findings: Finding[] = [];
  let shown: Finding[] = [];
  let failure: string | undefined;
  do {
    tries++;
    rmSync(file, { force: true });
    const chaos = spawnSync(
      process.execPath,
      [
        join(tree.root, 'e2e', 'dist', 'chaos', 'main.js'), breakage.scenario, '--log', 'postgres', '--short', '--rounds', '1', '--seed', String(tries),
        '--patience', String(harmless ? PATIENCE_SECONDS.whole : Math.min(PATIENCE_SECONDS.atMost, PATIENCE_SECONDS.broken * tries)), '--json', file,
      ],
      { cwd: tree.root, encoding: 'utf8', timeout: LONGEST_MS },
    );
    try {
      const results = JSON.parse(readFileSync(file, 'utf8')) as ScenarioResult[];
      findings = results.flatMap((result) => result.findings);
      shown = results.flatMap((result) => showing(breakage.expects, result));
      failure = undefined;
    } catch {
      failure = `${chaos.stdout}${chaos.stderr}`.trim().slice(-400);
    }
  } while (!harmless && shown.length === 0 && tries < TRIES);
  const right = failure === undefined && (harmless ? findings.length === 0 : shown.length > 0);
  return { breakage, right, tries, findings, shown, failure, seconds: Math.round((performance.now() - started) / 1_000) };
}

function lineOf({ breakage: { name, says }, right, tries, findings, shown, seconds, failure }: Judged): string {
  const [first] = shown.length > 0 ? shown : findings;
  const seen = failure === undefined ? `${shown.length} of ${findings.length} findings show it${first === undefined ? '' : `, the first: ${first.check}, ${first.says}`}` : `it did not run: ${failure}`;
  return `${right ? 'right' : 'WRONG'}  ${name} (${says}): ${seen}; ${tries} tries, ${seconds} s\n`;
}

function tableOf(judged: readonly Judged[]): string {
  const rows = [
    ['broken on purpose', 'scenario', 'the checker', ...CHECKS],
    ...judged.map(({ breakage, right, findings, shown }) => [
      breakage.name, breakage.scenario, `${shown.length > 0 ? 'red' : findings.length > 0 ? 'red for something else' : 'green'}${right ? '' : ' (WRONG)'}`,
      ...CHECKS.map((check) => String(findings.filter((finding) => finding.check === check).length)),
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => row.map((cell, column) => (column < 3 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')).join('\n');
}

function print(text: string): void {
  process.stdout.write(text);
}

process.exitCode = run(process.argv.slice(2));
