import { randomBytes } from 'node:crypto';
import { DoesNotOpen } from './does-not-open';
import type { EpochKeys } from './epoch-keys';
import { decrypt, encrypt, KEY_BYTES } from './gcm';
import type { KnownKeys } from './known-keys';
import type { SealPlace } from './place';

/** The first byte of what is sealed under a data key of its own, which lies wrapped beside it. */
export const OWN_KEY_VERSION = 3;
/** Version byte, seven letters of the epoch, two bytes for how long the wrapped key is. */
const HEAD_BYTES = 10;
const EPOCH_BYTES = 7;

interface Parts {
  epoch: string;
  wrapped: Buffer;
  body: Buffer;
}

/** Seals a value that belongs to no case under a data key that serves it alone: gone with the row. */
export async function sealWithOwnKey(epochs: EpochKeys, service: string, epoch: string, plain: Uint8Array, place: SealPlace): Promise<Buffer> {
  const key = randomBytes(KEY_BYTES);
  const wrapped = await epochs.wrap(epoch, key, contextOf(service, place));
  return pack({ epoch, wrapped, body: encrypt(key, plain, additionalOf(place)) });
}

/** @throws MissingEpoch; DoesNotOpen when it was altered or belongs to another place */
export async function openWithOwnKey(epochs: EpochKeys, known: KnownKeys, service: string, sealed: Uint8Array, place: SealPlace): Promise<Buffer> {
  const { epoch, wrapped, body } = unpack(sealed);
  const key = await known.get(wrapped, () => epochs.unwrap(epoch, wrapped, contextOf(service, place)));
  return decrypt(key, body, additionalOf(place));
}

/** The same value with its data key wrapped in another epoch: what is sealed is not touched, nor even opened. */
export async function rewrapOwnKey(epochs: EpochKeys, service: string, epoch: string, sealed: Uint8Array, place: SealPlace): Promise<Buffer> {
  const parts = unpack(sealed);
  const context = contextOf(service, place);
  const key = await epochs.unwrap(parts.epoch, parts.wrapped, context);
  return pack({ ...parts, epoch, wrapped: await epochs.wrap(epoch, key, context) });
}

function contextOf(service: string, { table, column, row }: SealPlace): Buffer {
  return Buffer.from(JSON.stringify(['amparo data key', service, table, column, row]));
}

function additionalOf({ table, column, row }: SealPlace): Buffer {
  return Buffer.from(JSON.stringify([OWN_KEY_VERSION, table, column, row]));
}

function pack({ epoch, wrapped, body }: Parts): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt8(OWN_KEY_VERSION, 0);
  head.write(epoch, 1, EPOCH_BYTES, 'latin1');
  head.writeUInt16BE(wrapped.length, 1 + EPOCH_BYTES);
  return Buffer.concat([head, wrapped, body]);
}

function unpack(sealed: Uint8Array): Parts {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== OWN_KEY_VERSION || bytes.length < HEAD_BYTES) throw new DoesNotOpen();
  const end = HEAD_BYTES + bytes.readUInt16BE(1 + EPOCH_BYTES);
  return { epoch: bytes.toString('latin1', 1, 1 + EPOCH_BYTES), wrapped: bytes.subarray(HEAD_BYTES, end), body: bytes.subarray(end) };
}
