import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { root } from '../tree.mjs';

const left = new Set(['node_modules', '.git', '.data', '.nx', '.kafka', 'coverage']);

/** A copy of the tree with what is built, so that gates start warm, on the same installed packages. Answers its folder. */
export function copyOfTree() {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'amparo-plants-')));
  cpSync(root, copy, { recursive: true, verbatimSymlinks: true, filter: (path) => path === root || !left.has(basename(path)) });
  linkPackages(copy);
  return copy;
}

/** Installed packages are shared; the links to our own libs and services are made anew, so that they lead into the copy. */
function linkPackages(copy) {
  const from = join(root, 'node_modules');
  const to = join(copy, 'node_modules');
  mkdirSync(join(to, '@amparo'), { recursive: true });
  for (const entry of readdirSync(from).filter((name) => name !== '@amparo')) symlinkSync(join(from, entry), join(to, entry));
  for (const own of readdirSync(join(from, '@amparo'))) symlinkSync(readlinkSync(join(from, '@amparo', own)), join(to, '@amparo', own));
}

/** Writes the files and edits of some plants; answers how to take them out again. */
export function plantIn(copy, plants) {
  const undo = plants.flatMap(({ files = {}, edits = {} }) => [
    ...Object.entries(files).map(([path, text]) => put(join(copy, path), text)),
    ...Object.entries(edits).map(([path, edit]) => put(join(copy, path), edit(readFileSync(join(copy, path), 'utf8')))),
  ]);
  return () => undo.reverse().forEach((back) => back());
}

function put(path, text) {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  if (before === text) throw new Error(`the plant changes nothing in ${path}`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return () => (before === undefined ? rmSync(path) : writeFileSync(path, before));
}

/** What one gate finds in the copy, by the copy's own gates. */
export function findingsIn(copy, gate) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(copy, 'deploy/check/check.mjs'), '--only', gate, '--json'], { cwd: copy, stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
    child.on('error', reject);
    child.on('close', () => {
      try {
        resolve(JSON.parse(out));
      } catch (error) {
        reject(new Error(`${gate} printed no findings in the copy: ${out.slice(0, 500)}`, { cause: error }));
      }
    });
  });
}
