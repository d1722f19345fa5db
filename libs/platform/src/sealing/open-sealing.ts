import { openSealedFields, type SealedFields } from '@amparo/persistence';
import type { ServiceConfig } from '../config/service-config';
import { StartError } from '../config/start-error';

/**
 * Opens what a service seals with, from where its settings say that the keys are.
 *
 * @returns nothing for a service without a key folder
 * @throws StartError `keys.unreadable`; `config.invalid` for half of an address
 */
export async function openSealing(service: string, config: ServiceConfig, now: Date): Promise<SealedFields | undefined> {
  const { epochKeysDir: folder, epochKeys, kmsUrl, kmsTokenFile, sealingKeyFile } = config;
  if (folder === undefined) return undefined;
  const prefix = service.toUpperCase();
  if ((kmsUrl === undefined) !== (kmsTokenFile === undefined)) throw new StartError('config.invalid', `${prefix}_KMS_URL and ${prefix}_KMS_TOKEN_FILE belong together.`);
  try {
    return await openSealedFields({
      service, folder,
      ...(epochKeys === undefined ? {} : { epochKeys }),
      ...(kmsUrl === undefined || kmsTokenFile === undefined ? {} : { kms: { url: kmsUrl, tokenFile: kmsTokenFile } }),
      ...(sealingKeyFile === undefined ? {} : { formerKeyFile: sealingKeyFile }),
    }, now);
  } catch {
    throw new StartError('keys.unreadable', `A key in ${prefix}_EPOCH_KEYS_DIR, or what it was made from, is missing or is not a key.`);
  }
}
