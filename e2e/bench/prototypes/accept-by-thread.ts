import { currentTrace } from '@amparo/messaging';
import type { Accepted, AcceptReport, Arrival, DoorInternals, PreparedSubmission } from './door-internals';
import { PrepareThread } from './prepare-thread';

/**
 * Design "prepared in a thread": reading, screening, sealing and the proof of a body in one thread beside. HTTP, the groups and the database
 * stay with the main one.
 *
 * @param main the started script
 * @param product what is done with a body that the thread leaves alone
 * @param isSealed asked for each body
 */
export function acceptByThread(door: DoorInternals, main: string, product: AcceptReport['run'], isSealed: () => boolean): AcceptReport['run'] {
  let thread: PrepareThread | undefined;
  return async function run(this: AcceptReport, body, now = this.clock.now(), coming = {}): Promise<Accepted> {
    if (coming.burst !== undefined) return product.call(this, body, now, coming);
    thread ??= new PrepareThread({ main, publicKey: this.sealer.publicKeyBytes() });
    const answer = await thread.prepare({ body, now, isSealed: isSealed() }, await this.copy.current());
    if ('failed' in answer) throw new Error(answer.failed);
    if ('isForProduct' in answer) return product.call(this, body, now, coming);
    const submission = inBuffers(answer.submission);
    const keys = { ...answer.arrival, receiptHash: bufferOf(answer.arrival.receiptHash), replyKey: bufferOf(answer.arrival.replyKey) } as Arrival;
    const isFirst = await door.refuseWhenAway(() => this.firstBodies.keep(keys.lane, { ...submission, keys }));
    return isFirst ? submission.accepted : product.call(this, body, now, coming);
  };
}

/** A message brings bytes as plain arrays of them. */
function inBuffers(submission: PreparedSubmission): PreparedSubmission {
  const { telling } = submission;
  return {
    ...submission, bodyHash: bufferOf(submission.bodyHash), sealed: bufferOf(submission.sealed),
    telling: { ...telling, payload: bufferOf(telling.payload), traceparent: currentTrace() },
  };
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
