import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, textOf } from '../tree.mjs';
import { breaks, currentImage, shippedPath } from '../proto.mjs';

export const name = 'proto-breaking';

/**
 * What was shipped is kept beside the proto files, so that the gate needs no history: it holds in a shallow clone and
 * over many commits at once. An image that lags behind would leave its newest fields unguarded, so that is found too.
 */
export async function run() {
  if (!existsSync(join(root, shippedPath))) return [{ where: shippedPath, says: 'nothing to compare with: npm run generate makes it' }];
  const broken = await breaks();
  if (broken.length > 0) return broken.map(({ where, says }) => ({ where, says: `${says} A shipped event only grows: tell a v2 beside it` }));
  return (await currentImage()) === textOf(shippedPath) ? [] : [{ where: shippedPath, says: 'lags behind the proto files: npm run generate' }];
}
