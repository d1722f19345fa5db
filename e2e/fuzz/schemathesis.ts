import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

/** The root of the repository, from the sources and from the build alike. */
export const ROOT = resolve(__dirname.replace(`${sep}e2e${sep}dist${sep}`, `${sep}e2e${sep}`), '..', '..');
const SOURCES = join(ROOT, 'e2e', 'fuzz');
const VENV = join(ROOT, '.nx', 'fuzzer');

/** One run of the fuzzer. */
export interface Order {
  /** Where it is described: a URL, or a file. */
  description: string;
  /** Where it is called. */
  url: string;
  /** Paths that are left alone, as a regular expression. */
  except?: string;
  /** File of the caller's headers (JSON); it may change while the run goes on. */
  headersFile: string;
  /** Values that exist, by the name of a path's part. */
  names: Readonly<Record<string, readonly string[]>>;
  /** Whether it may try tokens and cookies of its own. */
  alsoInventsIdentities: boolean;
  /** At most so many of each operation, besides those at the edges of its description. */
  examples: number;
  seed: number;
  /** A folder of its own. */
  folder: string;
}

/** What it found. */
export interface Finding {
  /** By path of the description, then by status, or `silence` where nothing was answered. */
  counts: Record<string, Record<string, number>>;
  /** What it printed of failures; empty where all held. */
  failures: string;
}

/**
 * Installs the fuzzer, pinned, beside the checkout's other caches, once for each list of versions.
 *
 * @throws Error when there is no Python 3.10 with `venv`, or the packages cannot be had
 */
export function installFuzzer(): void {
  const requirements = join(SOURCES, 'requirements.txt');
  const made = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const stamp = join(VENV, 'made-of');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === made) return;
  rmSync(VENV, { recursive: true, force: true });
  run('python3', ['-m', 'venv', VENV], 'Python 3.10 or newer with venv is needed (Debian: python3-venv)');
  run(join(VENV, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:', '--no-deps', '-r', requirements], 'the fuzzer could not be installed');
  writeFileSync(stamp, made);
}

/** Runs it, and answers when it has ended. */
export async function fuzz(order: Order): Promise<Finding> {
  mkdirSync(order.folder, { recursive: true });
  const plan = join(order.folder, 'plan.json');
  const countsFile = join(order.folder, 'counts.json');
  writeFileSync(plan, JSON.stringify({ headersFile: order.headersFile, names: order.names, countsFile }));
  const args = [
    'run', order.description, '--url', order.url, '--checks', 'no_server_error,no_echo,a_problem', '--phases', 'examples,coverage,fuzzing', '--mode', 'all',
    '--max-examples', String(order.examples), '--seed', String(order.seed), '--workers', '1', '--generation-database', 'none', '--no-shrink', '--continue-on-failure',
    '--suppress-health-check', 'all', '--warnings', 'off', '--request-timeout', '20', '--no-color',
    // Whoever is signed in shows that, and nothing beside it.
    '--generation-with-security-parameters', String(order.alsoInventsIdentities), ...(order.except === undefined ? [] : ['--exclude-path-regex', order.except]),
  ];
  const { code, said } = await new Promise<{ code: number | null; said: string }>((done, failed) => {
    const child = spawn(join(VENV, 'bin', 'schemathesis'), args, {
      cwd: order.folder, stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, HOME: order.folder, PYTHONPATH: SOURCES, PYTHONDONTWRITEBYTECODE: '1', SCHEMATHESIS_HOOKS: 'checks', AMPARO_FUZZ_PLAN: plan, COLUMNS: '160' },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => void (said += text));
    child.on('error', failed);
    child.on('close', (code) => done({ code, said }));
  });
  writeFileSync(join(order.folder, 'said.txt'), said);
  return { counts: existsSync(countsFile) ? byPath(JSON.parse(readFileSync(countsFile, 'utf8')) as Record<string, number>) : {}, failures: code === 0 ? '' : failuresIn(said) };
}

function byPath(counts: Record<string, number>): Finding['counts'] {
  const found: Finding['counts'] = {};
  for (const [key, count] of Object.entries(counts)) {
    const [path = '', status = ''] = key.split(' ');
    (found[path] ??= {})[status] = count;
  }
  return found;
}

/** From the first headline of failures or errors on. */
function failuresIn(said: string): string {
  const from = said.search(/^=+ (FAILURES|ERRORS) =+$/m);
  return said.slice(from < 0 ? -2_000 : from).trim();
}

function run(program: string, args: string[], problem: string): void {
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(problem, { cause: error });
}
