import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { agreedSecret, freshKeyPair, publicKeyFrom } from './x25519';

const WITHIN_MS = 60_000;

describe('a fresh key pair', () => {
  it('agrees with another on what nobody else knows', () => {
    const [one, other, third] = [freshKeyPair(), freshKeyPair(), freshKeyPair()];
    const agreed = agreedSecret(one.privateKey, publicKeyFrom(other.publicKey));
    expect(agreedSecret(other.privateKey, publicKeyFrom(one.publicKey))).toEqual(agreed);
    expect(agreedSecret(third.privateKey, publicKeyFrom(one.publicKey))).not.toEqual(agreed);
  });

  // In a process of its own, since it would never come back: with keys that Node generates it stands still before them all are made.
  it('is there at once, however often garbage is collected meanwhile', () => {
    const { outputText } = transpileModule(readFileSync(join(__dirname, 'x25519.ts'), 'utf8'), { compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 } });
    const made = spawnSync(process.execPath, ['--max-semi-space-size=1', '-e', `${outputText}\nfor (let n = 0; n < 60000; n++) exports.freshKeyPair();`], { timeout: WITHIN_MS, killSignal: 'SIGKILL' });
    expect([made.status, made.signal, made.stderr.toString()]).toEqual([0, null, '']);
  }, WITHIN_MS + 10_000);
});
