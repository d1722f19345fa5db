import { setTimeout as pause } from 'node:timers/promises';
import type { ClientUnderTest } from './client-under-test';
import type { Heard, Made } from './outage.rules';
import { aRecord, numberOf } from './records';

/** As many cases as are told about in turn. */
const CASES = 12;
const TRY_AGAIN_MS = 500;

/**
 * Tells at a pace in the manner of the relay: whatever is due is appended in one go, and until that succeeded nothing else
 * is. Hears its own records with a group of its own.
 */
export class Teller {
  readonly made: Made[] = [];
  readonly heard: Heard[] = [];
  failedAppends = 0;
  private acknowledged = 0;
  private making = true;
  private over = false;
  private readonly heardNumbers = new Set<number>();
  private endHearing?: () => Promise<void>;

  constructor(
    private readonly client: ClientUnderTest,
    private readonly topic: string,
    private readonly perSecond: number,
  ) {}

  /** Answers when the first record came through. */
  async start(): Promise<void> {
    this.endHearing = await this.client.consume(this.topic, `${this.topic}.reader`, async ({ value }) => {
      const number = numberOf(value);
      this.heard.push({ number, at: Date.now() });
      this.heardNumbers.add(number);
    });
    this.make();
    void this.keepAppending();
    while (this.heard.length === 0) await pause(10);
    void this.keepMaking();
  }

  /** Makes no more, and waits until all that was made is acknowledged and heard, and then a little for what comes twice. */
  async settle(patienceMs: number, quietMs: number): Promise<void> {
    this.making = false;
    const end = Date.now() + patienceMs;
    while (Date.now() < end && (this.acknowledged < this.made.length || this.heardNumbers.size < this.made.length)) await pause(20);
    await pause(quietMs);
    this.over = true;
    await Promise.race([this.endHearing?.(), pause(2_000)]);
  }

  private make(): void {
    const number = this.made.length;
    this.made.push({ number, key: `case-${number % CASES}`, dueAt: Date.now() });
  }

  private async keepMaking(): Promise<void> {
    const started = performance.now();
    for (let n = 1; this.making; n++) {
      await pause(Math.max(0, started + (n * 1000) / this.perSecond - performance.now()));
      if (this.making) this.make();
    }
  }

  private async keepAppending(): Promise<void> {
    while (!this.over) {
      const due = this.made.slice(this.acknowledged);
      if (due.length === 0) {
        await pause(5);
        continue;
      }
      try {
        await this.client.append(this.topic, due.map(({ number, key }) => aRecord(number, key)));
        for (const record of due) record.acknowledgedAt = Date.now();
        this.acknowledged += due.length;
      } catch {
        this.failedAppends++;
        await pause(TRY_AGAIN_MS);
      }
    }
  }
}
