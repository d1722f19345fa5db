import { Worker } from 'node:worker_threads';
import { Refusal } from '@amparo/kernel';
import { Injectable } from '@nestjs/common';
import { turnOf } from './orientation.rules';
import { PICTURE_WORK } from './picture-work';
import { isWorkable, shownSize, sizeOf, type PictureSize } from './picture-size.rules';

const LIBRARY = require.resolve('@silvia-odwyer/photon-node');
/** Of the longer side, in pixels. */
const LONGEST_SIDE = 2_000;
const AT_MOST_MS = 15_000;
const MEGABYTES = 64;

/**
 * Makes a picture without metadata out of a photo, in a thread of its own that ends with it: one at a time, with limits of pixels, memory
 * and time. Whatever a photo does to the decoder, the service goes on (security: Attachments).
 */
@Injectable()
export class MakePicture {
  private before: Promise<unknown> = Promise.resolve();

  /**
   * @param original a JPEG, PNG or WebP
   * @returns a JPEG, no side longer than 2,000 pixels
   * @throws Refusal `picture.none` for what is none, has too many pixels, or takes too long
   */
  async run(original: Buffer): Promise<Buffer> {
    const size = sizeOf(original);
    if (!isWorkable(size)) throw none();
    const made = this.before.then(() => work(original, shownSize(size, LONGEST_SIDE)));
    this.before = made.catch(() => undefined);
    return made;
  }
}

function work(bytes: Buffer, shown: PictureSize): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(PICTURE_WORK, {
      eval: true, env: {}, execArgv: [], stdout: true, stderr: true, workerData: { library: LIBRARY, bytes: new Uint8Array(bytes), shown, turn: turnOf(bytes) },
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES, maxYoungGenerationSizeMb: 16 },
    });
    const timer = setTimeout(() => void worker.terminate(), AT_MOST_MS);
    worker.once('message', (picture: Uint8Array) => resolve(Buffer.from(picture)));
    // What it says of itself could quote what it read.
    worker.once('error', () => reject(none()));
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(none());
    });
  });
}

function none(): Refusal {
  return new Refusal('unprocessable', 'picture.none', 'No picture is made of this file.');
}
