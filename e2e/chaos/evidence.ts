import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { keepEvidence, keptEvidence } from '../support/evidence';
import { ROOT, type ScenarioResult } from './run-scenario';
import { scenarios } from './scenarios';
import { markdownOf } from './table';

/**
 * Keeps what a run came to, a line a scenario and event log, with the commit that it ran on and what repeats it. A scenario that was not
 * run keeps the line that it had: all of them with 25 rounds take hours, so they are run in parts.
 */
export function writeEvidence(results: readonly ScenarioResult[], leftOut: readonly string[]): void {
  const git = (...words: string[]) => spawnSync('git', words, { cwd: ROOT, encoding: 'utf8' }).stdout.trim();
  const changed = git('status', '--porcelain', '--', 'libs', 'services', 'deploy/local', 'e2e/chaos') !== '';
  const { head, lines } = markdownOf(results, `${git('rev-parse', '--short=7', 'HEAD')}${changed ? ' and changes' : ''}`);
  const rows = new Map([...keptEvidence('chaos').split('\n').filter(isRow), ...lines].map((line) => [keyOf(line), line]));
  const noted = results.flatMap(({ scenario, log, notes }) => (notes.length === 0 ? [] : [`- \`${scenario}\` on ${log}: ${[...new Set(notes)].join('; ')}`]));
  keepEvidence('chaos', [
    `- A line again: \`npm run chaos -- SCENARIO --log LOG --rounds ROUNDS --seed SEED\`, and \`--short\` where faults are of seconds`,
    `- Machine of the last run: ${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
    '',
    ...head,
    ...['postgres', 'kafka'].flatMap((log) => scenarios.flatMap(({ name }) => rows.get(`${name} ${log}`) ?? [])),
    '',
    'What each scenario does:',
    '',
    ...scenarios.map(({ name, title }) => `- \`${name}\`: ${title}`),
    ...(noted.length > 0 ? ['', 'Noted in the last run:', '', ...noted] : []),
    ...(leftOut.length > 0 ? ['', 'Left out in the last run:', '', ...leftOut.map((reason) => `- ${reason}`)] : []),
  ]);
}

/** A line of the table, and not its head. */
const isRow = (line: string): boolean => /^\| [a-z]/.test(line) && !line.startsWith('| scenario ');

const keyOf = (line: string): string => line.split(' | ', 2).join(' ').replace('| ', '');
