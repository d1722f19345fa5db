import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/results';

/** Another commit's tree, built, in a place of its own. */
export interface Checkout {
  root: string;
  commit: string;
  remove(): void;
}

/**
 * Checks another commit out beside this one and builds it there. What is installed is shared where
 * all that it wants is here in the same versions.
 *
 * @throws Error where there is no such commit, or its build fails
 */
export function checkOut(ref: string, place: string): Checkout {
  const root = join(place, 'tree');
  const git = (...args: string[]) => execFileSync('git', ['-C', ROOT, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  const commit = git('rev-parse', '--short', `${ref}^{commit}`);
  git('worktree', 'add', '--detach', root, commit);
  const remove = () => void git('worktree', 'remove', '--force', root);
  try {
    install(root);
    execFileSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-b'], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    return { root, commit, remove };
  } catch (error) {
    remove();
    throw new Error(`${ref} could not be built`, { cause: error });
  }
}

/** By this every command knows that what its lock file says is installed. */
const STAMP = '.amparo-lock';

function install(root: string): void {
  if (!isInstalledHere(root)) {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    return;
  }
  const [from, to] = [join(ROOT, 'node_modules'), join(root, 'node_modules')];
  mkdirSync(join(to, '@amparo'), { recursive: true });
  for (const name of readdirSync(from)) {
    if (name !== '@amparo' && name !== STAMP && !existsSync(join(to, name))) symlinkSync(join(from, name), join(to, name));
  }
  // The project's own packages are linked by ways that are the same in both trees, and so lead into the other one.
  for (const name of readdirSync(join(from, '@amparo'))) {
    const link = join(from, '@amparo', name);
    if (lstatSync(link).isSymbolicLink()) symlinkSync(readlinkSync(link), join(to, '@amparo', name));
  }
  writeFileSync(join(to, STAMP), createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex'));
}

function isInstalledHere(root: string): boolean {
  const here = lockedVersions(ROOT);
  return [...lockedVersions(root)].every(([place, version]) => here.get(place) === version);
}

/** Version by place in `node_modules`, of what others wrote. */
function lockedVersions(root: string): Map<string, string | undefined> {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, { version?: string; link?: boolean }> };
  return new Map(Object.entries(packages).filter(([place, { link }]) => place.startsWith('node_modules/') && link !== true).map(([place, { version }]) => [place, version]));
}
