import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Decrypter } from 'age-encryption';
import { ArchiveRefused } from './archive-refused';
import { MAGIC, readFrames, writeFrame, type Frame } from './frames';
import type { Manifest } from './manifest';
import { isSignedBy } from './signer';

/** An archive that was read to its end and is whole, genuine, and the one that its name says. */
export interface OpenedArchive {
  manifest: Manifest;
  erased: Record<string, string[]>;
}

/** What reading an archive takes. */
export interface ReadOptions {
  identities: readonly string[];
  /** Public half of the key of the system that it should be of. */
  signer: string;
  /**
   * Takes the databases, a tar archive without its closing blocks, as they come. **Nothing of them counts before this
   * function's caller has answered**: only at the end is it known whether they are genuine.
   */
  databases?: (tar: Readable) => Promise<void>;
}

/**
 * Opens an archive and proves it.
 *
 * @throws ArchiveRefused; or whatever `databases` throws
 */
export async function readArchive(file: string, { identities, signer, databases = drain }: ReadOptions): Promise<OpenedArchive> {
  const sealed = await decrypted(file, identities);
  const all = createHash('sha256').update(MAGIC);
  const tar = createHash('sha256');
  let bytes = 0;
  const rest: Frame[] = [];
  let fault: ArchiveRefused | undefined;
  const packed = async function* () {
    try {
      for await (const frame of readFrames(sealed)) {
        if (frame.kind !== 'signature') all.update(writeFrame(frame.kind, frame.bytes));
        // The databases come first and together; what comes after them is kept for the end.
        if (frame.kind === 'data' && rest.length === 0) yield frame.bytes;
        else rest.push({ kind: frame.kind, bytes: Buffer.from(frame.bytes) });
      }
    } catch (error) {
      // Whatever goes wrong while it is opened means the same to whoever holds it.
      fault = error instanceof ArchiveRefused ? error : new ArchiveRefused('archive.broken');
      throw fault;
    }
  };
  const counted = async function* (source: AsyncIterable<Buffer>) {
    for await (const part of source) {
      tar.update(part);
      bytes += part.length;
      yield part;
    }
  };
  const unpacked = createGunzip({ chunkSize: 256 * 1024 });
  unpacked.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code?.startsWith('Z_') === true) fault ??= new ArchiveRefused('archive.broken');
  });
  try {
    await pipeline(packed, unpacked, counted, (parts: AsyncIterable<Buffer>) => databases(Readable.from(parts, { objectMode: false })));
  } catch (error) {
    throw fault ?? error;
  }
  return prove({ rest, digest: all.digest(), tar: tar.digest('hex'), bytes, name: basename(file), signer });
}

async function decrypted(file: string, identities: readonly string[]): Promise<AsyncIterable<Uint8Array>> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    const sealed = Readable.toWeb(createReadStream(file, { highWaterMark: 256 * 1024 })) as ReadableStream<Uint8Array>;
    return await decrypter.decrypt(sealed);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw new Error(`There is no ${file}. (file.unreadable)`, { cause: error });
    throw new ArchiveRefused(error instanceof Error && error.message.includes('no identity matched') ? 'archive.not-for-you' : 'archive.broken');
  }
}

interface Proof {
  rest: Frame[];
  digest: Buffer;
  tar: string;
  bytes: number;
  name: string;
  signer: string;
}

function prove({ rest, digest, tar, bytes, name, signer }: Proof): OpenedArchive {
  const [register, manifest, signature] = rest;
  if (rest.map(({ kind }) => kind).join() !== 'register,manifest,signature' || !register || !manifest || !signature) throw new ArchiveRefused('archive.broken');
  if (!isSignedBy(signer, digest, signature.bytes)) throw new ArchiveRefused('archive.signer');
  // From here on it is what our own system wrote.
  const facts = JSON.parse(manifest.bytes.toString('utf8')) as Manifest;
  if (facts.databases.sha256 !== tar || facts.databases.bytes !== bytes) throw new ArchiveRefused('archive.broken');
  if (facts.name !== name) throw new ArchiveRefused('archive.swapped');
  return { manifest: facts, erased: JSON.parse(register.bytes.toString('utf8')) as Record<string, string[]> };
}

async function drain(source: Readable): Promise<void> {
  for await (const part of source) void part;
}
