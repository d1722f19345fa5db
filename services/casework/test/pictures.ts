import { PhotonImage } from '@silvia-odwyer/photon-node';

/** A photo of noise, as a phone writes it: what is said of where and when lies in front of the pixels. */
export function aPhoto(metadata: string, width = 64, height = 48): Buffer {
  const pixels = Uint8Array.from({ length: width * height * 4 }, (_one, at) => (at % 4 === 3 ? 255 : (at * 7_919) % 251));
  const jpeg = Buffer.from(new PhotonImage(pixels, width, height).get_bytes_jpeg(90));
  return Buffer.concat([withMetadata(jpeg, metadata), Buffer.from(metadata)]);
}

function withMetadata(jpeg: Buffer, metadata: string): Buffer {
  const said = Buffer.from(`Exif\0\0${metadata}`, 'latin1');
  const segment = Buffer.concat([Buffer.from('ffe10000', 'hex'), said]);
  segment.writeUInt16BE(said.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

/** What a camera notes of how it was held. */
export function heldAs(orientation: number, order: 'II' | 'MM' = 'MM'): string {
  const bytes = Buffer.alloc(22);
  const put = (value: number, at: number, size: number) => (order === 'II' ? bytes.writeUIntLE(value, at, size) : bytes.writeUIntBE(value, at, size));
  bytes.write(order, 'latin1');
  for (const [value, at, size] of [[42, 2, 2], [8, 4, 4], [1, 8, 2], [0x0112, 10, 2], [3, 12, 2], [1, 14, 4], [orientation, 18, 2]] as const) put(value, at, size);
  return bytes.toString('latin1');
}

/** A photo whose upper half is white. */
export function aSky(metadata: string): Buffer {
  const pixels = Uint8Array.from({ length: 64 * 48 * 4 }, (_one, at) => (at % 4 === 3 || at < 64 * 24 * 4 ? 255 : 0));
  return withMetadata(Buffer.from(new PhotonImage(pixels, 64, 48).get_bytes_jpeg(90)), metadata);
}

/** Whether a point of a JPEG is white, in shares of its sides. */
export function isWhiteAt(jpeg: Buffer, x: number, y: number): boolean {
  const picture = PhotonImage.new_from_byteslice(jpeg);
  const at = (Math.floor(y * picture.get_height()) * picture.get_width() + Math.floor(x * picture.get_width())) * 4;
  return (picture.get_raw_pixels()[at] ?? 0) > 127;
}

/** The same as a PNG, with a text chunk. */
export function aDrawing(metadata: string): Buffer {
  const png = Buffer.from(new PhotonImage(new Uint8Array(16 * 16 * 4).fill(200), 16, 16).get_bytes());
  return Buffer.concat([png, Buffer.from(metadata)]);
}
