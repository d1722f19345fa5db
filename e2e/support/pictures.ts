import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Keeps a picture where `AMPARO_PICTURES` names a folder, as for the README. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['AMPARO_PICTURES'];
  if (folder === undefined || folder === '') return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
