import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { EventLogKind } from '../support/event-logs';
import { writeEvidence } from './evidence';
import { isKillPoint } from './faults/kill-points';
import { missedKills } from './faults/scenario';
import { ChaosRun, failureOf, type RunOptions, type ScenarioResult } from './run-scenario';
import { scenarioNamed, scenarios, shortProfile } from './scenarios';
import { tableOf } from './table';

const usage = `Usage: npm run chaos -- [NAME …] [--log postgres|kafka] [--rounds N] [--seed N] [--short [--every]] [--at-once N] [--evidence] [--patience SECONDS] [--json FILE]
       npm run chaos -- --evidence-of [--commit COMMIT] FILE…
       NAME: ${scenarios.map(({ name }) => name).join(', ')}; all of them where none is given.
       --rounds    rounds of each; 25 where nothing is said, 1 with --short
       --short     short faults, and without names the ones that npm test runs
       --at-once   systems that run beside one another, each with a scenario of its own; 1 where nothing is said
       --patience  how long people try again and everything has to come to rest; 180 where nothing is said
       --json      writes what was found
       --every     with --short: all scenarios, not those of npm test alone
       --evidence  keeps the lines of what was run in docs/evidence/chaos.md
       --evidence-of  keeps there what other runs wrote by --json, each with the commit of its run; --commit says that of those which do not
`;

const LOGS: readonly EventLogKind[] = ['postgres', 'kafka'];

/** One scenario on one event log. */
interface Turn {
  log: EventLogKind;
  name: string;
}

/** Those that run at present. */
const running = new Set<ChaosRun>();

/** Keeps the results of other runs. */
function keepResultsOf(files: readonly string[], commit?: string): number {
  const results = files.flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as (Omit<ScenarioResult, 'commit'> & { commit?: string })[]);
  const whole = results.flatMap((result): ScenarioResult[] => {
    const ran = result.commit ?? commit;
    return ran === undefined ? [] : [{ ...result, commit: ran }];
  });
  if (whole.length === 0 || whole.length < results.length) {
    process.stderr.write(`${results.length - whole.length} of ${results.length} results do not say on which commit they ran: --commit does.\n${usage}`);
    return 2;
  }
  writeEvidence(whole, []);
  print(`${tableOf(whole)}\n`);
  return 0;
}

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args, allowPositionals: true,
    options: { log: { type: 'string' }, rounds: { type: 'string' }, seed: { type: 'string' }, short: { type: 'boolean' }, every: { type: 'boolean' }, evidence: { type: 'boolean' },
      'at-once': { type: 'string' }, patience: { type: 'string' }, json: { type: 'string' }, 'evidence-of': { type: 'boolean' }, commit: { type: 'string' } },
  });
  if (values['evidence-of'] === true) return keepResultsOf(positionals, values.commit);
  const short = values.short ?? false;
  const rounds = Number(values.rounds ?? (short ? 1 : 25));
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
  const atOnce = Number(values['at-once'] ?? 1);
  const logs = LOGS.filter((log) => values.log === undefined || values.log === log);
  if (logs.length === 0 || !(rounds >= 1) || !(atOnce >= 1) || !Number.isInteger(seed) || positionals.some((name) => scenarios.every((each) => each.name !== name))) {
    process.stderr.write(usage);
    return 2;
  }
  print(`seed ${seed}\n`);
  const leftOut: string[] = [];
  const turns: Turn[] = logs.flatMap((log) => {
    const names = positionals.length > 0 ? positionals : short && values.every !== true ? shortProfile[log] : scenarios.map(({ name }) => name);
    return names.map((name) => ({ log, name }));
  }).filter(({ log, name }) => {
    const scenario = scenarioNamed(name);
    if (scenario.logs !== undefined && !scenario.logs.includes(log)) return false;
    const whyNot = scenario.whyNot?.();
    if (whyNot !== undefined) leftOut.push(`${name} on ${log}: ${whyNot}`);
    return whyNot === undefined;
  });
  const found = new Map<Turn, ScenarioResult>();
  const left = [...turns];
  const options = { rounds, seed, short, patienceMs: Number(values.patience ?? 180) * 1_000 };
  await Promise.all(Array.from({ length: atOnce }, () => takeTurns(left, options, found)));
  const results = turns.flatMap((turn) => found.get(turn) ?? []);
  print(`\n${tableOf(results)}\n`);
  for (const reason of leftOut) print(`left out: ${reason}\n`);
  print(`seed ${seed}\n`);
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(results));
  if (values.evidence) writeEvidence(results, leftOut);
  const missed = results.filter(({ scenario, notes }) => isKillPoint(scenario) && missedKills(notes).length > 0);
  for (const { scenario, log, notes } of missed) print(`${scenario} on ${log}: ${missedKills(notes).length} rounds without the kill prove nothing\n`);
  return missed.length === 0 && results.every(({ findings }) => findings.length === 0) ? 0 : 1;
}

/** Takes one turn after the other, in one system for as long as the event log stays the same. */
async function takeTurns(left: Turn[], options: RunOptions, found: Map<Turn, ScenarioResult>): Promise<void> {
  let chaos: ChaosRun | undefined;
  let log: EventLogKind | undefined;
  let last: ScenarioResult | undefined;
  const stop = async () => {
    if (chaos === undefined) return;
    running.delete(chaos);
    const endedBadly = await failureOf(chaos.stop());
    if (endedBadly === undefined) return;
    // It is of what ran in it last; whatever else was found stays found.
    last?.findings.push({ check: 'converged', says: `the system did not end well: ${endedBadly}` });
    print(`${endedBadly}\n`);
  };
  try {
    for (let turn = left.shift(); turn !== undefined; turn = left.shift()) {
      if (chaos === undefined || turn.log !== log) {
        await stop();
        log = turn.log;
        chaos = new ChaosRun(log, options);
        running.add(chaos);
      }
      last = await takeTurn(chaos, turn);
      found.set(turn, last);
    }
  } finally {
    await stop();
  }
}

async function takeTurn(chaos: ChaosRun, { log, name }: Turn): Promise<ScenarioResult> {
  const started = performance.now();
  const result = await chaos.run(scenarioNamed(name));
  const { rounds, sent, findings, notes, file } = result;
  const seconds = ((performance.now() - started) / 1_000).toFixed(0);
  print(`${log}, ${name} (${result.title}): ${sent} sent in ${rounds} rounds, ${findings.length} findings, ${seconds} s${notes.length > 0 ? `; ${[...new Set(notes)].join('; ')}` : ''}\n`);
  for (const { check, says } of findings.slice(0, 10)) print(`  ${check}: ${says}\n`);
  if (findings.length > 0) print(`  the history: ${file}\n`);
  return result;
}

function print(text: string): void {
  process.stdout.write(text);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void Promise.all([...running].map((chaos) => chaos.stop())).finally(() => process.exit(1)));

// Until everything was seen to the end, nothing is proved.
process.exitCode = 1;
run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : 'It did not work.'}\n`);
    process.exit(1);
  },
);
