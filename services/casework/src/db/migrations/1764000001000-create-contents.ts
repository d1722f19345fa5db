import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('casework');

/** What was sent, as the door sealed it: first wanted, then fetched and kept. */
export class CreateContents1764000001000 implements MigrationInterface {
  name = 'CreateContents1764000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE contents (
        submission_id     uuid        PRIMARY KEY,
        case_id           uuid        NOT NULL REFERENCES cases,
        kind              text        NOT NULL CHECK (kind IN ('REPORT', 'MESSAGE')),
        received_at       timestamptz NOT NULL,
        -- Fetched on the danger lane.
        urgent            boolean     NOT NULL,
        -- Opaque ids of people and organisations involved, and the case it says it adds to: both from the door.
        conflicts         text[]      NOT NULL DEFAULT '{}',
        continues_case_id uuid,
        state             text        NOT NULL DEFAULT 'WANTED' CHECK (state IN ('WANTED', 'FETCHED', 'PARKED')),
        envelope          bytea,
        due_at            timestamptz NOT NULL DEFAULT now(),
        claimed_until     timestamptz,
        attempts          integer     NOT NULL DEFAULT 0,
        -- Tries that failed for another reason than the door being away.
        failures          integer     NOT NULL DEFAULT 0,
        parked_because    text,
        fetched_at        timestamptz,
        CHECK (state <> 'FETCHED' OR envelope IS NOT NULL)
      );
      CREATE INDEX contents_wanted ON contents (urgent, due_at) WHERE state = 'WANTED';
      CREATE INDEX contents_of_case ON contents (case_id);

      GRANT SELECT, INSERT ON contents TO ${app};
      GRANT UPDATE (urgent, state, envelope, due_at, claimed_until, attempts, failures, parked_because, fetched_at) ON contents TO ${app};
    `);
  }

  async down(): Promise<void> {
    throw new Error('what people sent is never thrown away');
  }
}
