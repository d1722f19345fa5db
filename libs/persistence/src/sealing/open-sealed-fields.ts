import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EnvironmentEpochKeys } from './environment-epoch-keys';
import { epochOf, isEpoch, type EpochKeys } from './epoch-keys';
import { FolderEpochKeys } from './folder-epoch-keys';
import { FormerKey } from './former-key';
import { KEY_BYTES } from './gcm';
import { makeKeyFile, readKeyFile } from './key-files';
import { KmsEpochKeys } from './kms-epoch-keys';
import { SealedFields } from './sealed-fields';

/** Where a service's keys are. */
export interface SealingSettings {
  service: string;
  /** Its key folder: `<epoch>.key` files unless they come from elsewhere, `index.key`, `erased.register`. */
  folder: string;
  /** Keys of epochs, out of the environment, in place of the folder's. */
  epochKeys?: string;
  /** A key management service, in place of the folder's. */
  kms?: { url: string; tokenFile: string };
  /** The master from before there were epochs; `former.key` in the folder where it is not given. */
  formerKeyFile?: string;
}

const INDEX_KEY = 'index.key';

/**
 * Makes what is missing of a service's key folder: the folder, the key of blind indexes, the key of this month.
 *
 * @throws Error where keys of epochs are there and that of blind indexes is not: made anew it would find nothing any more
 */
export async function makeKeyFolder({ folder, epochKeys, kms, formerKeyFile = formerIn(folder) }: Omit<SealingSettings, 'service'>, now: Date): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(join(folder, INDEX_KEY))) {
    if (readdirSync(folder).some((name) => isEpoch(name.replace(/\.key$/, '')))) throw new Error('the key of blind indexes is missing');
    makeKeyFile(join(folder, INDEX_KEY), formerKeyFile === undefined ? randomBytes(KEY_BYTES) : FormerKey.fromFile(formerKeyFile).indexKey());
  }
  if (epochKeys === undefined && kms === undefined) await new FolderEpochKeys(folder).make(epochOf(now));
}

/**
 * Opens what a service seals with, making what is missing.
 *
 * @throws Error where a key file cannot be read or is none; what `makeKeyFolder` throws
 */
export async function openSealedFields(settings: SealingSettings, now: Date): Promise<SealedFields> {
  await makeKeyFolder(settings, now);
  const { service, folder, formerKeyFile = formerIn(folder) } = settings;
  return new SealedFields({
    service, epochs: epochsOf(settings), indexKey: readKeyFile(join(folder, INDEX_KEY)),
    ...(formerKeyFile === undefined ? {} : { former: FormerKey.fromFile(formerKeyFile) }),
  });
}

function formerIn(folder: string): string | undefined {
  const path = join(folder, 'former.key');
  return existsSync(path) ? path : undefined;
}

function epochsOf({ folder, epochKeys, kms }: SealingSettings): EpochKeys {
  if (kms !== undefined) return new KmsEpochKeys({ url: kms.url.replace(/\/+$/, ''), token: readFileSync(kms.tokenFile, 'utf8').trim() });
  return epochKeys === undefined ? new FolderEpochKeys(folder) : new EnvironmentEpochKeys(epochKeys);
}
