// The way in for every command of the README: installs and builds what is missing, then hands over.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './install.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [command = 'start', ...rest] = process.argv.slice(2);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) stop(`Amparo needs Node 20.19 or newer; this is ${process.versions.node}.`);

installWhatIsMissing();
if (command === 'install') process.exit(0);
const pages = ['start', 'test'].includes(command) ? buildPages() : undefined;
run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-b'], 'the build');
await pages;
if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));

// What is not here is a command of the supervisor.
const mains = {
  'test': join(root, 'deploy', 'test.mjs'),
  'bench': join(root, 'e2e', 'dist', 'bench', 'main.js'),
  'fuzz': join(root, 'e2e', 'dist', 'fuzz', 'main.js'),
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
  if (!installPackages(root)) stop('the installation failed.');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

/** Builds the portal's pages, beside the services, when what they are made of is not what it was. */
async function buildPages() {
  const web = join(root, 'services', 'portal', 'web');
  const sources = [...['src', 'messages', 'public', 'index.html', 'vite.config.mjs'].map((name) => join(web, name)), join(root, 'libs', 'domain', 'src'), join(root, 'package-lock.json')];
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesOf).sort()) hash.update(file).update(readFileSync(file));
  const made = hash.digest('hex');
  const stamp = join(root, '.nx', 'pages-made-of');
  if (existsSync(join(web, 'dist', 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === made) return;
  rmSync(stamp, { force: true });
  const vite = spawn(process.execPath, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', join(web, 'vite.config.mjs'), '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 2, 2] });
  const status = await new Promise((resolve) => vite.on('close', resolve));
  if (status !== 0) stop('the build of the pages failed.');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, made);
}

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesOf(join(path, name)));
}

function run(program, args, what) {
  const { status } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) stop(`${what} failed.`);
}

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
