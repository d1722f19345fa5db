import type { Lag } from '../log/event-log';

export interface WatchdogOptions {
  lag: () => Promise<Lag[]>;
  /** Called once when something waited and nothing moved for `patienceMs`. */
  onStuck: () => void;
  patienceMs?: number;
  everyMs?: number;
}

/**
 * Ends a process whose consumer lives but hears nothing: when events wait and none moved for a minute, something
 * inside is dead, and a fresh process is better than hope.
 */
export class Watchdog {
  private timer?: NodeJS.Timeout;
  private moved = performance.now();
  private lastTotal = 0;

  constructor(private readonly options: WatchdogOptions) {}

  start(): void {
    const { everyMs = 10_000 } = this.options;
    this.timer = setInterval(() => void this.look(), everyMs).unref();
  }

  /** Something was heard. */
  pat(): void {
    this.moved = performance.now();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    let total: number;
    try {
      total = (await this.options.lag()).reduce((sum, { lag }) => sum + lag, 0);
    } catch {
      // The log itself is away: that is an outage, not a dead consumer.
      this.pat();
      return;
    }
    if (total === 0 || total < this.lastTotal) this.pat();
    this.lastTotal = total;
    if (performance.now() - this.moved > (this.options.patienceMs ?? 60_000)) {
      this.stop();
      this.options.onStuck();
    }
  }
}
