import { MembershipChangedSchema, type HeardEvent, type Lane, type MembershipChanged } from '@amparo/contracts';
import { erasedCasesTable } from '@amparo/persistence';
import { serviceDatabase, type ServiceDatabase } from '@amparo/testing';
import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { EventLogStrategy, type EventLogStrategyOptions } from '../hearing/event-log-strategy';
import { on } from '../hearing/hearing';
import type { EventLog } from '../log/event-log';
import { messagingTables } from '../tables';
import { askServer } from './event-log-database';

class CreateNotes1764000000000 implements MigrationInterface {
  name = 'CreateNotes1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notes (id bigint GENERATED ALWAYS AS IDENTITY, subject text NOT NULL, version integer NOT NULL, trace text NOT NULL);
      GRANT SELECT, INSERT ON notes TO amparo_protection_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('not needed');
  }
}

/** What a handler does before it notes an event; a test makes it fail or wait. */
type Before = (event: HeardEvent<MembershipChanged>, tx: EntityManager) => Promise<void>;

/** Notes every event that it hears: one row an effect, nothing that would hide a second one. */
export class NoteChange {
  before: Before = async () => undefined;

  async handle(event: HeardEvent<MembershipChanged>, tx: EntityManager): Promise<void> {
    await this.before(event, tx);
    await tx.query('INSERT INTO notes (subject, version, trace) VALUES ($1, $2, $3)', [event.subject, event.version, event.traceparent]);
  }
}

/** A service that hears of people who change. */
export class HearingService {
  readonly handler = new NoteChange();
  readonly said: string[] = [];
  readonly dead: string[] = [];
  private readonly strategies: EventLogStrategy[] = [];

  private constructor(readonly own: ServiceDatabase) {}

  static async open(): Promise<HearingService> {
    const migrations = [messagingTables({ app: 'amparo_protection_app' }), erasedCasesTable('amparo_protection_app'), CreateNotes1764000000000];
    return new HearingService(await serviceDatabase('protection', { entities: [], migrations }));
  }

  /** One member of the group of a lane, reading. */
  async hear(log: EventLog, lane: Lane = 'normal', change: Partial<EventLogStrategyOptions> = {}): Promise<EventLogStrategy> {
    const strategy = new EventLogStrategy({
      service: 'protection', lane, log, database: this.own.database, events: { tells: [], hears: [on(MembershipChangedSchema, NoteChange)] },
      resolve: () => this.handler, triesAfterMs: [5, 10],
      report: (what, about) => this.said.push(`${what} ${about['reason'] ?? ''}`),
      onDead: () => this.dead.push(lane), ...change,
    });
    this.strategies.push(strategy);
    await new Promise<void>((done, failed) => void strategy.listen((error) => (error === undefined ? done() : failed(error instanceof Error ? error : new Error('it does not listen')))));
    return strategy;
  }

  /** Stops all members: the record at hand is finished. */
  async stop(): Promise<void> {
    await Promise.all(this.strategies.splice(0).map((strategy) => strategy.close()));
  }

  /** Anything, as the server's superuser. */
  async ask<T = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<T[]> {
    return askServer<T>(new URL(this.own.urlOf('app')).pathname.slice(1), sql, values);
  }

  /** What was noted, in the order in which it was: `person 3`. */
  async notes(subject?: string): Promise<string[]> {
    const rows = await this.own.database.query<{ subject: string; version: number }>(
      'SELECT subject, version FROM notes WHERE $1::text IS NULL OR subject = $1 ORDER BY id', [subject ?? null],
    );
    return rows.map((row) => `${row.subject} ${row.version}`);
  }

  /** What is parked: `consumer subject lane reason events`. */
  async parked(): Promise<string[]> {
    const rows = await this.own.database.query<Record<string, string>>(
      `SELECT consumer, subject, lane, (array_agg(reason ORDER BY id))[1] AS reason, count(*) AS n FROM parked GROUP BY 1, 2, 3 ORDER BY min(id)`,
    );
    return rows.map((row) => [row['consumer'], row['subject'], row['lane'], row['reason'], row['n']].join(' '));
  }

  async close(): Promise<void> {
    await this.stop();
    await this.own.drop();
  }
}
