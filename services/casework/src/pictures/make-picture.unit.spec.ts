import { aDrawing, aPhoto, aSky, heldAs, isWhiteAt } from '../../test/pictures';
import { MakePicture } from './make-picture';
import { turnOf } from './orientation.rules';
import { isWorkable, MOST_PIXELS, shownSize, sizeOf } from './picture-size.rules';

const CANARY = 'zz-exif-canary 48.8584N 2.2945E';
const none = { code: 'picture.none' };

describe('how large a picture is', () => {
  it('is read from its headers alone', () => {
    expect(sizeOf(aPhoto(CANARY))).toEqual({ width: 64, height: 48 });
    expect(sizeOf(aDrawing(CANARY))).toEqual({ width: 16, height: 16 });
    const webp = (kind: string, rest: string) => Buffer.concat([Buffer.from(`RIFF\0\0\0\0WEBP${kind}`), Buffer.from(rest, 'hex')]);
    expect(sizeOf(webp('VP8X', '0a00000000000000ff0100ff0000'))).toEqual({ width: 512, height: 256 });
    expect(sizeOf(webp('VP8 ', '000000000000009d012a40003000'))).toEqual({ width: 64, height: 48 });
    expect(sizeOf(webp('VP8L', '000000002f3fc00b00'))).toEqual({ width: 64, height: 48 });
  });

  it.each([['nothing', Buffer.alloc(0)], ['half a header', aPhoto('').subarray(0, 8)], ['pixels without a frame', Buffer.from('ffd8ffda0000', 'hex')], ['another kind', Buffer.from('GIF89a'.repeat(5))]])('is not known of %s', (_what, bytes) => {
    expect(sizeOf(bytes)).toBeUndefined();
  });

  it('is shown with no side longer than it may be, and never larger', () => {
    expect(shownSize({ width: 4_000, height: 3_000 }, 2_000)).toEqual({ width: 2_000, height: 1_500 });
    expect(shownSize({ width: 10, height: 20 }, 2_000)).toEqual({ width: 10, height: 20 });
    expect(shownSize({ width: 100_000, height: 1 }, 2_000)).toEqual({ width: 2_000, height: 1 });
    expect([isWorkable({ width: MOST_PIXELS, height: 1 }), isWorkable({ width: MOST_PIXELS + 1, height: 1 }), isWorkable({ width: 0, height: 9 }), isWorkable(undefined)]).toEqual([true, false, false, false]);
  });
});

describe('a picture of a photo', () => {
  const makePicture = new MakePicture();

  it.each([['a photo', aPhoto(CANARY), [64, 48]], ['a drawing', aDrawing(CANARY), [16, 16]], ['a large photo', aPhoto(CANARY, 2_400, 100), [2_000, 83]]] as const)('has the pixels of %s, and nothing else of it', async (_what, original, [width, height]) => {
    expect(original.toString('latin1')).toContain(CANARY);
    const picture = await makePicture.run(original);
    expect(picture.subarray(0, 2).toString('hex')).toBe('ffd8');
    expect(sizeOf(picture)).toEqual({ width, height });
    for (const word of [CANARY, 'Exif', 'zz-exif']) expect(picture.toString('latin1')).not.toContain(word);
  });

  it.each([[1, 'MM', 0, [0.5, 0.2]], [3, 'MM', 180, [0.5, 0.8]], [6, 'II', 90, [0.8, 0.5]], [8, 'MM', 270, [0.2, 0.5]], [99, 'II', 0, [0.5, 0.2]]] as const)('stands upright, as the camera was held: %i', async (orientation, order, turn, [x, y]) => {
    const photo = aSky(heldAs(orientation, order));
    expect(turnOf(photo)).toBe(turn);
    const picture = await makePicture.run(photo);
    expect([isWhiteAt(picture, x, y), isWhiteAt(picture, 1 - x, 1 - y)]).toEqual([true, false]);
    expect(picture.toString('latin1')).not.toContain('Exif');
  });

  it('is not turned where the note breaks off or is none', () => {
    const photo = aSky(heldAs(6));
    for (const bytes of [photo.subarray(0, 25), aDrawing(''), Buffer.alloc(0), aSky('MM\0*\xff\xff\xff\xff'), aSky('')]) expect(turnOf(bytes)).toBe(0);
  });

  it('is refused for a bomb before anything is unpacked, and for what is none', async () => {
    const bomb = Buffer.from(aDrawing(''));
    bomb.writeUInt32BE(100_000, 16);
    bomb.writeUInt32BE(100_000, 20);
    await expect(makePicture.run(bomb)).rejects.toMatchObject(none);
    await expect(makePicture.run(Buffer.from('%PDF-1.7'))).rejects.toMatchObject(none);
  });

  it('is refused where the decoder gives up, and the next one is made all the same', async () => {
    const broken = Buffer.concat([aDrawing('').subarray(0, 40), Buffer.alloc(500, 7)]);
    const [bad, good] = await Promise.allSettled([makePicture.run(broken), makePicture.run(aPhoto(CANARY))]);
    expect(bad).toMatchObject({ status: 'rejected', reason: none });
    expect(good.status).toBe('fulfilled');
  });
});
