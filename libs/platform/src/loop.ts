import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from './log/logger';

/** What a loop is made of. */
export interface LoopOptions {
  /** For the log: `noun.verb`. */
  name: string;
  /** One round. Answers true when there may be more to do now. Its state is in rows: a round may be cut short at any point. */
  work: () => Promise<boolean>;
  /** Milliseconds between rounds when there is nothing to do. */
  idleMs: number;
  logger: Logger;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Runs some work over and over: rounds never overlap, a failing round is logged by code and tried again after a pause
 * that grows to five seconds. It supervises work whose state is in the database, so that nothing is dropped when a
 * round fails.
 */
export class Loop {
  private running: Promise<void> | undefined;
  private stopping = new AbortController();
  private pause = new AbortController();
  private woken = false;

  constructor(private readonly options: LoopOptions) {}

  /** Starts the rounds; a loop that runs already is left alone. */
  start(): void {
    if (this.running !== undefined) return;
    this.stopping = new AbortController();
    this.running = this.rounds();
  }

  /** There is something to do: ends the pause, or runs one more round when one is running now. */
  wake(): void {
    this.woken = true;
    this.pause.abort();
  }

  /** Waits for the round that is running, and runs no other. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.pause.abort();
    await this.running;
    this.running = undefined;
  }

  private async rounds(): Promise<void> {
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      this.woken = false;
      let again = false;
      try {
        again = await this.options.work();
        failures = 0;
      } catch (error) {
        failures += 1;
        this.options.logger.failure('loop.failed', error, { loop: this.options.name, attempt: failures });
      }
      // After a failure a wake does not cut the pause short: a database that is down would be asked without end.
      if (failures > 0) await this.rest(Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS), this.stopping);
      else if (!again && !this.woken) await this.rest(this.options.idleMs, (this.pause = new AbortController()));
    }
  }

  private async rest(milliseconds: number, until: AbortController): Promise<void> {
    if (this.stopping.signal.aborted) return;
    await wait(milliseconds, undefined, { signal: until.signal }).catch(() => undefined);
  }
}
