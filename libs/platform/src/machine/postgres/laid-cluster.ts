import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, lchownSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { runningPostmaster } from './postmaster';
import { passwordOf, realDataDir, siteFor, SERVER_ENVIRONMENT, type PostgresSite } from './site';

/** What a server leaves beside its data. */
const BESIDE = ['password', 'log', 'log.1'];

/**
 * Makes a data directory out of one that was taken elsewhere, such as a base backup, and gives its superuser a new
 * password. The server's first start brings it to the instant of the backup. A cluster that is laid half is not left.
 *
 * @param wanted where the data are to lie; nothing may be there
 * @param lay fills the folder that it is given; whatever it throws is thrown on
 * @throws Error where something is there already, or what was laid is no cluster of this PostgreSQL
 */
export async function layCluster(wanted: string, lay: (folder: string) => Promise<void>, log: (message: string) => void = () => undefined): Promise<void> {
  const dataDir = realDataDir(wanted);
  if (existsSync(dataDir)) throw new Error(`There is something in ${dataDir} already.`);
  const site = siteFor(wanted, log);
  mkdirSync(dataDir, { mode: 0o700 });
  try {
    await lay(dataDir);
    rmSync(join(dataDir, 'postmaster.pid'), { force: true });
    give(dataDir, site);
    setPassword(site);
  } catch (error) {
    discardCluster(wanted);
    throw error;
  }
}

/** Whether a server runs on these data now. */
export function isServed(wanted: string): boolean {
  return runningPostmaster(realDataDir(wanted)) !== undefined;
}

/** The superuser's address of the server that runs on these data; nothing where none does. */
export function findPostgres(wanted: string): string | undefined {
  const dataDir = realDataDir(wanted);
  const running = runningPostmaster(dataDir);
  return running === undefined ? undefined : `postgres://postgres:${passwordOf(dataDir, true)}@127.0.0.1:${running.port}/postgres`;
}

/** Whether data lie there. */
export function hasCluster(wanted: string): boolean {
  return existsSync(join(realDataDir(wanted), 'PG_VERSION'));
}

/** Whether anything at all lies there. */
export function isTaken(wanted: string): boolean {
  const dataDir = realDataDir(wanted);
  return existsSync(dataDir) && readdirSync(dataDir).length > 0;
}

/** Gives data another place, with all that lies beside them. Nothing may be there, and no server run on them. */
export function moveCluster(from: string, to: string): void {
  const [source, target] = [realDataDir(from), realDataDir(to)];
  if (existsSync(target)) throw new Error(`There is something in ${target} already.`);
  for (const ending of BESIDE) {
    if (existsSync(`${source}.${ending}`)) renameSync(`${source}.${ending}`, `${target}.${ending}`);
  }
  renameSync(source, target);
}

/** Removes data that no server runs on, with all that lies beside them. */
export function discardCluster(wanted: string): void {
  const dataDir = realDataDir(wanted);
  for (const path of [dataDir, ...BESIDE.map((ending) => `${dataDir}.${ending}`)]) rmSync(path, { recursive: true, force: true });
}

/** Everything in it belongs to the server's account, and to nobody else. */
function give(dataDir: string, { account }: PostgresSite): void {
  chmodSync(dataDir, 0o700);
  if (account === undefined) return;
  chownSync(dataDir, account.uid, account.gid);
  for (const entry of readdirSync(dataDir, { recursive: true, encoding: 'utf8' })) lchownSync(join(dataDir, entry), account.uid, account.gid);
}

/** By a server without a network, which one statement is told and which ends then. It brings the data to their instant first. */
function setPassword({ account, binaries, dataDir, password }: PostgresSite): void {
  const { status, stderr } = spawnSync(
    binaries.postgres,
    ['--single', '-D', dataDir, '-c', 'exit_on_error=on', '-c', 'log_statement=none', '-c', 'log_min_error_statement=panic', 'postgres'],
    { ...account, cwd: '/', env: SERVER_ENVIRONMENT, encoding: 'utf8', input: `ALTER ROLE postgres PASSWORD '${password.replaceAll(`'`, `''`)}'\n` },
  );
  if (status !== 0) throw new Error(`What was laid does not start as a PostgreSQL of ${binaries.version}: ${stderr.trim().slice(-500)}`);
}
