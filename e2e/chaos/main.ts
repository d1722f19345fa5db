import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { EventLogKind } from '../support/event-logs';
import { writeEvidence } from './evidence';
import { ChaosRun, type ScenarioResult } from './run-scenario';
import { scenarioNamed, scenarios, shortProfile } from './scenarios';
import { tableOf } from './table';

const usage = `Usage: npm run chaos -- [NAME …] [--log postgres|kafka] [--rounds N] [--seed N] [--short [--every]] [--evidence] [--patience SECONDS] [--json FILE]
       NAME: ${scenarios.map(({ name }) => name).join(', ')}; all of them where none is given.
       --rounds    rounds of each; 25 where nothing is said, 1 with --short
       --short     short faults, and without names the ones that npm test runs
       --patience  how long people try again and everything has to come to rest; 180 where nothing is said
       --json      writes what was found
       --every     with --short: all scenarios, not those of npm test alone
       --evidence  keeps the table in docs/evidence/chaos.md
`;

const LOGS: readonly EventLogKind[] = ['postgres', 'kafka'];

let chaos: ChaosRun | undefined;

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args, allowPositionals: true,
    options: { log: { type: 'string' }, rounds: { type: 'string' }, seed: { type: 'string' }, short: { type: 'boolean' }, every: { type: 'boolean' }, evidence: { type: 'boolean' },
      patience: { type: 'string' }, json: { type: 'string' } },
  });
  const short = values.short ?? false;
  const rounds = Number(values.rounds ?? (short ? 1 : 25));
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
  const logs = LOGS.filter((log) => values.log === undefined || values.log === log);
  if (logs.length === 0 || !(rounds >= 1) || !Number.isInteger(seed) || positionals.some((name) => scenarios.every((each) => each.name !== name))) {
    process.stderr.write(usage);
    return 2;
  }
  print(`seed ${seed}\n`);
  const results: ScenarioResult[] = [];
  const leftOut: string[] = [];
  for (const log of logs) {
    const names = positionals.length > 0 ? positionals : short && values.every !== true ? shortProfile[log] : scenarios.map(({ name }) => name);
    chaos = new ChaosRun(log, { rounds, seed, short, patienceMs: Number(values.patience ?? 180) * 1_000 });
    try {
      for (const name of names) {
        const scenario = scenarioNamed(name);
        if (scenario.logs !== undefined && !scenario.logs.includes(log)) continue;
        const whyNot = scenario.whyNot?.();
        if (whyNot !== undefined) leftOut.push(`${name} on ${log}: ${whyNot}`);
        else results.push(await runOne(chaos, scenario.name, log));
      }
    } finally {
      await chaos.stop();
    }
  }
  print(`\n${tableOf(results)}\n`);
  for (const reason of leftOut) print(`left out: ${reason}\n`);
  print(`seed ${seed}\n`);
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(results));
  if (values.evidence) writeEvidence(results, leftOut, args);
  return results.every(({ findings }) => findings.length === 0) ? 0 : 1;
}

async function runOne(chaos: ChaosRun, name: string, log: EventLogKind): Promise<ScenarioResult> {
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

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void (chaos?.stop() ?? Promise.resolve()).finally(() => process.exit(1)));

// Until everything was seen to the end, nothing is proved.
process.exitCode = 1;
run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : 'It did not work.'}\n`);
    process.exit(1);
  },
);
