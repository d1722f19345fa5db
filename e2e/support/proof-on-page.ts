import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { PortalPage } from './portal-page';

/** What there is to see of a proof of receipt. */
export interface ProofSeen {
  /** Whether the line that stands there, as it is copied, can be verified with the keys that the door publishes. */
  isGood: boolean;
  /** What comes onto paper: the proof, and the return code beside it. */
  printed: { proof: boolean; words: boolean };
}

/** Looks at the proof on the page where an entry has arrived. */
export async function proofOn({ page, say }: PortalPage, doorUrl: string): Promise<ProofSeen> {
  const proof = page.getByRole('region', { name: say('entry.proof') });
  const words = page.getByRole('list', { name: say('entry.words') });
  const line = (await proof.locator('p[dir=ltr]').innerText()).trim();
  await page.emulateMedia({ media: 'print' });
  const printed = { proof: await proof.isVisible(), words: await words.isVisible() };
  await page.emulateMedia({ media: 'screen' });
  return { isGood: await isGood(line, doorUrl), printed };
}

async function isGood(line: string, doorUrl: string): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-proof-'));
  try {
    const keys = await fetch(`${doorUrl}/api/proof-keys`);
    writeFileSync(join(folder, 'keys'), await keys.text());
    writeFileSync(join(folder, 'proof'), line);
    const verifier = resolve(__dirname, '..', '..', 'deploy', 'verify-receipt.mjs');
    return spawnSync(process.execPath, [verifier, join(folder, 'proof'), '--keys', join(folder, 'keys')]).status === 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
