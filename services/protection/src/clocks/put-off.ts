const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** What has not come back for so long is forgotten. */
const FORGOTTEN_AFTER_MS = 10 * LONGEST_PAUSE_MS;

interface Tried {
  times: number;
  until: number;
  /** It failed; else nobody could be told of it. */
  failed: boolean;
  /** It did not wait to the end, since something came of another. */
  freed: boolean;
}

/**
 * Rows of which nothing came: not looked at for a while, each time longer, for five seconds at most. So they hold up no other, however many of them there
 * are. What failed is tried again beside the others. Known to this process alone, and lost with it.
 */
export class PutOff {
  private readonly tried = new Map<string, Tried>();

  /** @returns how often it was tried */
  add(key: string, why: 'FAILED' | 'NOBODY'): number {
    const before = this.tried.get(key);
    const times = (before?.times ?? 0) + 1;
    this.tried.set(key, { times, until: performance.now() + Math.min(FIRST_PAUSE_MS * 2 ** (times - 1), LONGEST_PAUSE_MS), failed: why === 'FAILED', freed: before?.freed ?? false });
    return times;
  }

  forget(key: string): void {
    this.tried.delete(key);
  }

  /** Something came of another: what made all of them fail may be over, so that what failed waits no longer, each once. */
  free(): void {
    for (const one of this.tried.values()) {
      if (!one.failed || one.freed) continue;
      one.freed = true;
      one.until = performance.now();
    }
  }

  /** Keys of what is not to be looked at together with others now. */
  later(): string[] {
    const now = performance.now();
    for (const [key, { until }] of this.tried) if (until + FORGOTTEN_AFTER_MS < now) this.tried.delete(key);
    return [...this.tried].filter(([, { until, failed }]) => failed || until > now).map(([key]) => key);
  }

  /** Keys of what failed and may be tried again. */
  again(): string[] {
    const now = performance.now();
    return [...this.tried].filter(([, { until, failed }]) => failed && until <= now).map(([key]) => key);
  }
}
