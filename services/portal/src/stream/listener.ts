import { isDeepStrictEqual } from 'node:util';
import type { Subject } from '@amparo/domain';
import type { OpenStream } from './open-stream';

/** So old may be what we know of somebody when she is told of something. */
const FRESH_MS = 20_000;
/** The directory is asked again after so long. */
const CHECK_AFTER_MS = 15_000;

/** A session that listens, on one page or several, and who it is as far as we know. */
export class Listener {
  readonly streams = new Set<OpenStream>();
  /** The directory is being asked. */
  checking = false;
  /** Another one whenever something about her may have changed. */
  era = 0;
  private subject?: Subject;
  private checkedAt = 0;

  constructor(
    readonly sessionId: string,
    readonly person: string,
  ) {}

  /**
   * The directory said who she is. Pages that missed something are told to fetch anew.
   *
   * @param era when it was asked: what it said before a change is not believed after it
   */
  know(subject: Subject, now: number, era: number): void {
    if (era !== this.era) return;
    // A role, a group or a conflict of hers is another, and nobody told us.
    if (this.subject !== undefined && !isDeepStrictEqual(this.subject, subject)) this.missed();
    this.subject = subject;
    this.checkedAt = now;
    for (const stream of this.streams) stream.ready();
  }

  /** The directory does not say. */
  doubt(now: number): void {
    delete this.subject;
    this.checkedAt = now;
    for (const stream of this.streams) stream.away();
  }

  /** Something about her changed: until the directory is asked she hears nothing, and then fetches anew. */
  forget(): void {
    this.era += 1;
    delete this.subject;
    this.checkedAt = 0;
    this.missed();
  }

  /** Who she is, where we know it well enough to tell her something. */
  current(now: number): Subject | undefined {
    return now >= this.checkedAt && now - this.checkedAt < FRESH_MS ? this.subject : undefined;
  }

  /** What she was not told of, she is told to look for. */
  missed(): void {
    for (const stream of this.streams) if (stream.state === 'ready') stream.state = 'unready';
  }

  /** @param retryMs how soon again while the directory does not say */
  isDue(now: number, retryMs: number): boolean {
    if (this.checking) return false;
    return now < this.checkedAt || now - this.checkedAt >= (this.subject === undefined ? retryMs : CHECK_AFTER_MS);
  }
}
