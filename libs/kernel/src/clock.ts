/**
 * The time, as a thing to hand in: rules take `now` as an argument, use cases ask a clock.
 * Nothing is ever ordered by it; it only measures how long something has waited.
 */
export abstract class Clock {
  /** The present instant. */
  abstract now(): Date;
}

/** The machine's own clock. */
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** A clock that a test sets and moves by hand. */
export class SetClock extends Clock {
  constructor(private instant: Date) {
    super();
  }

  now(): Date {
    return new Date(this.instant);
  }

  /** Moves the clock by `milliseconds` (backwards when negative: clocks do jump). */
  move(milliseconds: number): void {
    this.instant = new Date(this.instant.getTime() + milliseconds);
  }
}
