import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { accept } from './accept/accept.bench';
import { designs } from './accept/designs.bench';
import { stages } from './accept/stages.bench';
import { access } from './access/access.bench';
import type { Bench, BenchOptions } from './bench';
import { clocks } from './clocks/clocks.bench';
import { danger } from './danger.bench';
import { drain } from './drain/drain.bench';
import { writeEvidence } from './evidence';
import { flood } from './flood.bench';
import { guesses } from './guesses.bench';
import { kafkaClients } from './kafka-clients/kafka-clients.bench';
import { matching } from './matching.bench';
import { memory } from './memory/memory.bench';
import { reachDesigns } from './reach/reach-designs.bench';
import { reach } from './reach/reach.bench';
import { reads } from './reads/reads.bench';
import { restore } from './restore.bench';
import { sealing } from './sealing/sealing.bench';
import { describeMachine } from './support/machine';
import { keepResult, ROOT } from './support/results';
import { tableOf } from './support/table';
import { threeMinutes } from './three-minutes.bench';

const benches: Record<string, Bench> = { accept, reach, danger, drain, memory, access, reads, matching, clocks };
/** Run when they are named: they take long, or compare what is not delivered. */
const studies: Record<string, Bench> = { restore, flood, guesses, sealing, stages, designs, 'reach-designs': reachDesigns, 'kafka-clients': kafkaClients, 'three-minutes': threeMinutes };

const usage = `Usage: npm run bench -- [NAME …] [--quick] [--log postgres|kafka] [--against COMMIT] [--evidence]
       NAME: ${Object.keys(benches).join(', ')}; and, only when named: ${Object.keys(studies).join(', ')}
       --against: accept and memory measure that commit too, in the same rounds
       --evidence writes the newest full figures of all of them into docs/evidence/bench.md
`;

const QUICK_MS = 30_000;
const LONGEST_MS = 240_000;

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args, allowPositionals: true, options: { quick: { type: 'boolean' }, log: { type: 'string' }, against: { type: 'string' }, evidence: { type: 'boolean' } },
  });
  const all = { ...benches, ...studies };
  const names = positionals.length === 0 ? Object.keys(benches) : positionals;
  const unknown = names.some((name) => all[name] === undefined) || (values.log !== undefined && !['postgres', 'kafka'].includes(values.log));
  if (unknown) {
    process.stderr.write(usage);
    return 2;
  }
  const machine = describeMachine(ROOT);
  const quick = values.quick ?? false;
  print(`${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, Node ${machine.node}, commit ${machine.commit}\n`);
  if (machine.loadBefore > machine.cores / 4) print(`The machine is busy with something else (load ${machine.loadBefore.toFixed(1)}): the ratios say something, the figures little.\n`);
  let failed = 0;
  for (const name of names) {
    const bench = all[name];
    if (bench === undefined) continue;
    const started = performance.now();
    const loadBefore = loadavg()[0] ?? 0;
    const options: BenchOptions = {
      quick, rounds: quick ? 3 : 5, deadline: started + (quick ? QUICK_MS : bench.longestMs ?? LONGEST_MS) * 0.8, against: values.against,
      logs: values.log === undefined ? ['postgres', 'kafka'] : [values.log as 'postgres' | 'kafka'],
      say: (line) => process.stderr.write(`  ${name}: ${line}\n`),
    };
    print(`\n${name}: ${bench.title}${quick ? ' (quick: the figures say little)' : ''}\n`);
    try {
      const result = await bench.run(options);
      const seconds = ((performance.now() - started) / 1000).toFixed(0);
      const machineNow = { ...machine, loadBefore };
      const file = keepResult({ name, title: bench.title }, machineNow, { quick, seconds: Number(seconds), arguments: argumentsOf(name, values), log: values.log }, result);
      print(`${tableOf(result.columns, result.rows)}\n${result.notes.map((note) => `  ${note}\n`).join('')}  ${seconds} s; figures in ${file}\n`);
    } catch (error) {
      failed++;
      print(`  did not work: ${error instanceof Error ? `${error.message}${error.cause instanceof Error ? `: ${error.cause.message}` : ''}` : 'unknown'}\n`);
    }
  }
  if (values.evidence ?? false) writeEvidence(Object.keys(all));
  return failed === 0 ? 0 : 1;
}

/** What repeats one bench of a run. */
function argumentsOf(name: string, { log, against }: { log?: string; against?: string }): string {
  return [name, ...(log === undefined ? [] : ['--log', log]), ...(against === undefined ? [] : ['--against', against])].join(' ');
}

function print(text: string): void {
  process.stdout.write(text);
}

void run(process.argv.slice(2)).then((code) => process.exit(code));
