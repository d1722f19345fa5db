// The way in for every command of the README: installs and builds what is missing, then hands over.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [command = 'start', ...rest] = process.argv.slice(2);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) stop(`Amparo needs Node 20.19 or newer; this is ${process.versions.node}.`);

installWhatIsMissing();
if (command === 'install') process.exit(0);
run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-b'], 'the build');
if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));

// What is not here is a command of the supervisor.
const mains = {
  'test': join(root, 'deploy', 'test.mjs'),
  'bench': join(root, 'e2e', 'dist', 'bench', 'main.js'),
  'chaos': join(root, 'e2e', 'dist', 'chaos', 'main.js'),
  'chaos:broken': join(root, 'e2e', 'dist', 'chaos', 'broken', 'main.js'),
};
const main = mains[command] ?? join(root, 'deploy', 'local', 'dist', 'main.js');
process.argv = [process.execPath, main, ...(command in mains ? rest : [command, ...rest])];
await import(main);

/** Installs exactly what the lock file says, once for each lock file. */
function installWhatIsMissing() {
  const stamp = join(root, 'node_modules', '.amparo-lock');
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  process.stderr.write('Installing what is missing …\n');
  const windows = process.platform === 'win32';
  run(windows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'the installation', { shell: windows });
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

function run(program, args, what, options = {}) {
  const { status } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
  if (status !== 0) stop(`${what} failed.`);
}

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
