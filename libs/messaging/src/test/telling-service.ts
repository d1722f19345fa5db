import { MembershipChangedSchema, type Lane } from '@amparo/contracts';
import { serviceDatabase, type ServiceDatabase } from '@amparo/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { EventLog } from '../log/event-log';
import { messagingTables } from '../tables';
import { Outbox } from '../telling/outbox';
import { Relay, type RelayOptions } from '../telling/relay';

class CreatePeople1764000000000 implements MigrationInterface {
  name = 'CreatePeople1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE people (id text PRIMARY KEY, version integer NOT NULL);
      GRANT SELECT, INSERT, UPDATE ON people TO amparo_directory_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('not needed');
  }
}

/** A service that tells: people who change, one version after the other. */
export class TellingService {
  private readonly outbox = new Outbox();
  readonly relays: Relay[] = [];
  /** What the relays said, in words and lanes. */
  readonly said: string[] = [];

  private constructor(readonly own: ServiceDatabase) {}

  static async open(): Promise<TellingService> {
    const migrations = [messagingTables({ app: 'amparo_directory_app' }), CreatePeople1764000000000];
    return new TellingService(await serviceDatabase('directory', { entities: [], migrations }));
  }

  /** One change of a person, told: the row is locked before the event is written. */
  async tell(person: string, lane: Lane = 'normal', during: () => Promise<void> = async () => undefined): Promise<string> {
    return this.own.database.transaction(async (tx) => {
      const rows: { version: number }[] = await tx.query(
        `INSERT INTO people VALUES ($1, 1) ON CONFLICT (id) DO UPDATE SET version = people.version + 1 RETURNING version`, [person],
      );
      const version = rows[0]?.version ?? 0;
      const id = this.outbox.add(tx, MembershipChangedSchema, { subject: person, version, lane }, { personId: person, directoryVersion: version });
      await during();
      return id;
    });
  }

  /** A relay of one lane, started. */
  relay(log: EventLog, change: Partial<RelayOptions> = {}): Relay {
    const relay = new Relay({
      url: this.own.urlOf('app'), lane: 'normal', log, pollMs: 50, report: (what, lane, code) => this.said.push([what, lane, code].filter(Boolean).join(' ')), ...change,
    });
    this.relays.push(relay);
    relay.start();
    return relay;
  }

  /** Connections of relays that stand by or lead are broken off: all, or the leader's alone. */
  async killRelays(which: 'all' | 'leader'): Promise<number> {
    const rows = await this.own.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity a WHERE datname = current_database() AND application_name LIKE 'relay %'
       AND ($1 = 'all' OR EXISTS (SELECT 1 FROM pg_locks l WHERE l.pid = a.pid AND l.locktype = 'advisory' AND l.granted))`, [which],
    );
    return rows.length;
  }

  async countOf(table: 'outbox' | 'told'): Promise<number> {
    return Number((await this.own.database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n);
  }

  async close(): Promise<void> {
    await Promise.all(this.relays.map((relay) => relay.stop()));
    await this.own.drop();
  }
}
