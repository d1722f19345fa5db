/** How large a picture is, in pixels. */
export interface PictureSize {
  width: number;
  height: number;
}

/** Pixels of a picture at most: more than phones take, and what fits into 200 MB while it is worked on. */
export const MOST_PIXELS = 50_000_000;

/**
 * How large a JPEG, PNG or WebP says that it is, from its headers alone: nothing is unpacked before it is known that it may be.
 *
 * @returns nothing where it does not say
 */
export function sizeOf(bytes: Buffer): PictureSize | undefined {
  try {
    if (bytes.toString('latin1', 1, 4) === 'PNG') return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
    return bytes.toString('latin1', 8, 12) === 'WEBP' ? webpSize(bytes) : jpegSize(bytes);
  } catch (error) {
    // It ends before it has said it.
    if ((error as Error).name === 'RangeError') return undefined;
    throw error;
  }
}

function webpSize(bytes: Buffer): PictureSize | undefined {
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8X': return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    case 'VP8 ': return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    default: return undefined;
  }
}

/** Walks from segment to segment to the frame header. */
function jpegSize(bytes: Buffer): PictureSize | undefined {
  for (let at = 2; ;) {
    if (bytes.readUInt8(at) !== 0xff) return undefined;
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    else if (marker === 0xd9 || marker === 0xda) return undefined;
    else at += 2 + bytes.readUInt16BE(at + 2);
  }
}

/** The size in which it is shown: no side longer than `longest`. */
export function shownSize({ width, height }: PictureSize, longest: number): PictureSize {
  const share = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) };
}

/** Whether it may be worked on. */
export function isWorkable(size: PictureSize | undefined): size is PictureSize {
  return size !== undefined && size.width > 0 && size.height > 0 && size.width * size.height <= MOST_PIXELS;
}
