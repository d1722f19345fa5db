import { Refusal } from '@amparo/kernel';
import { PART_BYTES } from '../attachments/attachment.rules';

/** What was sent counts from so many bytes on, and in whole multiples of it: a line that breaks after a minute still gets on. */
export const STEP_BYTES = 65_536;

const NEVER = new Promise<void>(() => undefined);

/**
 * What comes in, in pieces that are each kept on its own: half a megabyte, and at the end whatever whole steps there are, or all that was
 * missing. Where it breaks off, what came until then is kept as well.
 *
 * @param left how many bytes of the file are missing
 * @param ended once no more is to be waited for: then it ends as where it breaks off
 * @throws Refusal `request.oversize` for more than that, once what belongs to it was given
 */
export async function* piecesOf(bytes: AsyncIterable<Buffer>, left: number, ended = NEVER): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  let missing = left;
  const taken = (most: number) => {
    const all = Buffer.concat(waiting);
    waiting = most < all.length ? [all.subarray(most)] : [];
    length = all.length - Math.min(most, all.length);
    missing -= Math.min(most, all.length);
    return all.subarray(0, most);
  };
  for await (const chunk of untilItBreaks(bytes, ended)) {
    const fits = chunk.subarray(0, missing - length);
    waiting.push(fits);
    length += fits.length;
    while (length >= PART_BYTES) yield taken(PART_BYTES);
    if (fits.length === chunk.length) continue;
    if (length > 0) yield taken(length);
    throw new Refusal('oversize', 'request.oversize', 'There is more than belongs to the file.');
  }
  const rest = length === missing ? length : length - (length % STEP_BYTES);
  if (rest > 0) yield taken(rest);
}

const OVER = { done: true, value: undefined } as const;

async function* untilItBreaks(bytes: AsyncIterable<Buffer>, ended: Promise<void>): AsyncGenerator<Buffer> {
  const chunks = bytes[Symbol.asyncIterator]();
  const isOver = ended.then(() => OVER);
  try {
    for (;;) {
      // Whoever hung up reads no answer: what is left to do is to keep what came.
      const next = await Promise.race([chunks.next().catch(() => OVER), isOver]);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // Not waited for: a next chunk that was asked for may never come.
    void chunks.return?.().catch(() => undefined);
  }
}
