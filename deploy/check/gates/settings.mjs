import { filesUnder, lineAt, textOf } from '../tree.mjs';

export const name = 'settings';

const COMPOSE = 'docker-compose.yml';
const EXAMPLE = '.env.example';
const HANDBOOK = 'docs/OPERATIONS.md';
const COMMON = 'libs/platform/src/config/service-config.ts';

/** In a container connections come in a file of secrets. */
const CONNECTION = /_DATABASE_URL$/;
/** What means nothing in a container: its pages are in the image, and it has no invented people. */
const NOT_IN_CONTAINERS = new Set(['PORTAL_WEB_FOLDER', 'DIRECTORY_DEMONSTRATION_ACCOUNTS_FILE']);

/**
 * Every setting that a service reads can be set where it runs: in its container, and it stands in `.env.example` with its default and in
 * the handbook. And nothing is set that nobody reads, since somebody would rely on it.
 */
export async function run() {
  const [compose, example, handbook] = [COMPOSE, EXAMPLE, HANDBOOK].map(textOf);
  const configs = filesUnder('services').filter((path) => /^services\/[^/]+\/src\/config\.ts$/.test(path));
  const common = namesIn(COMMON, /\bown\('([A-Z][A-Z_]*)'\)/g);
  const shared = namesIn(COMMON, /\b(?:text|integer|list|flag)\('([A-Z][A-Z_]*)'/g);
  const services = configs.map((path) => ({ service: path.split('/')[1], path, own: namesIn(path, /\b[a-z]\w*\('([A-Z][A-Z0-9]*_[A-Z0-9_]+)'/g) }));
  const documented = (key) => wordsOf(handbook).some((word) => word.test(key));
  return [
    ...services.flatMap(({ service, path, own }) => own.flatMap(({ key, index }) => {
      const where = `${path}:${lineAt(textOf(path), index)}`;
      const inContainer = CONNECTION.test(key) || NOT_IN_CONTAINERS.has(key) || settingsOf(compose, service).some((set) => set.key === key);
      return [
        ...(inContainer ? [] : [{ where, says: `${key} cannot be set in the container of ${service} (${COMPOSE})` }]),
        ...(new RegExp(`^#?${key}=`, 'm').test(example) ? [] : [{ where, says: `${EXAMPLE} does not say ${key} and its default` }]),
        ...(documented(key) ? [] : [{ where, says: `${HANDBOOK} does not name ${key}` }]),
      ];
    })),
    ...common.filter(({ key }) => !new RegExp(`(<SERVICE>|\`)_${key}\\b`).test(handbook)).map(({ key, index }) => ({ where: `${COMMON}:${lineAt(textOf(COMMON), index)}`, says: `${HANDBOOK} does not name <SERVICE>_${key}` })),
    ...shared.filter(({ key }) => !documented(key)).map(({ key, index }) => ({ where: `${COMMON}:${lineAt(textOf(COMMON), index)}`, says: `${HANDBOOK} does not name ${key}` })),
    ...services.flatMap(({ service, own }) => unread(compose, service, own, common)),
  ];
}

/** Names that a file reads. */
function namesIn(path, pattern) {
  const bare = textOf(path).replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  return [...bare.matchAll(pattern)].map(({ 1: key, index }) => ({ key, index }));
}

/** What is set in the container of a service, besides what all have. */
function settingsOf(compose, service) {
  const start = compose.search(new RegExp(`^  ${service}:$`, 'm'));
  if (start < 0) return [];
  const block = compose.slice(start + 1).split(/^ {2}\w[\w-]*:$|^\w/m)[0];
  return [...block.matchAll(/^ {6}([A-Z][A-Z0-9_]*):/gm)].map(({ 1: key, index }) => ({ key, index: start + 1 + index }));
}

function unread(compose, service, own, common) {
  const known = new Set(['SERVICE', ...own.map(({ key }) => key), ...common.map(({ key }) => `${service.toUpperCase()}_${key}`)]);
  return settingsOf(compose, service).filter(({ key }) => !known.has(key)).map(({ key, index }) => ({ where: `${COMPOSE}:${lineAt(compose, index)}`, says: `${service} does not read ${key}` }));
}

/** Names of settings in the handbook; `*` and `<SERVICE>` stand for a part of one. */
function wordsOf(handbook) {
  return [...new Set([...handbook.matchAll(/`((?:<SERVICE>|[A-Z])[A-Z0-9_*]*)(?:=[^`]*)?`/g)].map(([, word]) => word))]
    .map((word) => new RegExp(`^${word.replace('<SERVICE>', '[A-Z]+').replace('*', '[A-Z_]+')}$`));
}
