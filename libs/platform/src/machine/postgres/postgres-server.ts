import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort, isPortFree } from '../free-port';
import { isAlive, isGoneWithin, signal } from '../process-life';
import { assertSafe } from './assert-safe';
import { LauncherLock } from './launcher-lock';
import { LaunchFailure, launchPostmaster, runningPostmaster, stopPostmaster, type Postmaster } from './postmaster';
import { isThrowAway, serverSettings } from './settings';
import { prepareSite, realDataDir, type PostgresSite } from './site';

/** How a server is started. */
export interface StartPostgres {
  /** Where the data lie; made when missing. Beside it lie `<dataDir>.password` (0600) and `<dataDir>.log`. */
  dataDir: string;
  /** TCP port on loopback; left out, a free one. */
  port?: number;
  /** Settings over the defaults; the durable ones, and those that open the server or its log, are refused. */
  settings?: Readonly<Record<string, string>>;
  /** Nothing survives a crash, and everything is fast. Only for data under the system's folder for temporary files. */
  unsafe?: boolean;
  /** Hears what an operator should know, such as data that lie elsewhere than asked. Never contents. */
  log?: (message: string) => void;
}

/** A running server. */
export interface PostgresServer {
  /** Address for the superuser `postgres` on loopback, with the password in it: never log it. */
  url(database?: string): string;
  port: number;
  pid: number;
  /** Where the data really lie (see `realDataDir`). */
  dataDir: string;
  /** True where a server that a dead process had left was taken over. */
  adopted: boolean;
  /** Settles when the server's process is gone, for whatever reason. */
  exited: Promise<void>;
  /** Fast shutdown: sessions are broken off, everything committed is written. */
  stop(): Promise<void>;
  /** SIGKILL, as a power cut would: for tests of what survives. */
  kill(): void;
}

const LOCK_PATIENCE_MS = 15_000;
const PORT_PATIENCE_MS = 5_000;

/**
 * Starts PostgreSQL on this machine, or takes over the server that a killed process left on the same data. Answers only
 * when the server takes connections, serves this data directory, and promises what it commits
 * (stack: Embedded PostgreSQL).
 *
 * @throws Error where another running process has the server, the port is taken, a setting is unsafe, or the server
 *   does not come up (with its last words)
 */
export async function startPostgres(options: StartPostgres): Promise<PostgresServer> {
  const unsafe = options.unsafe ?? false;
  const settings = serverSettings(options.settings ?? {}, unsafe);
  if (unsafe && !isThrowAway(realDataDir(options.dataDir))) {
    throw new Error('PostgreSQL without its durable settings is for temporary data only: put them under the system\'s temporary folder.');
  }
  const site = prepareSite(options.dataDir, options.log ?? (() => undefined));
  // The settings are those of the command line: a server left by an older start is the same only if its mark is.
  const mark = createHash('sha256').update(JSON.stringify([site.binaries.version, settings])).digest('hex');
  const until = Date.now() + LOCK_PATIENCE_MS;
  for (;;) {
    try {
      return await adopted(site, mark, options.port) ?? await launched(site, { ...settings, 'amparo.launch': mark }, options.port, unsafe);
    } catch (error) {
      if (!(error instanceof LaunchFailure) || !error.passing || Date.now() > until) throw error;
      await sleep(300);
    }
  }
}

/** Stops whatever server runs on these data and removes them with all that lies beside them. */
export async function discardPostgres(dataDir: string): Promise<void> {
  const place = realDataDir(dataDir);
  const running = runningPostmaster(place);
  if (running !== undefined) await stopPostmaster(running.pid);
  for (const path of [place, ...['password', 'log', 'log.1'].map((ending) => `${place}.${ending}`)]) {
    rmSync(path, { recursive: true, force: true });
  }
}

async function launched(
  site: PostgresSite,
  settings: Readonly<Record<string, string>>,
  wanted: number | undefined,
  unsafe: boolean,
): Promise<PostgresServer> {
  if (wanted !== undefined && !(await becomesFree(wanted))) {
    throw new LaunchFailure(`Port ${wanted} of 127.0.0.1 is taken: choose another one for PostgreSQL.`, false);
  }
  const postmaster = await launchPostmaster(site, wanted ?? (await freePort()), settings);
  const lock = await LauncherLock.take(address(site, postmaster.port), site.dataDir);
  try {
    if (!unsafe) await assertSafe(lock.session);
  } catch (error) {
    await lock.release();
    await stopPostmaster(postmaster.pid);
    throw error;
  }
  return serverOf(site, postmaster, lock, false);
}

/** The sessions of a server that was just killed hold its port for a moment longer. */
async function becomesFree(port: number): Promise<boolean> {
  for (const until = Date.now() + PORT_PATIENCE_MS; ; await sleep(100)) {
    if (await isPortFree(port)) return true;
    if (Date.now() > until) return false;
  }
}

async function adopted(site: PostgresSite, mark: string, wanted: number | undefined): Promise<PostgresServer | undefined> {
  const running = await settled(site.dataDir);
  if (running === undefined) return undefined;
  const lock = await lockOf(site, running);
  if (lock === undefined) return undefined;
  const { rows } = await lock.session.query<{ mark: string | null }>(`SELECT current_setting('amparo.launch', true) AS mark`);
  if (rows[0]?.mark === mark && (wanted === undefined || wanted === running.port)) {
    return serverOf(site, running, lock, true);
  }
  await lock.release();
  await stopPostmaster(running.pid);
  return undefined;
}

/** The server found running, once it has made up its mind: ready, or gone. */
async function settled(dataDir: string): Promise<Postmaster | undefined> {
  const until = Date.now() + LOCK_PATIENCE_MS;
  for (;;) {
    const running = runningPostmaster(dataDir);
    if (running === undefined || running.status === 'ready') return running;
    if (Date.now() > until) throw new Error(`The PostgreSQL of ${dataDir} is ${running.status || 'starting'} for long: try again when it is done.`);
    await sleep(50);
  }
}

async function lockOf(site: PostgresSite, running: Postmaster): Promise<LauncherLock | undefined> {
  try {
    return await LauncherLock.take(address(site, running.port), site.dataDir);
  } catch (error) {
    // It died between the look and the knock: nothing to take over.
    if (await isGoneWithin(running.pid, 1_000)) return undefined;
    throw error;
  }
}

function address(site: PostgresSite, port: number, database = 'postgres'): string {
  return `postgres://postgres:${site.password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

function serverOf(site: PostgresSite, postmaster: Postmaster, lock: LauncherLock, isAdopted: boolean): PostgresServer {
  const { pid, port } = postmaster;
  const exited = new Promise<void>((resolve) => {
    // Asked for rather than heard: an adopted server is no child of ours.
    const watch = setInterval(() => {
      if (isAlive(pid)) return;
      clearInterval(watch);
      void lock.release().then(resolve);
    }, 200).unref();
  });
  return {
    url: (database) => address(site, port, database),
    port,
    pid,
    dataDir: site.dataDir,
    adopted: isAdopted,
    exited,
    async stop() {
      await lock.release();
      if (isAlive(pid)) await stopPostmaster(pid);
    },
    kill: () => signal(pid, 'SIGKILL'),
  };
}
