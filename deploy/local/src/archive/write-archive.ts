import { createHash, type KeyObject } from 'node:crypto';
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Encrypter } from 'age-encryption';
import { MAGIC, writeFrame, type FrameKind } from './frames';
import type { Manifest, ManifestFacts } from './manifest';
import { signDigest, signerOf } from './signer';

/** What an archive is made of. */
export interface ArchiveContents {
  /** The databases as a tar archive; nothing in an archive of the register alone. */
  databases: Readable;
  /** Cases that were erased, by service: they travel with every archive. */
  erased: Record<string, string[]>;
  facts: ManifestFacts;
}

/**
 * Writes an archive: the databases packed, the register, the manifest, and a signature over all of it, sealed with age to
 * every recipient as it is written. Nothing of it touches the disk in the clear, and the file has its name only when it is
 * whole and on the disk.
 *
 * @throws whatever the source or the disk fails with; no file is left then
 */
export async function writeArchive(file: string, contents: ArchiveContents, recipients: readonly string[], key: KeyObject): Promise<Manifest> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const made: { manifest?: Manifest } = {};
  const plain = Readable.from(payload(contents, basename(file), key, (manifest) => (made.manifest = manifest)), { objectMode: false });
  const draft = `${file}.part`;
  try {
    const sealed = await encrypter.encrypt(Readable.toWeb(plain) as ReadableStream<Uint8Array>);
    await pipeline(Readable.fromWeb(sealed as Parameters<typeof Readable.fromWeb>[0]), createWriteStream(draft, { mode: 0o600 }));
    await flush(draft);
    renameSync(draft, file);
    await flush(dirname(file));
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  if (made.manifest === undefined) throw new Error('an archive was written without a manifest');
  return made.manifest;
}

async function* payload(contents: ArchiveContents, name: string, key: KeyObject, tell: (manifest: Manifest) => void): AsyncGenerator<Buffer> {
  const all = createHash('sha256');
  const note = (bytes: Buffer) => {
    all.update(bytes);
    return bytes;
  };
  const frame = (kind: FrameKind, bytes: Uint8Array) => note(writeFrame(kind, bytes));
  const tar = createHash('sha256');
  let bytes = 0;
  yield note(MAGIC);
  const counted = async function* () {
    for await (const part of contents.databases as AsyncIterable<Buffer>) {
      tar.update(part);
      bytes += part.length;
      yield part;
    }
  };
  // The quickest level: the disk and the seal cost as much.
  const packed = createGzip({ level: 1, chunkSize: 256 * 1024 });
  const packing = pipeline(counted, packed);
  packing.catch((error: Error) => packed.destroy(error));
  for await (const part of packed as AsyncIterable<Buffer>) yield frame('data', part);
  await packing;
  yield frame('register', Buffer.from(JSON.stringify(contents.erased)));
  const manifest: Manifest = { ...contents.facts, format: 1, name, signer: signerOf(key), databases: { bytes, sha256: tar.digest('hex') } };
  yield frame('manifest', Buffer.from(JSON.stringify(manifest)));
  yield writeFrame('signature', signDigest(key, all.digest()));
  tell(manifest);
}

async function flush(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
