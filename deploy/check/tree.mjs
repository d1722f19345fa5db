import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the work tree that this copy of the gates lies in. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

const left = new Set(['node_modules', 'dist', 'coverage', 'test-results']);

/** Every file that belongs to the tree, as a path from its root: nothing installed, built or hidden (except `.ci` and files at the root). */
export function filesUnder(folder = '') {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) {
      const hidden = entry.name.startsWith('.') && entry.name !== '.ci';
      return hidden || left.has(entry.name) ? [] : filesUnder(path);
    }
    return entry.isFile() && !entry.name.endsWith('.tsbuildinfo') ? [path] : [];
  });
}

/** The text of a file of the tree. Throws when it is not there. */
export function textOf(path) {
  return readFileSync(join(root, path), 'utf8');
}

/** The 1-based line of a place in a text. */
export function lineAt(text, index) {
  return text.slice(0, index).split('\n').length;
}
