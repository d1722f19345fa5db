import type { RawRecord, SubscribeOptions } from './event-log';
import { inTurns, nameOf } from './in-turns';

/** Records of one partition, and who waits to hear how many of them were heard. */
interface Visit {
  records: readonly RawRecord[];
  done: (heard: number) => void;
}

/**
 * Lets partitions whose records came at the same time be heard in one go: what comes while some are being heard waits, and is
 * heard together next. A lone one goes at once.
 */
export class JointVisits {
  private waiting: Visit[] = [];
  private underWay = false;

  /** @param receiveTogether see `SubscribeOptions` */
  constructor(private readonly receiveTogether: NonNullable<SubscribeOptions['receiveTogether']>) {}

  /**
   * @param records of one partition in their order, at least one
   * @returns how many from the first on were heard; 0 when something was in the way of those that went together
   */
  hear(records: readonly RawRecord[]): Promise<number> {
    return new Promise((done) => {
      this.waiting.push({ records, done });
      // What else came with this turn of the loop goes along.
      setImmediate(() => void this.pump());
    });
  }

  private async pump(): Promise<void> {
    if (this.underWay) return;
    this.underWay = true;
    while (this.waiting.length > 0) await this.go(this.waiting.splice(0));
    this.underWay = false;
  }

  private async go(visits: readonly Visit[]): Promise<void> {
    const turns = inTurns(visits.flatMap(({ records }) => records));
    const heard = await this.receiveTogether(turns).catch(() => 0);
    const counts = new Map<string, number>();
    for (const record of turns.slice(0, heard)) counts.set(nameOf(record), (counts.get(nameOf(record)) ?? 0) + 1);
    for (const visit of visits) {
      const own = counts.get(nameOf(visit.records[0]!)) ?? 0;
      // There was no time for it yet.
      if (own === 0 && heard > 0) this.waiting.push(visit);
      else visit.done(own);
    }
  }
}
