import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync, chownSync, existsSync, linkSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

import { postgresBinaries, REACHABLE_FOLDER, type PostgresBinaries } from './binaries';
import { canReach, serverAccount, type ServerAccount } from './server-account';

/** A place where a server can run: its data, its programs, its account and its superuser's password. */
export interface PostgresSite {
  dataDir: string;
  account: ServerAccount | undefined;
  binaries: PostgresBinaries;
  password: string;
  /** The server's own log, beside the data. */
  logFile: string;
}

/** Environment of the server's programs: nothing of the starter's, whose variables hold credentials. */
export const SERVER_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Where the data of `wanted` really lie. Root's server has an account of its own; where that cannot reach the folder
 * asked for (it lies under a closed one), the data lie under {@link REACHABLE_FOLDER} instead, in a folder named after it.
 */
export function realDataDir(wanted: string, account = serverAccount(wanted)): string {
  const path = throughLinks(resolve(wanted));
  if (account === undefined || canReach(dirname(path), account)) return path;
  const mark = createHash('sha256').update(path).digest('hex').slice(0, 12);
  return join(REACHABLE_FOLDER, `${basename(path)}-${mark}`);
}

/**
 * Makes the place ready: the folder, the password, and a fresh cluster where there is none. The cluster is made beside
 * its place and moved there whole, so that a crash half-way leaves nothing that looks like data.
 *
 * @throws Error where data exist without their password file, or the cluster cannot be made
 */
export function prepareSite(wanted: string, log: (message: string) => void): PostgresSite {
  const site = siteFor(wanted, log);
  if (!existsSync(join(site.dataDir, 'PG_VERSION'))) makeCluster(site);
  return site;
}

/** The place alone: the folder above the data, the account, the programs and the password. */
export function siteFor(wanted: string, log: (message: string) => void): PostgresSite {
  makeFolder(dirname(resolve(wanted)));
  const dataDir = realDataDir(wanted);
  const account = serverAccount(dataDir);
  if (dataDir !== throughLinks(resolve(wanted))) {
    log(`PostgreSQL runs under an account of its own that cannot reach ${wanted}: its data are in ${dataDir}`);
    makeFolder(dirname(dataDir));
  }
  const password = passwordOf(dataDir, existsSync(join(dataDir, 'PG_VERSION')));
  return { dataDir, account, binaries: postgresBinaries(account, log), password, logFile: `${dataDir}.log` };
}

function throughLinks(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  return path === dirname(path) ? path : join(throughLinks(dirname(path)), basename(path));
}

/** Folders that we make ourselves can be passed, not listed, by the server's account, whatever the umask is. */
export function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true });
  for (let made = folder; first !== undefined && made.startsWith(first); made = dirname(made)) chmodSync(made, 0o711);
}

/** The superuser's password; made where there are no data yet. */
export function passwordOf(dataDir: string, hasData: boolean): string {
  const file = `${dataDir}.password`;
  if (!existsSync(file)) {
    if (hasData) throw new Error(`The data in ${dataDir} have lost their password file ${file}: put it back from a backup.`);
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, randomBytes(24).toString('base64url'), { mode: 0o600 });
    try {
      linkSync(draft, file);
    } catch (error) {
      // Another start has just written one: that one counts.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft);
    }
  }
  return readFileSync(file, 'utf8').trim();
}

function makeCluster(site: PostgresSite): void {
  const draft = `${site.dataDir}.new-${process.pid}`;
  const passwordCopy = `${draft}.password`;
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordCopy, site.password, { mode: 0o600 });
  if (site.account !== undefined) {
    for (const path of [draft, passwordCopy]) chownSync(path, site.account.uid, site.account.gid);
  }
  try {
    const made = spawnSync(
      site.binaries.initdb,
      [
        `--pgdata=${draft}`, `--pwfile=${passwordCopy}`, '--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8',
        '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums',
      ],
      { ...site.account, cwd: draft, env: SERVER_ENVIRONMENT, encoding: 'utf8' },
    );
    if (made.status !== 0) {
      throw new Error(`PostgreSQL could not make its data directory ${site.dataDir}: ${made.error?.message ?? made.stderr.trim()}`);
    }
    moveInto(draft, site.dataDir);
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(passwordCopy, { force: true });
  }
}

function moveInto(draft: string, dataDir: string): void {
  try {
    renameSync(draft, dataDir);
  } catch (error) {
    // Another start was quicker: its cluster has the same password.
    if (!existsSync(join(dataDir, 'PG_VERSION'))) throw error;
  }
}
