/** How many may be at work at once. */
export interface TurnsOptions {
  atOnce: number;
  /** How many may wait for their turn; one more is refused. */
  waiting: number;
  /** What is thrown to whoever is one too many. */
  refusal: () => Error;
}

/** Lets few pieces of costly work run at a time, in the order in which they came, and so many wait and no more. */
export class Turns {
  private working = 0;
  private readonly queue: (() => void)[] = [];

  constructor(private readonly options: TurnsOptions) {}

  /** @throws what `refusal` makes when too many wait already, else what `work` throws */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const { atOnce, waiting, refusal } = this.options;
    if (this.working >= atOnce) {
      if (this.queue.length >= waiting) throw refusal();
      // Whoever is done hands the place over, so that nobody slips in between.
      await new Promise<void>((turn) => this.queue.push(turn));
    } else {
      this.working += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.queue.shift();
      if (next === undefined) this.working -= 1;
      else next();
    }
  }
}
