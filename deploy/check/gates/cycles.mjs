import { createRequire } from 'node:module';
import { posix } from 'node:path';
import { filesUnder, textOf } from '../tree.mjs';

export const name = 'cycles';

const ts = createRequire(import.meta.url)('typescript');

/** No file reaches itself by imports, types included: a circle of types is two files that are one. */
export async function run() {
  const files = filesUnder().filter((path) => /\.(ts|tsx)$/.test(path));
  const known = new Set(files);
  const imports = new Map(files.map((path) => [path, importsOf(path, known)]));
  return circles(imports).map((circle) => ({ where: circle[0], says: `a circle of imports: ${[...circle, circle[0]].join(' → ')}` }));
}

function importsOf(path, known) {
  return ts.preProcessFile(textOf(path), true, true).importedFiles
    .map(({ fileName }) => resolve(path, fileName))
    .flatMap((target) => [`${target}.ts`, `${target}.tsx`, `${target}/index.ts`].filter((file) => known.has(file)).slice(0, 1));
}

function resolve(path, fileName) {
  if (fileName.startsWith('.')) return posix.join(posix.dirname(path), fileName);
  const [, lib, inside] = /^@amparo\/([^/]+)(?:\/(.+))?$/.exec(fileName) ?? [];
  return lib ? posix.join('libs', lib, 'src', inside ?? '') : fileName;
}

/** One circle for each knot of files, found by walking depth first and meeting a file that is still being walked. */
function circles(imports) {
  const done = new Set();
  const found = [];
  for (const start of imports.keys()) walk(start, []);
  return found;

  function walk(path, trail) {
    const at = trail.indexOf(path);
    if (at >= 0) found.push(trail.slice(at));
    if (at >= 0 || done.has(path)) return;
    for (const next of imports.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  }
}
