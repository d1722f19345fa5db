import { ArchiveRefused } from './archive-refused';

/** What a frame of an archive holds: part of the databases, the register of what was erased, the manifest, the signature. */
export type FrameKind = 'data' | 'register' | 'manifest' | 'signature';

/** A piece of an archive, as it is sealed: a byte for its kind, four for its length, then its bytes. */
export interface Frame {
  kind: FrameKind;
  bytes: Buffer;
}

const MARKS: Record<FrameKind, number> = { data: 0x44, register: 0x52, manifest: 0x4d, signature: 0x53 };
const HEAD_BYTES = 5;
/** Longer ones are not written; a length beyond it is none of ours. */
const LONGEST = 16 * 1024 * 1024;

/** What every archive begins with. The number is that of the format. */
export const MAGIC = Buffer.from('amparo archive 1\n');

/** A frame as bytes. @throws RangeError when it is longer than a reader takes */
export function writeFrame(kind: FrameKind, bytes: Uint8Array): Buffer {
  if (bytes.length > LONGEST) throw new RangeError('a frame of an archive is too long');
  const head = Buffer.alloc(HEAD_BYTES);
  head[0] = MARKS[kind];
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

/**
 * Reads frames as they come.
 *
 * @throws ArchiveRefused `archive.broken` for anything but whole frames of known kinds behind the magic
 */
export async function* readFrames(source: AsyncIterable<Uint8Array>): AsyncGenerator<Frame> {
  let rest = Buffer.alloc(0);
  let begun = false;
  for await (const part of source) {
    rest = rest.length === 0 ? Buffer.from(part) : Buffer.concat([rest, part]);
    if (!begun) {
      if (rest.length < MAGIC.length) continue;
      if (!rest.subarray(0, MAGIC.length).equals(MAGIC)) throw new ArchiveRefused('archive.broken');
      rest = rest.subarray(MAGIC.length);
      begun = true;
    }
    for (let frame = firstOf(rest); frame !== undefined; frame = firstOf(rest)) {
      rest = rest.subarray(HEAD_BYTES + frame.bytes.length);
      yield frame;
    }
  }
  if (!begun || rest.length > 0) throw new ArchiveRefused('archive.broken');
}

function firstOf(bytes: Buffer): Frame | undefined {
  if (bytes.length < HEAD_BYTES) return undefined;
  const kind = (Object.keys(MARKS) as FrameKind[]).find((each) => MARKS[each] === bytes[0]);
  const length = bytes.readUInt32BE(1);
  if (kind === undefined || length > LONGEST) throw new ArchiveRefused('archive.broken');
  return bytes.length < HEAD_BYTES + length ? undefined : { kind, bytes: bytes.subarray(HEAD_BYTES, HEAD_BYTES + length) };
}
