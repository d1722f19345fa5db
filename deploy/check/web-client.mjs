import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { root } from './tree.mjs';

/** Where the shapes of all calls are committed, for the portal's pages. */
export const clientPath = 'services/portal/web/src/gen/api.ts';

/** The portal's pages have no business with the public's calls of the door. */
const NOT_OF_PAGES = new Set(['door.openapi.js']);

/**
 * The shapes of every call behind the gateway, as each built service describes its own and the gateway merges them.
 * The services have to be built.
 */
export async function clientText() {
  const { mergeDescriptions } = await import(pathToFileURL(join(root, 'services/portal/dist/description/description.rules.js')));
  const services = readdirSync(join(root, 'services')).sort();
  const descriptions = (await Promise.all(services.map(documentsOf))).flat();
  const { security, ...merged } = sorted(mergeDescriptions(descriptions));
  const text = astToString(await openapiTS(JSON.stringify({ ...merged, security }), { alphabetize: true }));
  return `// Made by \`npm run generate\` from services/*/src/openapi. Do not edit.\n\n${text}`;
}

async function documentsOf(service) {
  const folder = join(root, 'services', service, 'dist', 'openapi');
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.openapi.js') && !NOT_OF_PAGES.has(name)).sort();
  const documents = await Promise.all(files.map(async (file) => Object.values(await import(pathToFileURL(join(folder, file)))).filter(isDescription)));
  return documents.flat().map((document) => ({ service, document }));
}

const isDescription = (value) => typeof value === 'object' && value !== null && typeof value.openapi === 'string' && 'paths' in value;

/** By their names, so that the text does not depend on which service was read first. */
function sorted(description) {
  return { ...description, paths: Object.fromEntries(Object.entries(description.paths).sort(([a], [b]) => (a < b ? -1 : 1))) };
}
