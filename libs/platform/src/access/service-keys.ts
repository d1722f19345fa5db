import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../config/start-error';
import { freshSigningPair } from './signing-pair';

/** The public half of a service's key, as it stands in the keys file (RFC 7517). Its id is the service's name. */
interface PublicKey {
  kid: string;
  kty: string;
  crv?: string;
  x?: string;
  y?: string;
}

/** Where `makeServiceKeys` put what it made. */
export interface ServiceKeyFiles {
  /** Private key of each service, readable by its owner alone. */
  keyFile: Record<string, string>;
  /** Public keys of all, for everybody. */
  keysFile: string;
}

/**
 * Makes a signing key (P-256) for each service, and the file of all public keys. What is there already stays as it is,
 * so that it may run at every start.
 */
export function makeServiceKeys(directory: string, names: readonly string[]): ServiceKeyFiles {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const keyFile: Record<string, string> = {};
  const keys = names.map((name): PublicKey => {
    const path = join(directory, `${name}.service-key.pem`);
    keyFile[name] = path;
    if (!existsSync(path)) writeWhole(path, freshSigningPair().privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 0o600);
    const { kty, crv, x, y } = createPublicKey(readPrivateKey(path)).export({ format: 'jwk' });
    return { kid: name, kty: kty ?? 'EC', crv, x, y };
  });
  const keysFile = join(directory, 'service-keys.json');
  writeWhole(keysFile, `${JSON.stringify({ keys }, undefined, 2)}\n`, 0o644);
  return { keyFile, keysFile };
}

/** By way of a second name, so that nobody ever reads half a file. */
export function writeWhole(path: string, content: string, mode: number): void {
  const draft = `${path}.${process.pid}.new`;
  writeFileSync(draft, content, { mode });
  renameSync(draft, path);
}

/**
 * Reads a private key file.
 *
 * @throws StartError `keys.unreadable`
 */
export function readPrivateKey(path: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(path, 'utf8'));
  } catch {
    // The library's message may quote the file, and the file is a secret.
    throw new StartError('keys.unreadable', 'A service key file is missing or is not a private key (*_SERVICE_KEY_FILE).');
  }
}

/**
 * Reads the public keys of all services, by name.
 *
 * @throws StartError `keys.unreadable`
 */
export function readPublicKeys(path: string): Map<string, KeyObject> {
  try {
    const { keys } = JSON.parse(readFileSync(path, 'utf8')) as { keys: PublicKey[] };
    return new Map(keys.map((key) => [key.kid, createPublicKey({ key: { ...key }, format: 'jwk' })]));
  } catch {
    throw new StartError('keys.unreadable', 'The file of public keys is missing or broken (AMPARO_SERVICE_KEYS_FILE).');
  }
}
