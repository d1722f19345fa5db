import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Installs in a folder exactly what its lock file says. No package's install script runs, whatever version of npm and whatever settings the
 * machine has, but those of packages for which `allowScripts` in the folder's package.json says `true`: these run when all are in place.
 * Answers whether it went well.
 */
export function installPackages(folder) {
  const { allowScripts = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const mayRun = Object.keys(allowScripts).filter((name) => allowScripts[name]);
  // Without a name, npm would rebuild every package.
  return npm(folder, 'ci', '--ignore-scripts') && (mayRun.length === 0 || npm(folder, 'rebuild', '--ignore-scripts=false', ...mayRun));
}

function npm(folder, ...args) {
  const windows = process.platform === 'win32';
  const all = [...args, '--no-audit', '--no-fund', '--loglevel=error'];
  return spawnSync(windows ? 'npm.cmd' : 'npm', all, { cwd: folder, stdio: ['ignore', 'ignore', 2], shell: windows }).status === 0;
}
