import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeHpkeKeys, makeServiceKeys, SERVICE_NAMES, type ServiceName } from '@amparo/platform';
import { serviceRoles } from '@amparo/persistence';
import { EVENT_LOG_SERVICE } from '@amparo/messaging';
import type { Places } from './places';

/** All secrets of a system on one machine: made at the first start, each file readable by its owner alone. */
export interface Secrets {
  /** A password for each role that logs in. */
  passwords: Record<string, string>;
  operatorToken: string;
  operatorTokenFile: string;
  serviceKeyFile: Record<string, string>;
  serviceKeysFile: string;
  reportsPublicKeyFile: string;
  reportsPrivateKeyFile: string;
  receiptKeyFile: string;
  proofKeyFile: string;
  pageSecretFile: string;
  /** The folder with the keys of a service's sealed fields. The service makes what is missing in it. */
  epochKeysDir: Record<ServiceName, string>;
  /** The master key that values were sealed under before there were epochs, where it is still there. */
  formerSealingKeyFile: Partial<Record<ServiceName, string>>;
}

/** Makes what is missing and reads what is there. */
export function makeSecrets(places: Places): Secrets {
  mkdirSync(places.data, { recursive: true, mode: 0o711 });
  mkdirSync(places.keys, { recursive: true, mode: 0o700 });
  const roles = [...SERVICE_NAMES, EVENT_LOG_SERVICE].flatMap((service) => serviceRoles(service).logins);
  const kept = existsSync(places.secrets) ? (JSON.parse(readFileSync(places.secrets, 'utf8')) as Record<string, string>) : {};
  const passwords = Object.fromEntries(roles.map((role) => [role, kept[role] ?? secret()]));
  writeFileSync(places.secrets, `${JSON.stringify(passwords, undefined, 2)}\n`, { mode: 0o600 });
  const service = makeServiceKeys(places.keys, SERVICE_NAMES);
  const reports = makeHpkeKeys(places.keys);
  const keyFile = (name: string) => {
    const path = join(places.keys, name);
    secretFile(path);
    return path;
  };
  return {
    passwords,
    operatorToken: secretFile(places.operatorToken),
    operatorTokenFile: places.operatorToken,
    serviceKeyFile: service.keyFile,
    serviceKeysFile: service.keysFile,
    reportsPublicKeyFile: reports.publicKeyFile,
    reportsPrivateKeyFile: reports.privateKeyFile,
    receiptKeyFile: keyFile('receipts.key'),
    proofKeyFile: keyFile('proofs.key'),
    pageSecretFile: keyFile('pages.key'),
    epochKeysDir: Object.fromEntries(SERVICE_NAMES.map((name) => [name, epochFolder(places.keys, name)])) as Record<ServiceName, string>,
    formerSealingKeyFile: Object.fromEntries(
      SERVICE_NAMES.map((name) => [name, join(places.keys, `${name}.sealing.key`)] as const).filter(([, path]) => existsSync(path)),
    ),
  };
}

function epochFolder(keys: string, service: ServiceName): string {
  const folder = join(keys, `${service}.epochs`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

function secret(): string {
  return randomBytes(32).toString('hex');
}

/** The secret in a file; made where there is none. */
export function secretFile(path: string): string {
  if (!existsSync(path)) writeFileSync(path, `${secret()}\n`, { mode: 0o600 });
  return readFileSync(path, 'utf8').trim();
}
