import { randomBytes, randomInt } from 'node:crypto';
import { PART_BYTES } from '../attachments/attachment.rules';
import { piecesOf, STEP_BYTES } from './pieces';

async function* inChunks(bytes: Buffer, breaks = false): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length;) {
    const next = randomInt(1, 200_000);
    yield bytes.subarray(at, at + next);
    at += next;
  }
  if (breaks) throw new Error('gone');
}

async function all(pieces: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const found: Buffer[] = [];
  for await (const piece of pieces) found.push(piece);
  return found;
}

describe('pieces of what comes in', () => {
  it('hold all of it when all comes that was missing, half a megabyte each', async () => {
    for (let round = 0; round < 20; round++) {
      const bytes = randomBytes(randomInt(1, 3 * PART_BYTES));
      const pieces = await all(piecesOf(inChunks(bytes), bytes.length));
      expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
      expect(pieces.slice(0, -1).every(({ length }) => length === PART_BYTES)).toBe(true);
    }
  });

  it.each([false, true])('hold the whole steps of what came when more is missing (broken off: %s)', async (breaks) => {
    for (let round = 0; round < 20; round++) {
      const bytes = randomBytes(randomInt(1, 2 * PART_BYTES));
      const kept = Buffer.concat(await all(piecesOf(inChunks(bytes, breaks), bytes.length + 1)));
      expect(kept.length).toBe(bytes.length - (bytes.length % STEP_BYTES));
      expect(kept.equals(bytes.subarray(0, kept.length))).toBe(true);
    }
  });

  it('hold no byte more than was missing, and say so', async () => {
    const bytes = randomBytes(PART_BYTES + 100_000);
    const found: Buffer[] = [];
    const reading = (async () => { for await (const piece of piecesOf(inChunks(bytes), bytes.length - 10)) found.push(piece); })();
    await expect(reading).rejects.toMatchObject({ code: 'request.oversize' });
    expect(Buffer.concat(found).equals(bytes.subarray(0, -10))).toBe(true);
  });

  it('let go of what comes when nobody wants more', async () => {
    let isOver = false;
    const endless = (async function* () {
      try {
        for (;;) yield Buffer.alloc(PART_BYTES);
      } finally {
        isOver = true;
      }
    })();
    const pieces = piecesOf(endless, 10 * PART_BYTES);
    await pieces.next();
    await pieces.return(undefined);
    expect(isOver).toBe(true);
  });

  it('hold all of it where it breaks off at its very end', async () => {
    const bytes = randomBytes(1_000);
    expect(Buffer.concat(await all(piecesOf(inChunks(bytes, true), 1_000))).equals(bytes)).toBe(true);
  });
});
