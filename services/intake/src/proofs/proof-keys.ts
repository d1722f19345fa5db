import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { StartError } from '@amparo/platform';
import { proofLine, signedText } from './proof.rules';

/** A key by which proofs can be verified, as it is published. */
export interface PublishedKey {
  id: string;
  /** Ed25519, 64 hexadecimal digits. */
  publicKey: string;
}

/** What stands before the 32 bytes of a private key in PKCS #8 (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const LINE = /^(public )?([0-9a-f]{64})$/;

/** The keys of proofs: the first signs, all of them are published. Without a file no proof is given. */
export class ProofKeys {
  private constructor(private readonly signer: { key: KeyObject; id: string } | undefined, readonly published: readonly PublishedKey[]) {}

  /**
   * Reads a file: a line a key, the one that signs first. A line is 64 hexadecimal digits, of the private key; or `public` and the
   * public key, of one that signs no more.
   *
   * @throws StartError `keys.unreadable`
   */
  static fromFile(path: string | undefined): ProofKeys {
    if (path === undefined) return new ProofKeys(undefined, []);
    try {
      const lines = readFileSync(path, 'utf8').split('\n').map((line) => line.trim()).filter((line) => line !== '');
      const keys = lines.map((line) => keyIn(line));
      const key = keys[0]?.privateKey;
      if (key === undefined) throw new Error('no key that signs');
      return new ProofKeys({ key, id: keys[0]!.id }, keys.map(({ id, publicKey }) => ({ id, publicKey })));
    } catch {
      throw new StartError('keys.unreadable', 'The keys of INTAKE_PROOF_KEY_FILE are missing or are not lines of 64 hexadecimal digits, the one that signs first.');
    }
  }

  /**
   * Says in a signed line that a report existed.
   *
   * @param hash of what was sent
   * @returns nothing where there is no key
   */
  prove(hash: Buffer, now: Date): string | undefined {
    if (this.signer === undefined) return undefined;
    const statement = { hash: hash.toString('hex'), day: now.toISOString().slice(0, 10), key: this.signer.id };
    return proofLine(statement, sign(null, Buffer.from(signedText(statement)), this.signer.key));
  }
}

function keyIn(line: string): PublishedKey & { privateKey?: KeyObject } {
  const [, isPublic, digits] = LINE.exec(line) ?? [];
  if (digits === undefined) throw new Error('not a key');
  const bytes = Buffer.from(digits, 'hex');
  if (isPublic !== undefined) return { id: idOf(bytes), publicKey: digits };
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, bytes]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-bytes.length);
  return { id: idOf(publicKey), publicKey: publicKey.toString('hex'), privateKey };
}

function idOf(publicKey: Buffer): string {
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 16);
}
