import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './tree.mjs';

const entries = {
  buf: '@bufbuild/buf/bin/buf',
  eslint: 'eslint/bin/eslint.js',
  jest: 'jest/bin/jest.js',
  nx: 'nx/dist/bin/nx.js',
  tsc: 'typescript/bin/tsc',
};

/**
 * Runs an installed tool, or `node` itself, at the root of the tree, and answers its exit code and what it printed.
 * Never throws for a code other than 0: what that means is the gate's to say.
 */
export function tool(name, args, env = {}) {
  const script = entries[name] ? [join(root, 'node_modules', entries[name])] : [];
  return ended(process.execPath, [...script, ...args], env);
}

/** The same for npm, which is the machine's own. */
export function npm(args) {
  const windows = process.platform === 'win32';
  return ended(windows ? 'npm.cmd' : 'npm', args, {}, windows);
}

function ended(program, args, env, shell = false) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      shell,
      env: { ...process.env, NX_DAEMON: 'false', FORCE_COLOR: '0', NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, out, err }));
  });
}

/** The one finding for a tool that failed without saying where. */
export function failed(name, { code, out, err }) {
  const tail = `${out}\n${err}`.trim().split('\n').slice(-15).join('\n    ');
  return { where: name, says: `ended with ${code}\n    ${tail}` };
}
