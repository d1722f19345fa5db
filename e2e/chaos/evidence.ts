import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { keepEvidence } from '../support/evidence';
import { ROOT, type ScenarioResult } from './run-scenario';
import { markdownOf } from './table';

/** Keeps what a run came to, with the command that repeats it and the commit that it ran on. */
export function writeEvidence(results: readonly ScenarioResult[], leftOut: readonly string[], args: readonly string[]): void {
  const git = (...words: string[]) => spawnSync('git', words, { cwd: ROOT, encoding: 'utf8' }).stdout.trim();
  const changed = git('status', '--porcelain', '--', 'libs', 'services', 'deploy/local', 'e2e/chaos') !== '';
  const command = ['npm run chaos --', ...args.filter((arg) => arg !== '--evidence')].join(' ');
  const sent = results.reduce((sum, result) => sum + result.sent, 0);
  const titles = new Map(results.map(({ scenario, title }) => [scenario, title]));
  const noted = results.flatMap(({ scenario, log, notes }) => (notes.length === 0 ? [] : [`- \`${scenario}\` on ${log}: ${[...new Set(notes)].join('; ')}`]));
  keepEvidence('chaos', [
    `- Command: \`${command}\``,
    `- Seed: ${results[0]?.seed ?? 'none'}`,
    `- Commit: ${git('rev-parse', 'HEAD')}${changed ? ', with changes that were not committed yet' : ''}`,
    `- Machine: ${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
    `- Faults: ${args.includes('--short') ? 'short ones, of seconds' : 'long ones, up to a minute'}; ${Math.max(0, ...results.map(({ rounds }) => rounds))} rounds of each`,
    `- Sent: ${sent} bodies of reports, ${results.reduce((sum, { kills }) => sum + kills, 0)} kills`,
    '',
    markdownOf(results),
    '',
    'What each scenario does:',
    '',
    ...[...titles].map(([scenario, title]) => `- \`${scenario}\`: ${title}`),
    ...(noted.length > 0 ? ['', 'Noted on the way:', '', ...noted] : []),
    ...(leftOut.length > 0 ? ['', 'Left out:', '', ...leftOut.map((reason) => `- ${reason}`)] : []),
  ]);
}
