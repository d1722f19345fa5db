import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { commandLine, isAlive, isGoneWithin, signal, workingFolder } from '../process-life';
import { SERVER_ENVIRONMENT, type PostgresSite } from './site';

/** The server's main process, as `postmaster.pid` in its data directory tells of it. */
export interface Postmaster {
  pid: number;
  port: number;
  /** `starting`, `ready`, `stopping`, `standby`, or empty so early that nothing is said yet. */
  status: string;
}

const LOG_LIMIT_BYTES = 10 * 1024 * 1024;
const RECOVERY_MS = 10 * 60 * 1000;

/** What a start that did not succeed says of itself; `passing` where the same start may succeed in a moment. */
export class LaunchFailure extends Error {
  constructor(
    message: string,
    readonly passing: boolean,
  ) {
    super(message);
    this.name = 'LaunchFailure';
  }
}

/**
 * The server that runs on a data directory at this moment. A `postmaster.pid` left by a dead server counts for nothing,
 * and is removed where its number belongs to some other process by now: PostgreSQL itself would wait for that one for ever.
 */
export function runningPostmaster(dataDir: string): Postmaster | undefined {
  const file = join(dataDir, 'postmaster.pid');
  const written = readPostmaster(file);
  if (written === undefined || !isAlive(written.pid)) return undefined;
  if (isPostmasterOf(written.pid, dataDir)) return written;
  rmSync(file, { force: true });
  return undefined;
}

function readPostmaster(file: string): Postmaster | undefined {
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3] ?? 0), status: lines[7]?.trim() ?? '' };
}

function isPostmasterOf(pid: number, dataDir: string): boolean {
  const folder = workingFolder(pid);
  const words = commandLine(pid);
  return words.includes('postgres') && (folder === dataDir || (folder === undefined && words.includes(dataDir)));
}

/**
 * Starts a server in a process group of its own (Ctrl-C in a terminal must not reach it before the services have
 * stopped) and waits until it takes connections, through crash recovery if need be.
 *
 * @throws LaunchFailure with the last words of the server's log
 */
export async function launchPostmaster(
  site: PostgresSite,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<Postmaster> {
  const { logFile, dataDir } = site;
  if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.1`);
  const log = openSync(logFile, 'a', 0o600);
  const from = statSync(logFile).size;
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(site.binaries.postgres, ['-D', dataDir, '-p', String(port), ...flags], {
    ...site.account,
    cwd: '/',
    env: SERVER_ENVIRONMENT,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const failed = new Promise<string>((resolve) => child.once('error', ({ message }) => resolve(message)));
  child.unref();
  if (child.pid === undefined) throw new LaunchFailure(`PostgreSQL did not start: ${await failed}`, false);
  const until = Date.now() + RECOVERY_MS;
  while (Date.now() < until) {
    const written = readPostmaster(join(dataDir, 'postmaster.pid'));
    if (written?.pid === child.pid && written.status === 'ready') return written;
    if (!isAlive(child.pid)) {
      const words = readFileSync(logFile, 'utf8').slice(-Math.max(1, statSync(logFile).size - from)).trim();
      throw new LaunchFailure(`PostgreSQL did not start: ${words}`, isPassing(words));
    }
    await sleep(20);
  }
  throw new LaunchFailure(`PostgreSQL is still not ready after ${RECOVERY_MS / 60_000} minutes`, false);
}

/** After a crash the last processes of the old server hold its lock for some moments; a free port may be taken meanwhile. */
function isPassing(words: string): boolean {
  return /lock file|shared memory|could not bind|Address already in use/i.test(words);
}

/** Stops a server: sessions are broken off and all is written (fast), and only if that hangs, harder. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [name, patience] of [['SIGINT', 30_000], ['SIGQUIT', 10_000], ['SIGKILL', 5_000]] as const) {
    signal(pid, name);
    if (await isGoneWithin(pid, patience)) return;
  }
  throw new Error(`PostgreSQL (process ${pid}) cannot be stopped`);
}
