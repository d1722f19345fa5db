/** Degrees, clockwise, by which a photo has to be turned, by what its camera noted (Exif, tag 0x0112). Mirrored ones do not occur in practice. */
const TURNS: Readonly<Record<number, 90 | 180 | 270>> = { 3: 180, 6: 90, 8: 270 };
const ORIENTATION = 0x0112;

/**
 * By how much a JPEG has to be turned to stand upright: nothing of its metadata but this is looked at.
 *
 * @returns 0 where it does not say, and for other kinds
 */
export function turnOf(bytes: Buffer): 0 | 90 | 180 | 270 {
  try {
    const at = exifOf(bytes);
    return at === undefined ? 0 : TURNS[orientationIn(bytes.subarray(at))] ?? 0;
  } catch (error) {
    // It ends before it has said it.
    if ((error as Error).name === 'RangeError') return 0;
    throw error;
  }
}

/** Where the Exif block begins, from segment to segment. */
function exifOf(bytes: Buffer): number | undefined {
  if (bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  for (let at = 2; bytes.readUInt8(at) === 0xff;) {
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xe1 && bytes.toString('latin1', at + 4, at + 10) === 'Exif\0\0') return at + 10;
    if (marker === 0xda || marker === 0xd9) return undefined;
    at += 2 + Math.max(bytes.readUInt16BE(at + 2), 2);
  }
  return undefined;
}

function orientationIn(exif: Buffer): number {
  const isLittle = exif.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (isLittle ? exif.readUInt16LE(at) : exif.readUInt16BE(at));
  const first = isLittle ? exif.readUInt32LE(4) : exif.readUInt32BE(4);
  const entries = Math.min(short(first), 100);
  for (let entry = 0; entry < entries; entry++) {
    const at = first + 2 + entry * 12;
    if (short(at) === ORIENTATION) return short(at + 8);
  }
  return 1;
}
