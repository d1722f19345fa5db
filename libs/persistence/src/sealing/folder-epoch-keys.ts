import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isEpoch, MissingEpoch, type EpochKeys } from './epoch-keys';
import { decrypt, encrypt, KEY_BYTES } from './gcm';
import { makeKeyFile, readKeyFile, syncFolder } from './key-files';

/**
 * Keys of epochs as files of a folder, `<epoch>.key` of 64 hexadecimal digits each. Several processes of one service share the
 * folder: what one makes, the others find.
 */
export class FolderEpochKeys implements EpochKeys {
  private readonly read = new Map<string, Buffer>();

  /** @param folder must be there */
  constructor(private readonly folder: string) {}

  async epochs(): Promise<string[]> {
    const there = readdirSync(this.folder).filter((name) => name.endsWith('.key')).map((name) => name.slice(0, -'.key'.length)).filter(isEpoch).sort();
    for (const epoch of this.read.keys()) if (!there.includes(epoch)) this.read.delete(epoch);
    return there;
  }

  async make(epoch: string): Promise<void> {
    if (!isEpoch(epoch)) throw new Error('not an epoch');
    if (!existsSync(this.pathOf(epoch))) makeKeyFile(this.pathOf(epoch), randomBytes(KEY_BYTES));
  }

  async wrap(epoch: string, dataKey: Uint8Array, context: Uint8Array): Promise<Buffer> {
    return encrypt(this.keyOf(epoch), dataKey, context);
  }

  async unwrap(epoch: string, wrapped: Uint8Array, context: Uint8Array): Promise<Buffer> {
    return decrypt(this.keyOf(epoch), wrapped, context);
  }

  /** Overwrites the file before it removes it; what a disk remembers below its file system is beyond us (OPERATIONS). */
  async destroy(epoch: string): Promise<void> {
    this.read.delete(epoch);
    const path = this.pathOf(epoch);
    if (!isEpoch(epoch) || !existsSync(path)) return;
    const file = openSync(path, 'r+');
    try {
      writeSync(file, randomBytes(statSync(path).size));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    unlinkSync(path);
    syncFolder(this.folder);
  }

  private keyOf(epoch: string): Buffer {
    const known = this.read.get(epoch);
    if (known !== undefined) return known;
    if (!isEpoch(epoch) || !existsSync(this.pathOf(epoch))) throw new MissingEpoch(epoch);
    const key = readKeyFile(this.pathOf(epoch));
    this.read.set(epoch, key);
    return key;
  }

  private pathOf(epoch: string): string {
    return join(this.folder, `${epoch}.key`);
  }
}
