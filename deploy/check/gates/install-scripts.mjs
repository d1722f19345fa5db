import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'tar';
import { installPackages } from '../../install.mjs';
import { filesUnder, lineAt, root, textOf } from '../tree.mjs';

export const name = 'install-scripts';

const installer = 'deploy/install.mjs';
const allowed = { permitted: true, refused: false };
const packages = ['permitted', 'refused', 'unheard-of'];
/** Whoever runs this by `npm run` hands its settings on, by which no file would be judged. */
const byNobody = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^npm_config_/i.test(key)));

/** Packages whose scripts leave a mark are installed as ours are: the marks say whose script ran. Nobody is asked for them. */
export async function run() {
  const windows = process.platform === 'win32';
  const byHand = (folder) => {
    copyFileSync(join(root, '.npmrc'), join(folder, '.npmrc'));
    return spawnSync(windows ? 'npm.cmd' : 'npm', ['ci', '--loglevel=error'], { cwd: folder, env: byNobody, stdio: ['ignore', 'ignore', 2], shell: windows }).status === 0;
  };
  return [
    ...tried(installer, installPackages, allowed, ['permitted']),
    ...tried(installer, installPackages, {}, []),
    ...tried('.npmrc', byHand, {}, []),
    ...filesUnder().filter((path) => !path.endsWith('.md') && !path.startsWith('deploy/check/')).flatMap(unbound),
  ];
}

function tried(where, install, allowScripts, wanted) {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-installs-'));
  try {
    for (const one of packages) pack(folder, one);
    write(folder, 'package.json', { ...own, allowScripts });
    write(folder, 'package-lock.json', { ...own, lockfileVersion: 3, requires: true, packages: lockOf });
    if (!install(folder)) return [{ where, says: 'npm could not install packages that lie beside it' }];
    const ran = packages.filter((one) => existsSync(join(folder, 'node_modules', one, 'ran')));
    return [
      ...ran.filter((one) => !wanted.includes(one)).map((one) => ({ where, says: `the install script of a package that is ${one} ran, with ${JSON.stringify(allowScripts)} allowed` })),
      ...wanted.filter((one) => !ran.includes(one)).map((one) => ({ where, says: `the install script of a package that is ${one} did not run` })),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const own = { name: 'planted', version: '1.0.0', dependencies: Object.fromEntries(packages.map((one) => [one, `file:${one}.tgz`])) };
const lockOf = {
  '': own,
  ...Object.fromEntries(packages.map((one) => [`node_modules/${one}`, { version: '1.0.0', resolved: `file:${one}.tgz`, hasInstallScript: true }])),
};

function pack(folder, one) {
  const at = join(folder, 'package');
  mkdirSync(at, { recursive: true });
  write(at, 'package.json', { name: one, version: '1.0.0', scripts: { postinstall: 'node leave-a-mark.js' } });
  writeFileSync(join(at, 'leave-a-mark.js'), "require('node:fs').writeFileSync('ran', '');\n");
  create({ gzip: true, sync: true, cwd: folder, file: join(folder, `${one}.tgz`) }, ['package']);
  rmSync(at, { recursive: true });
}

function write(folder, file, content) {
  writeFileSync(join(folder, file), JSON.stringify(content));
}

/** A command elsewhere that installs, and does not say that scripts are left out. */
function unbound(path) {
  const text = textOf(path);
  return [...text.matchAll(/\bnpm (?:ci|i|install|add|update|prune|rebuild)\b[^\n&|;]*/g)]
    .filter(([command]) => !/--ignore-scripts(?!=)/.test(command))
    .map(({ index }) => ({ where: `${path}:${lineAt(text, index)}`, says: `npm installs without --ignore-scripts: ${installer} says which scripts may run` }));
}
