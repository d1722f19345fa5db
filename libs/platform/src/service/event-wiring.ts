import { LANES, type Lane } from '@amparo/contracts';
import {
  EventLogStrategy, KafkaEventLog, Parking, PostgresEventLog, Relay, askToRepublish, findRepublishing,
  type EventLog, type EventLogStrategyOptions, type Lag, type RelayReport, type ParkedSequence, type RepublishingStatus, type ServiceEvents,
} from '@amparo/messaging';
import type { Database } from '@amparo/persistence';
import { validate as isUuid } from 'uuid';
import type { ServiceConfig } from '../config/service-config';
import { kafkaLogCreator } from '../log/foreign-loggers';
import type { LogFields } from '../log/log-fields.rules';
import type { Logger } from '../log/logger';

/** The instance of a handler's class, as Nest made it. */
type Resolve = EventLogStrategyOptions['resolve'];

/** What `EventWiring` needs. */
export interface EventWiringOptions {
  service: string;
  config: ServiceConfig;
  events: ServiceEvents;
  /** The pool of each lane. */
  databases: Record<Lane, Database>;
  /** Pool of the role that may read what was told. */
  relayDatabase: Database;
  logger: Logger;
  /** A consumer is dead and will not come back. */
  onDead: () => void;
}

/**
 * What one service tells and hears, lane by lane: an event log connection, a relay where it tells, a strategy where it
 * hears. Also what its operator may ask and do.
 */
export class EventWiring {
  private readonly logs: EventLog[] = [];
  private readonly relays: Relay[] = [];
  /** One a lane, for `connectMicroservice`. */
  readonly strategies: EventLogStrategy[] = [];
  private readonly parking: Parking;
  private resolve: Resolve | undefined;

  constructor(private readonly options: EventWiringOptions) {
    this.parking = new Parking(options.databases.normal);
    const { tells, hears } = options.events;
    if (tells.length + hears.length > 0) for (const lane of LANES) this.wire(lane, tells.length > 0, hears.length > 0);
  }

  /** Handlers come from the application, which is made after this. */
  resolveWith(resolve: Resolve): void {
    this.resolve = resolve;
  }

  startRelays(): void {
    for (const relay of this.relays) relay.start();
  }

  async stopHearing(): Promise<void> {
    await Promise.all(this.strategies.map((strategy) => strategy.close()));
  }

  async stopRelays(): Promise<void> {
    await Promise.all(this.relays.map((relay) => relay.stop()));
  }

  async closeLogs(): Promise<void> {
    await Promise.all(this.logs.map((log) => log.close()));
  }

  /** How far each consumer is behind, partition by partition. Rejects when the event log does not answer. */
  async lag(): Promise<Lag[]> {
    return (await Promise.all(this.strategies.map((strategy) => strategy.lag()))).flat();
  }

  /** Sequences that could not be handled and wait for an operator. */
  async parked(): Promise<ParkedSequence[]> {
    return this.strategies.length === 0 ? [] : this.parking.list();
  }

  /** Drives parked sequences again: all, or those of one consumer or one subject. */
  async redrive(which: { consumer?: string; subject?: string }): Promise<{ handled: number; stillParked: number }> {
    const results = await Promise.all(this.strategies.map((strategy) => strategy.redrive(which)));
    return results.reduce((sum, one) => ({ handled: sum.handled + one.handled, stillParked: sum.stillParked + one.stillParked }), { handled: 0, stillParked: 0 });
  }

  /** Tells everything again that was told since an instant; the relays do it in the background. */
  async republish(since: Date): Promise<RepublishingStatus[]> {
    return this.relays.length === 0 ? [] : askToRepublish(this.options.relayDatabase, since);
  }

  /** How far the repeats have come. */
  async republishing(): Promise<RepublishingStatus[]> {
    return this.relays.length === 0 ? [] : findRepublishing(this.options.relayDatabase);
  }

  private wire(lane: Lane, tells: boolean, hears: boolean): void {
    const { service, config, events, databases, logger, onDead } = this.options;
    const log = openEventLog(config, `${service} ${lane}`, logger);
    this.logs.push(log);
    if (tells) {
      const report: RelayReport = (what, of, code) =>
        what === 'relay.leading' ? logger.info(what, { lane: of }) : logger.warn(what, { lane: of, errorCode: code });
      this.relays.push(new Relay({ url: config.relayDatabaseUrl ?? config.databaseUrl ?? '', lane, log, report }));
    }
    if (hears) {
      this.strategies.push(new EventLogStrategy({
        service, lane, events, log, database: databases[lane], onDead,
        resolve: (handler) => {
          if (this.resolve === undefined) throw new Error('an event was heard before the application was made');
          return this.resolve(handler);
        },
        report: (what, about) => logger.warn(what, hearingFields(lane, about)),
      }));
    }
  }
}

/**
 * The words of the consumer's report in the words of the log; anything else is dropped by the allow list. A subject that is no id
 * was read from something unreadable, and may say anything.
 */
function hearingFields(lane: Lane, about: Record<string, string | number>): LogFields {
  const { subject, group, ...rest } = about;
  return { lane, ...(isUuid(subject) ? { caseId: String(subject) } : {}), ...(group === undefined ? {} : { consumer: String(group) }), ...rest };
}

function openEventLog(config: ServiceConfig, name: string, logger: Logger): EventLog {
  if (config.eventLog === 'kafka') {
    return new KafkaEventLog({ brokers: (config.kafkaBrokers ?? []).join(','), name: name.replace(' ', '-'), logCreator: kafkaLogCreator(logger) });
  }
  return new PostgresEventLog({ url: config.eventLogDatabaseUrl ?? '', name });
}
