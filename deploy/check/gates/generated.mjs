import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../tree.mjs';
import { failed, tool } from '../tool.mjs';
import { clientPath, clientText } from '../web-client.mjs';

export const name = 'generated';

const gen = 'libs/contracts/src/gen';
const domainGenerator = 'libs/domain/data/generate.mjs';

/** What is generated is committed, so that a reader and an editor see it; so it has to be what the sources make today. */
export async function run() {
  return [...(await staleContracts()), ...(await staleDomain()), ...(await staleClient())];
}

async function staleContracts() {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-gen-'));
  try {
    const result = await tool('buf', ['generate', '-o', folder]);
    if (result.code !== 0) return [failed('buf generate', result)];
    const fresh = contents(join(folder, gen));
    const kept = contents(join(root, gen));
    return [...new Set([...fresh.keys(), ...kept.keys()])]
      .filter((path) => fresh.get(path) !== kept.get(path))
      .map((path) => ({ where: `${gen}/${path}`, says: 'is not what the proto files make: npm run generate' }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function contents(folder) {
  if (!existsSync(folder)) return new Map();
  return new Map(readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

async function staleDomain() {
  if (!existsSync(join(root, domainGenerator))) return [];
  const result = await tool('node', [domainGenerator, '--check']);
  return result.code === 0 ? [] : [failed(`${domainGenerator} --check`, result)];
}

/** The client of the pages comes from what each service says of its calls, so from what is built. */
async function staleClient() {
  const build = await tool('tsc', ['-b']);
  if (build.code !== 0) return [failed('tsc -b', build)];
  const kept = existsSync(join(root, clientPath)) ? readFileSync(join(root, clientPath), 'utf8') : '';
  return kept === (await clientText()) ? [] : [{ where: clientPath, says: 'is not what the services say of their calls: npm run generate' }];
}
