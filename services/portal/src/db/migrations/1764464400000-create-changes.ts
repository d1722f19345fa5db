import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('portal');

/** What decides who may know of a case, and what changed lately: S1, and both can be heard again. */
export class CreateChanges1764464400000 implements MigrationInterface {
  name = 'CreateChanges1764464400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE cases (
        case_id        uuid    PRIMARY KEY,
        -- From the door: without it nobody hears of the case.
        received       boolean NOT NULL DEFAULT false,
        conflicts      text[]  NOT NULL DEFAULT '{}',
        withheld       boolean NOT NULL DEFAULT false,
        -- From protection; version 0 while it has not decided.
        routed_version integer NOT NULL DEFAULT 0,
        routes         text[]  NOT NULL DEFAULT '{}',
        regions        text[]  NOT NULL DEFAULT '{}',
        excluded       text[]  NOT NULL DEFAULT '{}',
        -- By person, the version of the newest word that she is told, or released.
        told           jsonb   NOT NULL DEFAULT '{}',
        released       jsonb   NOT NULL DEFAULT '{}',
        -- From casework.
        handlers       text[]  NOT NULL DEFAULT '{}'
      );

      CREATE TABLE changes (
        id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        -- What a browser is given to go on from. The number would tell how much else there was.
        key     uuid        NOT NULL UNIQUE DEFAULT gen_random_uuid(),
        -- Read in the order of transactions, and only below the oldest that still runs: so none is missed.
        tx      xid8        NOT NULL DEFAULT pg_current_xact_id(),
        what    text        NOT NULL CHECK (what IN ('items', 'alerts', 'cases', 'accounts')),
        case_id uuid,
        people  text[],
        -- The case as the access rules saw it until then, where somebody may have seen it who does not any more.
        before  jsonb,
        at      timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX changes_in_order ON changes (tx, id);
      CREATE INDEX changes_by_age ON changes (at);

      GRANT SELECT, INSERT, UPDATE ON cases TO ${app};
      GRANT SELECT, INSERT, DELETE ON changes TO ${app};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE changes, cases');
  }
}
