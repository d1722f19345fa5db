import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The user that the server runs as, where that is not the user who starts it. */
export interface ServerAccount {
  uid: number;
  gid: number;
}

const ACCOUNTS = ['postgres', 'amparo-postgres'];

/**
 * PostgreSQL refuses to run as root. Asked by root this names another account: the owner of data that exist already,
 * else `postgres`, else `amparo-postgres` (made when missing), else `nobody`. Anybody else runs the server as
 * themselves, and gets `undefined`.
 *
 * @throws Error where root has no such account and cannot make one
 */
export function serverAccount(dataDir: string): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(join(dataDir, 'PG_VERSION'))) {
    const { uid, gid } = statSync(dataDir);
    if (uid !== 0) return { uid, gid };
  }
  const found = ACCOUNTS.map(accountNamed).find((account) => account !== undefined);
  const account = found ?? madeAccount() ?? accountNamed('nobody');
  if (account === undefined) {
    throw new Error('PostgreSQL does not run as root, and no account for it was found: add a system user "postgres".');
  }
  return account;
}

/** Whether an account may pass every folder on the way to `path` and use what lies there (its own mode bits only). */
export function canReach(path: string, account: ServerAccount): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && !mayEnter(folder, account)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function mayEnter(folder: string, account: ServerAccount): boolean {
  const { uid, gid, mode } = statSync(folder);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

function accountNamed(name: string): ServerAccount | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function madeAccount(): ServerAccount | undefined {
  const name = 'amparo-postgres';
  spawnSync('useradd', ['--system', '--no-create-home', '--user-group', '--shell', '/usr/sbin/nologin', name]);
  return accountNamed(name);
}
