import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('protection');

/** Cases as protection knows them (S1), decisions on who must know, alerts with their ladders, and stopped sharing. */
export class CreateRoutingAndAlerts1763910000000 implements MigrationInterface {
  name = 'CreateRoutingAndAlerts1763910000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE cases (
        case_id          uuid    PRIMARY KEY,
        version          integer NOT NULL DEFAULT 1,
        reference        text,
        -- All bodies of the report together, S1. Null while only a later finding has arrived.
        facts            jsonb,
        -- A level found above what the door said; null where none was.
        found_urgency    text,
        repeated         boolean NOT NULL DEFAULT false,
        -- Regions set by a person, in place of the reporter's.
        assigned_regions text[],
        excluded         text[]  NOT NULL DEFAULT '{}'
      );

      CREATE TABLE decisions (
        id                uuid        PRIMARY KEY,
        case_id           uuid        NOT NULL REFERENCES cases,
        submission_id     uuid        UNIQUE,
        cause             text        NOT NULL,
        decided_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
        directory_version integer     NOT NULL,
        facts             jsonb       NOT NULL,
        routing           jsonb       NOT NULL
      );
      CREATE INDEX decisions_of_case ON decisions (case_id, decided_at);

      CREATE TABLE told_people (
        case_id     uuid        NOT NULL REFERENCES cases,
        person_id   text        NOT NULL,
        routes      text[]      NOT NULL,
        since       timestamptz NOT NULL DEFAULT now(),
        released_at timestamptz,
        PRIMARY KEY (case_id, person_id)
      );

      CREATE TABLE alerts (
        id              uuid        PRIMARY KEY,
        case_id         uuid        NOT NULL UNIQUE REFERENCES cases,
        urgency         text        NOT NULL,
        mode            text        NOT NULL,
        -- Raised again, the clock starts anew: rungs belong to a round.
        round           integer     NOT NULL DEFAULT 1,
        raised_at       timestamptz NOT NULL DEFAULT now(),
        acknowledged_at timestamptz,
        acknowledged_by text
      );

      CREATE TABLE alerted_people (
        alert_id  uuid        NOT NULL REFERENCES alerts,
        person_id text        NOT NULL,
        since     timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (alert_id, person_id)
      );

      CREATE TABLE rungs (
        alert_id uuid        NOT NULL REFERENCES alerts,
        round    integer     NOT NULL,
        rung     integer     NOT NULL,
        role     text        NOT NULL,
        mode     text        NOT NULL,
        due_at   timestamptz NOT NULL,
        fired_at timestamptz,
        PRIMARY KEY (alert_id, round, rung)
      );
      CREATE INDEX rungs_due ON rungs (due_at) WHERE fired_at IS NULL;

      CREATE TABLE suspensions (
        case_id      uuid        NOT NULL REFERENCES cases,
        purpose      text        NOT NULL,
        recipient_id text        NOT NULL,
        since        timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (case_id, purpose, recipient_id)
      );

      GRANT SELECT, INSERT, UPDATE ON cases, told_people, alerts TO ${app};
      GRANT SELECT, INSERT ON decisions, alerted_people, suspensions TO ${app};
      GRANT SELECT, INSERT, UPDATE, DELETE ON rungs TO ${app};
    `);
  }

  async down(): Promise<void> {
    throw new Error('decisions on who was told are never thrown away');
  }
}
