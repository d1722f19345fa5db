/**
 * How long a group that gives way leaves fresh events to the others, in milliseconds: until none came for `quiet`, and never
 * longer than `most`. Services that all begin at once on two cores take turns at each statement, and the two that people
 * wait for are done last (ADR 0018).
 */
export const HEAD_START = { quiet: 40, most: 100 };

/**
 * What is left of the head start of the others.
 *
 * @param appendedAt when the newest record that is there was appended, and `now`, both in milliseconds
 * @returns milliseconds: 0 for a backlog, and where the two clocks do not agree
 */
export function headStartLeft(appendedAt: number, now: number): number {
  const age = now - appendedAt;
  return age >= 0 && age < HEAD_START.quiet ? HEAD_START.quiet - age : 0;
}

/** Tells a group that gives way when to look, after word came of something fresh. */
export class HeadStart {
  private timer?: NodeJS.Timeout;
  private latest?: number;

  constructor(private readonly over: () => void) {}

  /** Something fresh is there: the others go first. */
  begin(): void {
    const now = performance.now();
    this.latest ??= now + HEAD_START.most;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.latest = undefined;
      this.over();
    }, Math.max(0, Math.min(HEAD_START.quiet, this.latest - now)));
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
