import { CHECKS } from './history.rules';
import type { ScenarioResult } from './run-scenario';

const HEAD = ['scenario', 'log', 'rounds', 'sent', 'again', 'kills', ...CHECKS, 'rest'];

/** One line a scenario: what was sent, and how many times each check found something. */
export function lineOf({ scenario, log, rounds, sent, again, kills, findings, restMs }: ScenarioResult): string[] {
  const counts = CHECKS.map((check) => String(findings.filter((finding) => finding.check === check).length));
  return [scenario, log, String(rounds), String(sent), String(again), String(kills), ...counts, `${(restMs / 1_000).toFixed(1)} s`];
}

/** A table for a terminal. */
export function tableOf(results: readonly ScenarioResult[]): string {
  const rows = [HEAD, ...results.map(lineOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')).join('\n');
}

/** The same as lines of Markdown, each with what repeats it. */
export function markdownOf(results: readonly ScenarioResult[]): { head: string[]; lines: string[] } {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const head = [...HEAD, 'faults', 'seed', 'commit'];
  return {
    head: [row(head), row(head.map(() => '---'))],
    lines: results.map((result) => row([...lineOf(result), result.short ? 'seconds' : 'up to a minute', String(result.seed), result.commit])),
  };
}
