import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is told of what, in the portal and by mail and page; who is kept out; who left. */
export class CreateNotifications1764000100000 implements MigrationInterface {
  name = 'CreateNotifications1764000100000';

  async up(runner: QueryRunner): Promise<void> {
    const { app } = serviceRoles('notifications');
    await runner.query(tables);
    await runner.query(`
      GRANT SELECT, INSERT, UPDATE ON cases, items, messages TO ${app};
      GRANT SELECT, INSERT, UPDATE, DELETE ON exclusions, departures TO ${app};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE departures, exclusions, messages, items, cases');
  }
}

const tables = `
-- One row a case: its lock makes the events of both lanes wait for each other, its version is what we tell of it.
CREATE TABLE cases (
  case_id text    PRIMARY KEY,
  version integer NOT NULL DEFAULT 0,
  lane    text    NOT NULL CHECK (lane IN ('danger', 'normal'))
);

CREATE TABLE exclusions (
  case_id   text    NOT NULL,
  person_id text    NOT NULL,
  -- CONFLICT stays for ever; RELEASED ends when a newer decision tells her again.
  cause     text    NOT NULL CHECK (cause IN ('CONFLICT', 'RELEASED')),
  version   integer NOT NULL,
  PRIMARY KEY (case_id, person_id)
);

CREATE TABLE items (
  id              uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
  case_id         text        NOT NULL,
  reference       text        NOT NULL,
  person_id       text        NOT NULL,
  kind            text        NOT NULL CHECK (kind IN ('REPORT', 'ALERT', 'ESCALATION', 'RELEASED')),
  cause           text        NOT NULL,
  version         integer     NOT NULL,
  urgency         text        NOT NULL,
  routes          text[]      NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  acknowledged_at timestamptz,
  UNIQUE (cause, kind, person_id)
);
CREATE INDEX items_by_person ON items (person_id, created_at DESC);
CREATE INDEX items_by_case ON items (case_id, person_id);

CREATE TABLE messages (
  id            uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
  case_id       text        NOT NULL,
  person_id     text        NOT NULL,
  channel       text        NOT NULL CHECK (channel IN ('MAIL', 'PAGE')),
  class         text        NOT NULL CHECK (class IN ('DANGER', 'ORDINARY')),
  cause         text        NOT NULL,
  state         text        NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'SENT', 'FAILED', 'CANCELLED')),
  reason        text,
  attempts      integer     NOT NULL DEFAULT 0,
  created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  due_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
  claimed_until timestamptz,
  sent_at       timestamptz,
  UNIQUE (cause, channel, person_id)
);
CREATE INDEX messages_due ON messages (class, channel, due_at) WHERE state = 'PENDING';
CREATE INDEX messages_by_case ON messages (case_id);
CREATE INDEX messages_by_person ON messages (person_id) WHERE state = 'PENDING';

-- Where someone who left is told of a moment later, the message is not even made.
CREATE TABLE departures (
  person_id         text    PRIMARY KEY,
  directory_version integer NOT NULL,
  gone              boolean NOT NULL
);
`;
