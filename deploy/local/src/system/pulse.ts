/** A process that said nothing for so long stands still, in milliseconds. */
const STILL_AFTER_MS = 15_000;
/** Who looks this much later than she meant to stood still herself: a machine that slept, or has no time for anybody. */
const OWN_DELAY_MS = 4_000;

/**
 * Whether a process still gets round to things, by what it says once a second. It counts from the first word on: until then it is starting,
 * which may take long on a small machine. All times are in milliseconds of one clock that only goes forward.
 */
export class Pulse {
  private heardAt?: number;

  constructor(private lookedAt: number) {}

  /** It said something. */
  beat(now: number): void {
    this.heardAt = now;
  }

  /** To be asked about once a second. @returns whether it has stood still for too long */
  isGone(now: number): boolean {
    const late = now - this.lookedAt > OWN_DELAY_MS;
    this.lookedAt = now;
    if (this.heardAt === undefined) return false;
    // What it said meanwhile lies in the pipe still.
    if (late) this.heardAt = now;
    return now - this.heardAt > STILL_AFTER_MS;
  }
}
