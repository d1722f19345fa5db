import type { Logger } from '@amparo/platform';

/** A row whose clock has run out. */
export interface RunOutRow {
  /** Which clock of which row: what is put off is known by it. */
  key: string;
}

/** Fired at once: each has a connection of its own while it is. */
const AT_ONCE = 3;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Fires rows whose clocks have run out, each on its own. One that fails, or of which nobody can be told, is put off for up to five seconds and is
 * not looked at meanwhile: it holds up no other, however many of them there are. What is put off is known to this process alone, and lost with it.
 */
export class FireEach {
  private readonly putOff = new Map<string, { tries: number; until: number }>();

  /** @param loop for the log */
  constructor(private readonly loop: string, private readonly logger: Logger) {}

  /** Keys of what is put off now. */
  later(): string[] {
    const now = performance.now();
    for (const [key, { until }] of this.putOff) if (until + 10 * LONGEST_PAUSE_MS < now) this.putOff.delete(key);
    return [...this.putOff].filter(([, { until }]) => until > now).map(([key]) => key);
  }

  /**
   * @param fire answers whether something came of it; what it throws is logged by its code
   * @returns whether something came of any
   */
  async run<Row extends RunOutRow>(rows: readonly Row[], fire: (row: Row) => Promise<boolean>): Promise<boolean> {
    const left = [...rows];
    let fired = false;
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (let row = left.shift(); row !== undefined; row = left.shift()) {
        if (await this.one(row, fire)) fired = true;
      }
    }));
    return fired;
  }

  private async one<Row extends RunOutRow>(row: Row, fire: (row: Row) => Promise<boolean>): Promise<boolean> {
    const tries = (this.putOff.get(row.key)?.tries ?? 0) + 1;
    let fired = false;
    try {
      fired = await fire(row);
    } catch (error) {
      this.logger.failure('clock.failed', error, { loop: this.loop, attempt: tries });
    }
    if (fired) this.putOff.delete(row.key);
    else this.putOff.set(row.key, { tries, until: performance.now() + Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS) });
    return fired;
  }
}
