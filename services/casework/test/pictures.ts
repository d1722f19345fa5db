import { PhotonImage } from '@silvia-odwyer/photon-node';

/** A photo of noise, as a phone writes it: what is said of where and when lies in front of the pixels. */
export function aPhoto(metadata: string, width = 64, height = 48): Buffer {
  const pixels = Uint8Array.from({ length: width * height * 4 }, (_one, at) => (at % 4 === 3 ? 255 : (at * 7_919) % 251));
  const jpeg = Buffer.from(new PhotonImage(pixels, width, height).get_bytes_jpeg(90));
  const said = Buffer.from(`Exif\0\0${metadata}`);
  const segment = Buffer.concat([Buffer.from('ffe10000', 'hex'), said]);
  segment.writeUInt16BE(said.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2), Buffer.from(metadata)]);
}

/** The same as a PNG, with a text chunk. */
export function aDrawing(metadata: string): Buffer {
  const png = Buffer.from(new PhotonImage(new Uint8Array(16 * 16 * 4).fill(200), 16, 16).get_bytes());
  return Buffer.concat([png, Buffer.from(metadata)]);
}
