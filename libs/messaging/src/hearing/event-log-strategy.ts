import { setTimeout as pause } from 'node:timers/promises';
import type { DescMessage } from '@bufbuild/protobuf';
import type { Lane } from '@amparo/contracts';
import type { Database } from '@amparo/persistence';
import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { precedence } from '../precedence';
import { groupOf, topicOf, type EventLog, type Lag, type RawRecord, type Subscription } from '../log/event-log';
import { decode } from '../log/headers';
import { tellersHeard, type Handler, type Hearing, type ServiceEvents } from './hearing';
import { Inbox, type Hearer, type HeardMessage } from './inbox';
import { isOutage, NotYet, reasonOf } from './outage';
import { Parking, storable, toRaw, UNREADABLE, type Sequence } from './parking';
import { Runs } from './runs';
import { Watchdog } from './watchdog';

/** What a consumer says of itself: codes and ids only. */
export interface HearingReport {
  (what: 'event.parked' | 'event.retrying' | 'consumer.waiting' | 'consumer.dead' | 'consumer.stuck', about: Record<string, string | number>): void;
}

export interface EventLogStrategyOptions {
  service: string;
  lane: Lane;
  events: ServiceEvents;
  log: EventLog;
  /** This lane's own pool. */
  database: Database;
  /** Gives the one instance of a handler's class. */
  resolve: (handler: Hearing['handler']) => Handler<DescMessage>;
  report: HearingReport;
  /** The consumer will not recover: end the process. */
  onDead: () => void;
  /** Waits between the tries of one event, in milliseconds; after the last its sequence is parked. */
  triesAfterMs?: readonly number[];
}

const TRIES_AFTER_MS = [50, 200, 1_000, 3_000];
const OUTAGE_PAUSE_MS = 500;

/**
 * How a service hears: Nest's seam for transports, over whichever event log is configured. One a lane, with its own
 * group and pool.
 */
export class EventLogStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = Symbol('amparo.event-log');
  readonly parking: Parking;
  private readonly inbox: Inbox;
  private readonly runs: Runs;
  private readonly byType = new Map<string, Hearing[]>();
  private readonly topics: string[];
  private readonly group: string;
  private readonly watchdog: Watchdog;
  private subscription?: Subscription;
  private stopping = false;

  constructor(private readonly options: EventLogStrategyOptions) {
    super();
    const { service, lane, events, database } = options;
    this.parking = new Parking(database);
    this.inbox = new Inbox(database);
    this.runs = new Runs(this.inbox, { hearersOf: (event) => this.hearersOf(event), stopping: () => this.stopping, hurried: () => lane === 'normal' && precedence.taken });
    for (const hearing of events.hears) {
      this.byType.set(hearing.type.typeName, [...(this.byType.get(hearing.type.typeName) ?? []), hearing]);
    }
    this.topics = tellersHeard(events).map((teller) => topicOf(teller, lane));
    this.group = groupOf(service, lane);
    this.watchdog = new Watchdog({ lag: () => this.lag(), onStuck: () => this.die('consumer.stuck', 'nothing-moved') });
  }

  /** Called by Nest. The consumer joins in the background: a log that is not there yet is waited for. */
  async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      if (this.topics.length > 0) {
        this.subscription = await this.options.log.subscribe({
          group: this.group,
          topics: this.topics,
          givesWay: this.options.events.givesWay === true,
          receive: (records, beat) => this.receive(records, beat),
          receiveTogether: (records) => this.receiveTogether(records),
          onWaiting: (error) => this.options.report('consumer.waiting', { group: this.group, reason: reasonOf(error) }),
          onDead: (reason) => this.die('consumer.dead', reason),
        });
        this.watchdog.start();
      }
      callback();
    } catch (error) {
      callback(error);
    }
  }

  async close(): Promise<void> {
    this.stopping = true;
    this.watchdog.stop();
    await this.subscription?.close();
  }

  on(): never {
    throw new Error('the event log has no events of its own to listen to');
  }

  unwrap<T>(): T {
    return this.options.log as T;
  }

  /** How far this lane is behind, partition by partition. */
  async lag(): Promise<Lag[]> {
    return this.topics.length === 0 ? [] : this.options.log.lag(this.group, this.topics);
  }

  /**
   * Drives parked sequences of this lane again, oldest first, each in its order. A sequence that fails again stays
   * parked from the failing event on.
   *
   * @returns how many events were handled, and how many sequences are still parked
   * @throws the driver's error when the database is away
   */
  async redrive(which: { consumer?: string; subject?: string } = {}): Promise<{ handled: number; stillParked: number }> {
    const sequences = await this.parking.list({ ...which, lane: this.options.lane });
    let handled = 0;
    let stillParked = 0;
    for (const sequence of sequences) {
      try {
        while (await this.driveOne(sequence)) handled++;
      } catch (error) {
        if (isOutage(error) && !(error instanceof NotYet)) throw error;
        stillParked++;
        this.options.report('event.parked', { consumer: sequence.consumer, subject: sequence.subject, reason: reasonOf(error) });
      }
    }
    return { handled, stillParked };
  }

  private async driveOne(sequence: Sequence): Promise<boolean> {
    return this.inbox.drive(sequence, async (row, tx) => {
      const decoded = decode(toRaw(row));
      if ('poison' in decoded) throw new Error(decoded.poison);
      const hearers = this.hearersOf(decoded.event).filter(({ consumer }) => row.consumer === UNREADABLE || consumer === row.consumer);
      for (const hearer of hearers) await this.inbox.hearIn(tx, hearer, decoded.event);
    });
  }

  /** Danger at once, and what is ordinary when no danger is in hand: at work, that is, and not waiting for its next try. */
  private async inTurn<T>(hear: () => Promise<T>): Promise<T> {
    if (this.options.lane === 'danger') return precedence.during(hear);
    await precedence.letGo();
    return hear();
  }

  /** A run where there is one, the first record alone where not. */
  private async receive(records: readonly RawRecord[], beat: () => Promise<void>): Promise<number> {
    const [first] = records;
    if (first === undefined) return 0;
    const together = await this.inTurn(() => this.runs.hear(records));
    if (together === 0) await this.hearAlone(first, beat);
    this.watchdog.pat();
    return Math.max(together, 1);
  }

  private async receiveTogether(records: readonly RawRecord[]): Promise<number> {
    const heard = await this.inTurn(() => this.runs.hearTogether(records));
    if (heard > 0) this.watchdog.pat();
    return heard;
  }

  private async hearAlone(record: RawRecord, beat: () => Promise<void>): Promise<void> {
    const decoded = decode(record);
    if ('poison' in decoded) {
      const subject = decoded.envelope?.subject ?? storable(record.key);
      await this.park(record, { consumer: UNREADABLE, subject, lane: this.options.lane }, decoded.poison, beat);
    } else {
      for (const hearer of this.hearersOf(decoded.event)) await this.deliver(hearer, decoded.event, record, beat);
    }
  }

  private hearersOf(event: HeardMessage): Hearer[] {
    return (this.byType.get(event.type) ?? []).map(({ consumer, handler }) => ({ consumer, handler: this.options.resolve(handler) }));
  }

  private async deliver(hearer: Hearer, event: HeardMessage, record: RawRecord, beat: () => Promise<void>): Promise<void> {
    for (let failures = 0; ; ) {
      try {
        await this.inTurn(() => this.inbox.hear(hearer, event, record));
        return;
      } catch (error) {
        if (this.stopping) throw error;
        const about = { consumer: hearer.consumer, eventId: event.id, reason: reasonOf(error) };
        if (isOutage(error)) {
          this.options.report('consumer.waiting', about);
          await this.wait(OUTAGE_PAUSE_MS, beat);
          continue;
        }
        const wait = (this.options.triesAfterMs ?? TRIES_AFTER_MS)[failures++];
        if (wait === undefined) {
          const sequence = { consumer: hearer.consumer, subject: event.subject, lane: event.lane };
          await this.park(record, sequence, about.reason, beat);
          return;
        }
        this.options.report('event.retrying', { ...about, attempt: failures });
        await this.wait(wait, beat);
      }
    }
  }

  private async park(record: RawRecord, sequence: Sequence, reason: string, beat: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        await this.parking.park(record, sequence, reason);
        this.options.report('event.parked', { consumer: sequence.consumer, subject: sequence.subject, reason });
        return;
      } catch (error) {
        if (this.stopping) throw error;
        this.options.report('consumer.waiting', { consumer: sequence.consumer, reason: reasonOf(error) });
        await this.wait(OUTAGE_PAUSE_MS, beat);
      }
    }
  }

  /** Waits, in steps short enough to keep the group's session alive. A consumer that knows what it waits for is not stuck. */
  private async wait(ms: number, beat: () => Promise<void>): Promise<void> {
    for (let left = ms; left > 0 && !this.stopping; left -= 1_000) {
      await pause(Math.min(left, 1_000));
      this.watchdog.pat();
      await beat();
    }
    if (this.stopping) throw new Error('stopping');
  }

  private die(what: 'consumer.dead' | 'consumer.stuck', reason: string): void {
    if (this.stopping) return;
    this.options.report(what, { group: this.group, reason });
    this.options.onDead();
  }
}
