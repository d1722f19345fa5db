import { filesUnder, textOf } from '../tree.mjs';

export const name = 'lock-file';

const lockPath = 'package-lock.json';
const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'];

/**
 * A partial lock file installs on the machine that wrote it and nowhere else; a git or URL dependency can change under us;
 * an install script runs before anybody has read it.
 */
export async function run() {
  const { packages } = JSON.parse(textOf(lockPath));
  const allowed = JSON.parse(textOf('package.json')).allowScripts ?? {};
  return [
    ...Object.entries(packages).flatMap(([path, entry]) => [
      ...missingOptional(packages, path, entry),
      ...foreignSource(path, entry),
      ...unheardScript(allowed, path, entry),
    ]),
    ...filesUnder().filter((path) => path.endsWith('package.json')).flatMap((path) => foreignSpecs(path)),
    ...needlessPermissions(allowed, packages),
  ];
}

function missingOptional(packages, path, entry) {
  return Object.keys(entry.optionalDependencies ?? {})
    .filter((wanted) => !candidates(path, wanted).some((place) => place in packages))
    .map((wanted) => ({ where: lockPath, says: `${path || 'the root'} wants ${wanted}, which has no entry: npm ci would refuse it` }));
}

/** Where node looks for a package from a place, nearest first. */
function candidates(path, wanted) {
  const parts = path === '' ? [] : path.split('/');
  return [...parts.keys(), parts.length].reverse()
    .map((length) => [...parts.slice(0, length), 'node_modules', wanted].join('/'));
}

function foreignSource(path, entry) {
  if (entry.link || entry.inBundle || !path.includes('node_modules/')) return [];
  // npm may leave `resolved` out for packages of the registry; where it stands, it has the registry's form.
  const fromRegistry = /^https:\/\/[^/]+\/(@[^/]+\/)?[^/]+\/-\/[^/]+\.tgz$/.test(entry.resolved ?? 'https://x/x/-/x.tgz');
  if (fromRegistry && entry.integrity) return [];
  return [{ where: lockPath, says: `${path} is not a registry package with an integrity: git and URLs are refused` }];
}

function foreignSpecs(path) {
  const manifest = JSON.parse(textOf(path));
  return kinds.flatMap((kind) => Object.entries(manifest[kind] ?? {}))
    .filter(([, spec]) => /[:/]/.test(spec.replace(/^npm:(@[^/]+\/)?/, '')))
    .map(([dependency, spec]) => ({ where: path, says: `${dependency} comes from ${spec}: registry packages only` }));
}

function unheardScript(allowed, path, entry) {
  if (!entry.hasInstallScript || nameOf(path) in allowed) return [];
  return [{ where: 'package.json', says: `${nameOf(path)} has an install script and allowScripts does not say whether it may run` }];
}

function needlessPermissions(allowed, packages) {
  const present = new Set(Object.keys(packages).map(nameOf));
  return Object.keys(allowed).filter((dependency) => allowed[dependency] && !present.has(dependency))
    .map((dependency) => ({ where: 'package.json', says: `allowScripts lets ${dependency} run, which nothing needs` }));
}

function nameOf(path) {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
