import { Refusal } from '@amparo/kernel';
import { isEpoch, MissingEpoch, type EpochKeys } from './epoch-keys';
import { decrypt, encrypt, KEY_BYTES } from './gcm';

/**
 * Keys of epochs out of a setting, where whoever runs the machines hands secrets over in the environment:
 * `2026-10:<64 hexadecimal digits>,2026-11:<…>`. Nothing is made or destroyed here: that is done where they come from.
 */
export class EnvironmentEpochKeys implements EpochKeys {
  private readonly keys: ReadonlyMap<string, Buffer>;

  /** @throws Error when the text is not that, or names no epoch */
  constructor(text: string) {
    this.keys = new Map(text.split(',').map((entry) => {
      const [epoch = '', hex = ''] = entry.trim().split(':');
      const key = Buffer.from(hex, 'hex');
      if (!isEpoch(epoch) || key.length !== KEY_BYTES || hex.length !== 2 * KEY_BYTES) throw new Error('not keys of epochs');
      return [epoch, key];
    }));
  }

  async epochs(): Promise<string[]> {
    return [...this.keys.keys()].sort();
  }

  /** The newest that was given serves until a newer one is given. */
  async make(): Promise<void> {}

  async wrap(epoch: string, dataKey: Uint8Array, context: Uint8Array): Promise<Buffer> {
    return encrypt(this.keyOf(epoch), dataKey, context);
  }

  async unwrap(epoch: string, wrapped: Uint8Array, context: Uint8Array): Promise<Buffer> {
    return decrypt(this.keyOf(epoch), wrapped, context);
  }

  /** @throws Refusal `epoch.elsewhere` always: take it out of the setting, and out of where that comes from */
  async destroy(): Promise<void> {
    throw new Refusal('conflict', 'epoch.elsewhere', 'Keys out of the environment are destroyed where they come from.');
  }

  private keyOf(epoch: string): Buffer {
    const key = this.keys.get(epoch);
    if (key === undefined) throw new MissingEpoch(epoch);
    return key;
  }
}
