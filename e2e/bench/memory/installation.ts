import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { OperatorApi } from '@amparo/local';
import { discardPostgres, isAlive } from '@amparo/platform/machine';
import { freePorts } from '../support/bench-system';
import { familyOf, pssOf } from '../support/processes';
import { untilAllIsHeard } from '../support/quiet';

/** Memory of one process, in MiB. */
export interface Resident {
  name: string;
  pss: number;
}

const READY_WITHIN_MS = 90_000;
const STOPPED_WITHIN_MS = 30_000;
/** The shell between npm and it has the same words in its command, and passes no signal on. */
const SUPERVISOR = /^\S*node\S* deploy\/run\.mjs/;

/** `npm start` of some tree, from the outside: started by npm, watched by what it prints. */
export class Installation {
  private constructor(
    private readonly npm: ChildProcess,
    private readonly dataDir: string,
    readonly doorUrl: string,
    private readonly portalUrl: string,
    /** From the command to `Amparo is ready`. */
    readonly readyMs: number,
  ) {}

  /** @throws Error when it is not ready in time */
  static async start(root: string, dataDir: string): Promise<Installation> {
    const ports = await freePorts();
    const started = performance.now();
    const npm = spawn('npm', ['start', '--silent'], {
      cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH, HOME: process.env.HOME, ...ports, AMPARO_DATA_DIR: dataDir },
    });
    const said: string[] = [];
    const ready = new Promise<'ready'>((done) => {
      for (const stream of [npm.stdout, npm.stderr]) {
        createInterface({ input: stream }).on('line', (line) => {
          said.push(line);
          if (line.includes('Amparo is ready')) done('ready');
        });
      }
    });
    const ended = new Promise<'ended'>((done) => npm.once('exit', () => done('ended')));
    const how = await Promise.race([ready, ended, pause(READY_WITHIN_MS, 'late' as const, { ref: false })]);
    const readyMs = performance.now() - started;
    const one = new Installation(npm, dataDir, `http://127.0.0.1:${ports['INTAKE_PORT']}`, `http://localhost:${ports['PORTAL_PORT']}`, readyMs);
    if (how === 'ready') return one;
    await one.stop();
    throw new Error(`npm start was not ready (${how}): ${said.slice(-3).join('; ')}`);
  }

  /** Every process of it but PostgreSQL's. */
  memory(): Resident[] {
    const family = familyOf(this.npm.pid ?? 0);
    const database = new Set(family.filter(({ command }) => /(^|\/)postgres\b/.test(command)).map(({ pid }) => pid));
    return family.filter(({ pid, parent }) => !database.has(pid) && !database.has(parent)).map(({ pid, command }) => ({ name: nameOf(command), pss: pssOf(pid) }));
  }

  /** Waits until nobody has anything left to hear. @returns whether that was in time */
  async quiet(patienceMs: number): Promise<boolean> {
    const operatorToken = readFileSync(join(this.dataDir, 'operator.token'), 'utf8').trim();
    return untilAllIsHeard(new OperatorApi({ doorUrl: this.doorUrl, portalUrl: this.portalUrl, operatorToken }), patienceMs);
  }

  /** As Ctrl-C does; answers when all of it is gone. */
  async stop(): Promise<void> {
    const family = familyOf(this.npm.pid ?? 0);
    const supervisor = family.find(({ command }) => SUPERVISOR.test(command));
    if (supervisor === undefined) this.npm.kill('SIGTERM');
    else process.kill(supervisor.pid, 'SIGINT');
    const end = performance.now() + STOPPED_WITHIN_MS;
    while (family.some(({ pid }) => isAlive(pid)) && performance.now() < end) await pause(100);
    await discardPostgres(join(this.dataDir, 'postgres'));
  }
}

function nameOf(command: string): string {
  // What a process calls itself follows its program; those of older trees have nothing there.
  const [, program, name] = /services\/(\w+)\/dist\/main\.js(?: (\w+))?/.exec(command) ?? [];
  return name ?? program ?? (SUPERVISOR.test(command) ? 'supervisor' : 'npm');
}
