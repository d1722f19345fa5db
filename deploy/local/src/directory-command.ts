import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findSystem, OperatorApi } from './operator-api';

const USAGE = 'Usage: npm run directory -- import FILE [--reopen ID]… | export\n';

/**
 * `npm run directory -- import FILE` replaces the directory of the running system; `export` prints it. A closed organisation is opened again
 * only where `--reopen` names it.
 */
export async function directoryCommand(args: string[]): Promise<number> {
  const said = readArguments(args);
  if (said === undefined) return usage();
  const { what, file, reopen } = said;
  const api = new OperatorApi(findSystem());
  if (what === 'export') {
    process.stdout.write(`${JSON.stringify(await api.get('directory/directory'), undefined, 1)}\n`);
    return 0;
  }
  if (what !== 'import' || file === undefined) {
    return usage();
  }
  let directory: unknown;
  try {
    directory = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
  } catch {
    process.stderr.write('The file cannot be read, or is not JSON.\n');
    return 1;
  }
  const { version, changed } = await api.send<{ version: number; changed: boolean }>('PUT', `directory/directory${reopen.length === 0 ? '' : `?reopen=${encodeURIComponent(reopen.join(','))}`}`, directory);
  process.stdout.write(changed ? `The directory is now at version ${version}.\n` : `Nothing changed; the directory stays at version ${version}.\n`);
  return 0;
}

function readArguments(args: string[]): { what: string | undefined; file: string | undefined; reopen: string[] } | undefined {
  try {
    const { positionals: [what, file], values } = parseArgs({ args, allowPositionals: true, options: { reopen: { type: 'string', multiple: true } } });
    return { what, file, reopen: values.reopen ?? [] };
  } catch {
    return undefined;
  }
}

function usage(): number {
  process.stderr.write(USAGE);
  return 2;
}
