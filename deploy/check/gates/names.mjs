import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder, root, textOf } from '../tree.mjs';

export const name = 'names';

const code = /\.(ts|tsx|mjs|cjs|js)$/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const banned = /(^|[-./])(utils?|helpers?|common|managers?|misc|impl)(?=[-./]|$)/;

/** If you can say what happens, you can guess the file: so no drawers without a label, and no index but the entry of a lib. */
export async function run() {
  return filesUnder().filter((path) => code.test(path) && !path.includes('/gen/')).flatMap((path) => judge(path).map((says) => ({ where: path, says })));
}

function judge(path) {
  const wrong = [];
  const word = banned.exec(path.replace(code, ''));
  if (word) wrong.push(`"${word[2]}" says nothing: name it by the field's noun or by what it does`);
  const crooked = path.split('/').find((part) => !part.startsWith('.') && !kebab.test(part));
  if (crooked) wrong.push(`"${crooked}" is not kebab-case`);
  if (path.endsWith('/index.ts') && !isEntry(path)) wrong.push('an index.ts that no package.json exports: import the files themselves');
  if (/^services\/[^/]+\/src\/(.*\/)?index\.ts$/.test(path)) wrong.push('a service has no index.ts');
  return wrong;
}

function isEntry(path) {
  const folder = path.split('/src/')[0];
  const manifest = `${folder}/package.json`;
  if (!existsSync(join(root, manifest))) return false;
  return JSON.stringify(JSON.parse(textOf(manifest)).exports ?? {}).includes(`"./${path.slice(folder.length + 1)}"`);
}
