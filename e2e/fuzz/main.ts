import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { placesOf } from '@amparo/local';
import { SERVICE_NAMES } from '@amparo/platform';
import { withAdministrators, withAuditor } from '../support/administrators';
import { commitOf } from '../support/commit';
import { keepEvidence } from '../support/evidence';
import { tellDirectory } from '../support/preparation';
import { withPartners } from '../support/sharing';
import { startTestSystem, type TestSystem } from '../support/system';
import { everyCaller, sharersAmong, type Caller } from './callers';
import { namesThatExist } from './names-that-exist';
import { fuzz, installFuzzer, ROOT } from './schemathesis';
import { faultsIn, rowsOf, tallyOf, withoutSession, type Tally } from './tally.rules';

const usage = `Usage: npm run fuzz -- [--examples N] [--seed N] [--at-once N] [--as NAME …] [--short] [--evidence]
       Sends what the descriptions of all services say, and what they do not, as several callers.
       --examples  at most so many of each operation and caller, besides the edges of its description; 20 where nothing is said
       --as        these callers alone: nobody, operator, "a service", or a person of the invented directory
       --short     a few of each, as two callers, for the tests
       --at-once   callers that run beside one another; 2 where nothing is said
       --evidence  keeps the figures in docs/evidence/fuzz.md
`;
/** Whom the short run has: one without a session, and one who may much. */
const SHORT_CALLERS = ['nobody', 'swg-duty'];
const HEADERS_ANEW_MS = 2_000;
const RENEWED_MS = 2_000;

interface Options {
  examples: number;
  seed: number;
  atOnce: number;
  short: boolean;
  /** Names of callers; all where none is given. */
  as: readonly string[];
}

async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args, options: { examples: { type: 'string' }, seed: { type: 'string' }, 'at-once': { type: 'string' }, as: { type: 'string', multiple: true }, short: { type: 'boolean' }, evidence: { type: 'boolean' } },
  });
  const short = values.short ?? false;
  const options: Options = {
    short, as: values.as ?? (short ? SHORT_CALLERS : []), examples: Number(values.examples ?? (short ? 3 : 20)), seed: Number(values.seed ?? Math.floor(Math.random() * 1_000_000)), atOnce: Number(values['at-once'] ?? 2),
  };
  if (!(options.examples >= 1) || !Number.isInteger(options.seed) || !(options.atOnce >= 1)) {
    process.stderr.write(usage);
    return 2;
  }
  installFuzzer();
  const folder = mkdtempSync(join(realpathSync(tmpdir()), `amparo-test-${process.pid}-fuzz-`));
  // The limits that keep one person from reading everything would keep her from being tried.
  const system = await startTestSystem('postgres', { CASEWORK_READS_NOTICED_AT: '100000', CASEWORK_READS_STOPPED_AT: '100000', LOG_LEVEL: 'error' }, { searched: false });
  try {
    const started = performance.now();
    const { tallies, problems } = await fuzzEverything(system, folder, options);
    const rows = rowsOf(tallies);
    const seconds = ((performance.now() - started) / 1_000).toFixed(0);
    process.stdout.write(`${rows.map(([service = '', caller = '', requests = '', statuses = '']) => `${service.padEnd(14)}${caller.padEnd(12)}${requests.padStart(7)}  ${statuses}`).join('\n')}\n`);
    for (const problem of problems) process.stdout.write(`${problem}\n`);
    process.stdout.write(`seed ${options.seed}, ${seconds} s: ${problems.length === 0 ? 'no faults of ours, no echo, no process ended' : `${problems.length} problems`}\n`);
    if (values.evidence ?? false) writeEvidence(rows, problems, seconds, options);
    return problems.length === 0 ? 0 : 1;
  } finally {
    await system.stop();
    if (process.env.AMPARO_KEEP_DATA !== '1') rmSync(folder, { recursive: true, force: true });
  }
}

async function fuzzEverything(system: TestSystem, folder: string, options: Options): Promise<{ tallies: Tally[]; problems: string[] }> {
  await tellDirectory(system.api, system.rows, withAuditor(withAdministrators(withPartners())));
  const everybody = await everyCaller(system, folder);
  const names = await namesThatExist(system, sharersAmong(everybody));
  const callers = everybody.filter(({ name }) => options.as.length === 0 || options.as.includes(name));
  const processes = () => SERVICE_NAMES.map((service) => system.running.processOf(service).pid).join(' ');
  const before = processes();
  const tallies: Tally[] = [];
  const problems: string[] = [];
  const one = async (caller: Caller, place: number): Promise<void> => {
    const own = join(folder, String(place));
    mkdirSync(own);
    const { counts, failures } = await asCaller(caller, own, names, options);
    const what = `${caller.name} at ${caller.service ?? 'the portal'}`;
    const tally = tallyOf(caller.name, caller.service, counts);
    tallies.push(...tally);
    if (failures !== '') problems.push(`${what}:\n${failures}`);
    if (Object.keys(counts).length === 0) problems.push(`${what}: nothing was sent`);
    if (caller.session !== undefined && withoutSession(tally)) problems.push(`${what}: much of it was tried without a session`);
    process.stderr.write(`${what}: ${tallyOf('', 'all', counts)[0]?.requests ?? 0} requests\n`);
  };
  // Whoever comes last may end the accounts of all others, and does: that those cannot sign in then is as it should be.
  const [first, last] = [false, true].map((wanted) => callers.filter(({ comesLast = false }) => comesLast === wanted)) as [Caller[], Caller[]];
  const [kept, keptLast] = [keepSessions(first), keepSessions(last)];
  await inTurns(first, options.atOnce, one);
  await kept.stop();
  problems.push(...[...kept.lost].map(([name, why]) => `${name}: cannot sign in any more: ${why}`));
  await inTurns(last, 1, async (caller, place) => one(caller, first.length + place));
  await keptLast.stop();
  if (faultsIn(tallies) > 0) problems.push(`${faultsIn(tallies)} answers 5xx, or none`);
  if (processes() !== before) problems.push('a process ended');
  problems.push(...faultsInLogs(system));
  return { tallies, problems };
}

/**
 * Keeps everybody signed in from the first caller to the last: whoever waits for her turn would run idle, and what one sends may end what
 * another one has.
 */
function keepSessions(callers: readonly Caller[]): { lost: Map<string, string>; stop(): Promise<void> } {
  const lost = new Map<string, string>();
  const renew = async (): Promise<void> => {
    for (const { name, session } of callers) await session?.renew().catch((error: unknown) => lost.set(name, error instanceof Error ? error.message : 'unknown'));
  };
  const again = setInterval(() => void renew(), RENEWED_MS);
  return {
    lost,
    stop: async () => {
      clearInterval(again);
      lost.clear();
      await renew();
      for (const { name, session } of callers) if (session !== undefined && session.ended.length > 0) process.stdout.write(`${name} signed in again: ${session.ended.join(', ')}\n`);
    },
  };
}

/** Runs the fuzzer as one caller, whose headers are written anew while it goes on: tokens are short. */
async function asCaller(caller: Caller, folder: string, names: Record<string, string[]>, { examples, seed }: Options): ReturnType<typeof fuzz> {
  const headersFile = join(folder, 'headers.json');
  const write = (): void => writeFileSync(headersFile, JSON.stringify(caller.headers()));
  write();
  const anew = setInterval(write, HEADERS_ANEW_MS);
  try {
    return await fuzz({ ...caller, headersFile, names, alsoInventsIdentities: caller.name === 'nobody', examples, seed, folder });
  } finally {
    clearInterval(anew);
  }
}

async function inTurns<T>(all: readonly T[], atOnce: number, one: (each: T, place: number) => Promise<void>): Promise<void> {
  let next = 0;
  const turn = async (): Promise<void> => {
    for (let place = next++; place < all.length; place = next++) await one(all[place] as T, place);
  };
  await Promise.all(Array.from({ length: atOnce }, turn));
}

/** Answers 500 write a line, whoever got them. */
function faultsInLogs({ running }: TestSystem): string[] {
  const logs = placesOf(dirname(dirname(running.settings['PORTAL_SERVICE_KEY_FILE'] ?? ''))).logs;
  const lines = readdirSync(logs).flatMap((name) => readFileSync(join(logs, name), 'utf8').split('\n'));
  return [...new Set(lines.filter((line) => line.includes('"code":"request.failed"')))].slice(0, 20);
}

function writeEvidence(rows: readonly string[][], problems: readonly string[], seconds: string, { examples, seed, atOnce, as }: Options): void {
  keepEvidence('fuzz', [
    `- Command: \`npm run fuzz -- --examples ${examples} --seed ${seed} --at-once ${atOnce}${as.map((name) => ` --as '${name}'`).join('')}\``,
    `- Commit: ${commitOf(ROOT, 'e2e/fuzz')}`,
    `- Machine: ${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.versions.node}; ${seconds} s`,
    `- Problems: ${problems.length}`,
    '', '| service | as | requests | answers |', '|---|---|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`),
  ]);
}

void run(process.argv.slice(2)).then((code) => process.exit(code));
