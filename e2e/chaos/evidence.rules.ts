import type { ScenarioResult } from './run-scenario';
import { scenarios } from './scenarios';
import { markdownOf } from './table';

const LOGS = ['postgres', 'kafka'];
const FINDINGS_SHOWN = 5;
const NOTES_SHOWN = 6;

/** What runs came to, what they left out and why, and where they ran. */
interface Ran {
  results: readonly ScenarioResult[];
  leftOut: readonly string[];
  machine: string;
}

/**
 * A line a scenario and event log, with the commit that it ran on and what repeats it, and below them what was noted and found. A scenario
 * that was not run keeps what it had: all of them with 25 rounds take hours, so they are run in parts.
 *
 * @param kept what was written before, in Markdown
 */
export function evidenceLines(kept: string, { results, leftOut, machine }: Ran): string[] {
  const before = kept.split('\n');
  const { head, lines } = markdownOf(results);
  const rows = new Map([...before.filter(isRow), ...lines].map((line) => [rowOf(line), line]));
  const again = new Set(results.map(({ scenario, log }) => `${scenario} ${log}`));
  const notes = new Map(before.filter((line) => isNote(line) && !again.has(noteOf(line))).map((line) => [noteOf(line), line]));
  for (const result of results) {
    const says = saysOf(result);
    if (says.length > 0) notes.set(`${result.scenario} ${result.log}`, `- \`${result.scenario}\` on ${result.log}: ${says.join('; ')}`);
  }
  const inOrder = (of: Map<string, string>) => LOGS.flatMap((log) => scenarios.flatMap(({ name }) => of.get(`${name} ${log}`) ?? []));
  const noted = inOrder(notes);
  return [
    '- A line again: `npm run chaos -- SCENARIO --log LOG --rounds ROUNDS --seed SEED`, and `--short` where faults are of seconds',
    `- Machine of the last run: ${machine}`,
    '',
    ...head,
    ...inOrder(rows),
    '',
    'What each scenario does:',
    '',
    ...scenarios.map(({ name, title }) => `- \`${name}\`: ${title}`),
    ...(noted.length > 0 ? ['', 'Noted and found:', '', ...noted] : []),
    ...(leftOut.length > 0 ? ['', 'Left out in the last run:', '', ...leftOut.map((reason) => `- ${reason}`)] : []),
  ];
}

function saysOf({ notes, findings }: ScenarioResult): string[] {
  const different = [...new Set(notes)];
  const left = different.length - NOTES_SHOWN;
  return [
    ...findings.slice(0, FINDINGS_SHOWN).map(({ check, says }) => `**${check}**: ${says}`),
    ...different.slice(0, NOTES_SHOWN),
    ...(left > 0 ? [`and ${left} notes more`] : []),
  ];
}

/** A line of the table, and not its head. */
const isRow = (line: string): boolean => /^\| [a-z]/.test(line) && !line.startsWith('| scenario ');
const isNote = (line: string): boolean => NOTE.test(line);
const NOTE = /^- `([^`]+)` on (postgres|kafka): /;

const rowOf = (line: string): string => line.split(' | ', 2).join(' ').replace('| ', '');

function noteOf(line: string): string {
  const [, scenario = '', log = ''] = NOTE.exec(line) ?? [];
  return `${scenario} ${log}`;
}
