import { setTimeout as pause } from 'node:timers/promises';

/** How long ordinary work lets danger go first, at most, before it takes its next step all the same: a flood of danger starves nobody. */
const LONGEST_MS = 250;
const LOOK_EVERY_MS = 5;

/**
 * Danger goes first within a process. Lanes have pools and consumers of their own, but all of a host share its one thread and
 * the machine's cores: ordinary work that is full of events makes each statement of a danger event wait for many of its own.
 * So whoever does ordinary work takes it in small steps, and takes none while danger is in hand (delivery rules, "Lanes").
 */
export class Precedence {
  private inHand = 0;

  /** Whether danger is in hand. */
  get taken(): boolean {
    return this.inHand > 0;
  }

  /** Does danger's work; until it ends, or fails, ordinary work waits. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.inHand++;
    try {
      return await work();
    } finally {
      this.inHand--;
    }
  }

  /** Waits until no danger is in hand, for so long and no longer. */
  async letGo(): Promise<void> {
    for (const end = performance.now() + LONGEST_MS; this.taken && performance.now() < end; ) await pause(LOOK_EVERY_MS);
  }
}

/** The one of this process: the services of a host share it, as they share the thread. */
export const precedence = new Precedence();
