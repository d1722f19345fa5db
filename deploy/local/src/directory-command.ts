import { readFileSync } from 'node:fs';
import { findSystem, OperatorApi } from './operator-api';

/** `npm run directory -- import FILE` replaces the directory of the running system; `export` prints it. */
export async function directoryCommand([what, file]: string[]): Promise<number> {
  const api = new OperatorApi(findSystem());
  if (what === 'export') {
    process.stdout.write(`${JSON.stringify(await api.get('directory/directory'), undefined, 1)}\n`);
    return 0;
  }
  if (what !== 'import' || file === undefined) {
    process.stderr.write('Usage: npm run directory -- import FILE | export\n');
    return 2;
  }
  let directory: unknown;
  try {
    directory = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
  } catch {
    process.stderr.write('The file cannot be read, or is not JSON.\n');
    return 1;
  }
  const { version, changed } = await api.send<{ version: number; changed: boolean }>('PUT', 'directory/directory', directory);
  process.stdout.write(changed ? `The directory is now at version ${version}.\n` : `Nothing changed; the directory stays at version ${version}.\n`);
  return 0;
}
