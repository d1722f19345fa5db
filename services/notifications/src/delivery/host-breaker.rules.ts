import type { MessageClass } from '../messages/message.rules';

/** How much a desk may try now. */
export interface Allowance {
  /** Messages at most; 0 is none. */
  most: number;
  /** A probe: the oldest message is taken even though its pause is not over. */
  probe: boolean;
}

/** Failures in a row after which a host counts as away. */
const FAILURES = 3;

/**
 * A host that does not answer is left in peace but for a probe now and then; when it answers, everything that waits is
 * released (delivery rules, "Notify"). Shared by the desks of one channel. Danger that is due is never held back by it:
 * one message at a time is tried all the same, by danger's own pauses.
 *
 * Times are milliseconds of a clock that only goes forward.
 */
export class HostBreaker {
  private failures = 0;
  private nextProbe: Record<MessageClass, number> = { DANGER: 0, ORDINARY: 0 };

  constructor(private readonly probeEveryMs: number) {}

  get open(): boolean {
    return this.failures >= FAILURES;
  }

  /** @param batch what the desk would take if the host were well */
  allowance(of: MessageClass, nowMs: number, batch: number): Allowance {
    if (!this.open) return { most: batch, probe: false };
    if (nowMs >= this.nextProbe[of]) {
      this.nextProbe[of] = nowMs + this.probeEveryMs;
      return { most: 1, probe: true };
    }
    return { most: of === 'DANGER' ? 1 : 0, probe: false };
  }

  /** The host did not answer, or not sensibly. Says whether it counts as away from now on. */
  failed(nowMs: number): boolean {
    const wasOpen = this.open;
    this.failures += 1;
    if (wasOpen || !this.open) return false;
    this.nextProbe = { DANGER: nowMs + this.probeEveryMs, ORDINARY: nowMs + this.probeEveryMs };
    return true;
  }

  /** The host answered. Says whether it had counted as away: then whatever waits is to be released. */
  answered(): boolean {
    const wasOpen = this.open;
    this.failures = 0;
    return wasOpen;
  }
}
