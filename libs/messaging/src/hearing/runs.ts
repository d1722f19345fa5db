import type { RawRecord } from '../log/event-log';
import { decode } from '../log/headers';
import { FIRST_PART, type Delivery, type Haste, type Hearer, type HeardMessage, type Inbox } from './inbox';

/** Records of one run at most. */
const LONGEST = 200;

/**
 * Hears the events of a backlog together: a transaction for many costs little more than one for each. Whatever goes
 * wrong in a run undoes it whole, and its events are heard one by one: only there is anything tried again, waited for or
 * parked, so a run never decides about an event.
 */
export class Runs {
  /** How many of the next records of a partition are to be heard alone, by the partition's name. */
  private readonly alone = new Map<string, number>();

  constructor(
    private readonly inbox: Inbox,
    private readonly service: { hearersOf: (event: HeardMessage) => Hearer[] } & Haste,
  ) {}

  /**
   * Hears some records of one partition, from the first on, in one transaction.
   *
   * @returns how many; 0 when the first is to be heard alone
   */
  async hear(records: readonly RawRecord[]): Promise<number> {
    const [first] = records;
    if (first === undefined) return 0;
    const partition = `${first.topic}/${first.partition}`;
    const alone = this.alone.get(partition) ?? 0;
    if (alone > 0) {
      this.alone.set(partition, alone - 1);
      return 0;
    }
    if (records.length < 2) return 0;
    const run = this.cut(records);
    const unheard = unheardBefore(run);
    if (unheard > 0) return unheard;
    if (run.filter(({ hearers }) => hearers.length > 0).length < 2) return 0;
    try {
      const heard = await this.inbox.hearRun(run, this.service);
      if (heard === 0) this.alone.set(partition, FIRST_PART.atMost - 1);
      return heard;
    } catch {
      // What it was shows when the event that it came from is heard alone; the one that was only in its company is not blamed.
      this.alone.set(partition, run.length - 1);
      return 0;
    }
  }

  /**
   * Hears records of several partitions in one transaction, or one of one.
   *
   * @returns how many from the first on; 0 when something is in the way
   */
  async hearTogether(records: readonly RawRecord[]): Promise<number> {
    const run = this.cut(records);
    const unheard = unheardBefore(run);
    if (unheard > 0 || run.length === 0) return unheard;
    try {
      return await this.inbox.hearRun(run, this.service);
    } catch {
      return 0;
    }
  }

  /** The records from the first on that can be read. */
  private cut(records: readonly RawRecord[]): Delivery[] {
    const run: Delivery[] = [];
    for (const record of records.slice(0, LONGEST)) {
      const decoded = decode(record);
      if ('poison' in decoded) break;
      run.push({ event: decoded.event, hearers: this.service.hearersOf(decoded.event) });
    }
    return run;
  }
}

/** How many from the first on nobody here hears: they need no transaction. */
function unheardBefore(run: readonly Delivery[]): number {
  const heard = run.findIndex(({ hearers }) => hearers.length > 0);
  return heard === -1 ? run.length : heard;
}
