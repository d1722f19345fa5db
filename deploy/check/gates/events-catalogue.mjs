import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, textOf } from '../tree.mjs';
import { catalogue, cataloguePath } from '../events-catalogue.mjs';

export const name = 'events-catalogue';

/** The one page that says which event writes to whom has to say what the code does. */
export async function run() {
  const { text, findings } = await catalogue();
  if (findings.length > 0) return findings;
  if (existsSync(join(root, cataloguePath)) && textOf(cataloguePath) === text) return [];
  return [{ where: cataloguePath, says: 'is not what the proto files and services say: npm run generate' }];
}
