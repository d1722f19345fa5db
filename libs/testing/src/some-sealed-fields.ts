import { randomBytes } from 'node:crypto';
import { EnvironmentEpochKeys, SealedFields } from '@amparo/persistence';

/** What a service seals with, under fresh keys, for a test that starts no service. @param epochs which there are, the oldest first */
export function someSealedFields(service: string, epochs: readonly string[] = ['2026-01']): SealedFields {
  const keys = epochs.map((epoch) => `${epoch}:${randomBytes(32).toString('hex')}`).join(',');
  return new SealedFields({ service, epochs: new EnvironmentEpochKeys(keys), indexKey: randomBytes(32) });
}
