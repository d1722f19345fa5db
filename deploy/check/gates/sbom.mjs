import { npm } from '../tool.mjs';
import { textOf } from '../tree.mjs';

export const name = 'sbom';

/** The list of all that the product is made of, for every platform, as `npm` reads it from the lock file: nobody is asked. */
export async function readSbom() {
  const { code, out, err } = await npm(['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--offline']);
  if (code !== 0) throw new Error(`npm sbom ended with ${code}: ${err.trim().split('\n').slice(-3).join(' ')}`);
  return JSON.parse(out);
}

/** A package of the lock file that is not in the list by the hash of what is installed is one that nobody can look up. */
export async function run() {
  return missingFrom(await readSbom());
}

export function missingFrom({ bomFormat, components }) {
  if (bomFormat !== 'CycloneDX') return [{ where: 'package-lock.json', says: 'npm made no CycloneDX list of it' }];
  const listed = new Set(components.flatMap(({ hashes = [] }) => hashes.map(({ content }) => content)));
  const { packages } = JSON.parse(textOf('package-lock.json'));
  return Object.entries(packages)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.link && !listed.has(hexOf(entry.integrity)))
    .map(([path]) => ({ where: 'package-lock.json', says: `${path} is not in the list of what the product is made of, by its hash` }));
}

/** The first hash of an integrity, as CycloneDX writes it. */
function hexOf(integrity = '') {
  return Buffer.from(integrity.split(' ')[0].replace(/^sha\d+-/, ''), 'base64').toString('hex');
}
