import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('casework');

/** Cases, what has happened to them, and what has to be done. Everything above S1 is sealed. */
export class CreateCases1764000000000 implements MigrationInterface {
  name = 'CreateCases1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE cases (
        -- Given by the door: one for each return code.
        id             uuid        PRIMARY KEY,
        -- Null while only a later event has been heard: the first one tells it.
        reference      text        UNIQUE,
        status         text        NOT NULL DEFAULT 'OPEN' CHECK (status IN ('OPEN', 'CLOSED')),
        category       text,
        urgency        text        NOT NULL DEFAULT 'NONE' CHECK (urgency IN ('NONE', 'LOW', 'MEDIUM', 'HIGH', 'IMMINENT')),
        -- The highest level that the door gave, and the one that we told ourselves.
        door_urgency   text        NOT NULL DEFAULT 'NONE',
        found_urgency  text        NOT NULL DEFAULT 'NONE',
        reprisal       boolean     NOT NULL DEFAULT false,
        reprisal_from  timestamptz,
        reprisal_to    timestamptz,
        regions        text[]      NOT NULL DEFAULT '{}',
        country_known  boolean     NOT NULL DEFAULT false,
        -- Sealed.
        countries      bytea,
        countries_corrected boolean NOT NULL DEFAULT false,
        -- Sealed: what all bodies say together, as codes.
        facts          bytea,
        lead_person    text,
        -- Of protection's decision: an older one, heard later, sets nothing back.
        routed_version integer     NOT NULL DEFAULT 0,
        version        integer     NOT NULL DEFAULT 1,
        received_at    timestamptz NOT NULL,
        opened_at      timestamptz
      );
      CREATE INDEX cases_by_age ON cases (received_at DESC, id);

      CREATE TABLE timeline (
        id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        case_id uuid        NOT NULL REFERENCES cases,
        at      timestamptz NOT NULL,
        what    text        NOT NULL,
        -- Directory id of the person who acted.
        actor   text,
        -- Codes and ids only.
        detail  text[]      NOT NULL DEFAULT '{}'
      );
      CREATE INDEX timeline_of_case ON timeline (case_id, at, id);

      CREATE TABLE tasks (
        case_id   uuid        NOT NULL REFERENCES cases,
        code      text        NOT NULL,
        -- What in the case it is about, where the case can have several: a submission, a person.
        about     text        NOT NULL DEFAULT '',
        opened_at timestamptz NOT NULL,
        due_at    timestamptz NOT NULL,
        done_at   timestamptz,
        PRIMARY KEY (case_id, code, about)
      );

      GRANT SELECT, INSERT, UPDATE ON cases TO ${app};
      GRANT SELECT, INSERT ON timeline TO ${app};
      GRANT SELECT, INSERT, UPDATE ON tasks TO ${app};
    `);
  }

  async down(): Promise<void> {
    throw new Error('a case is never thrown away');
  }
}
