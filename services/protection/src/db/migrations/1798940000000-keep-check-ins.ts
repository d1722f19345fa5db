import { mayForget, protectBySight, serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('protection');

/** When people are to check in, as it was agreed each time; and each check-in, with its clocks and what became of it. */
export class KeepCheckIns1798940000000 implements MigrationInterface {
  name = 'KeepCheckIns1798940000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE check_ins (
        id            uuid        PRIMARY KEY,
        case_id       uuid        NOT NULL REFERENCES cases,
        -- To which a missed one raises the alert.
        level         text        NOT NULL CHECK (level IN ('IMMINENT', 'HIGH', 'MEDIUM', 'LOW')),
        grace_minutes integer     NOT NULL CHECK (grace_minutes BETWEEN 5 AND 1440),
        -- Coming back at the public door on the day counts.
        door_counts   boolean     NOT NULL,
        -- Sealed: with whom, how, and when by which clocks (S2): a zone is where she is.
        terms         bytea       NOT NULL,
        made_by       text        NOT NULL,
        made_at       timestamptz NOT NULL,
        ended_at      timestamptz,
        -- Nobody, where it ended by itself.
        ended_by      text,
        ended_because text        CHECK (ended_because IN ('ENDED', 'REPLACED', 'CLOSED', 'WITHDRAWN', 'RUN_OUT', 'UNPLANNED')),
        -- Sealed.
        end_why       bytea,
        CHECK ((ended_at IS NULL) = (ended_because IS NULL))
      );
      CREATE INDEX check_ins_of_case ON check_ins (case_id, made_at DESC);
      CREATE UNIQUE INDEX check_ins_that_run ON check_ins (case_id) WHERE ended_at IS NULL;

      CREATE TABLE check_in_pauses (
        id          uuid        PRIMARY KEY,
        case_id     uuid        NOT NULL REFERENCES cases,
        check_in_id uuid        NOT NULL REFERENCES check_ins,
        since       timestamptz NOT NULL,
        until       timestamptz NOT NULL CHECK (until > since),
        -- Sealed.
        why         bytea       NOT NULL,
        paused_by   text        NOT NULL,
        over_at     timestamptz,
        -- Nobody, where it ended by itself.
        over_by     text
      );
      CREATE UNIQUE INDEX check_in_pauses_that_hold ON check_in_pauses (check_in_id) WHERE over_at IS NULL;
      CREATE INDEX check_in_pauses_due ON check_in_pauses (until) WHERE over_at IS NULL;
      CREATE INDEX check_in_pauses_of_case ON check_in_pauses (case_id);

      CREATE TABLE check_in_dues (
        id          uuid        PRIMARY KEY,
        case_id     uuid        NOT NULL REFERENCES cases,
        check_in_id uuid        NOT NULL REFERENCES check_ins,
        -- From when on a contact counts for it.
        opens_at    timestamptz NOT NULL,
        remind_at   timestamptz NOT NULL,
        due_at      timestamptz NOT NULL,
        miss_at     timestamptz NOT NULL CHECK (miss_at > due_at),
        -- Somebody was reminded; it was missed; it was left out by a pause, a change or an end.
        told_at     timestamptz,
        missed_at   timestamptz,
        left_out_at timestamptz,
        -- When she was in contact, how, after its grace or not; nobody recorded it where she came back at the door.
        done_at     timestamptz,
        done_by     text,
        channel     text,
        late        boolean,
        recorded_at timestamptz,
        -- Sealed.
        says        bytea,
        CHECK ((done_at IS NULL) = (channel IS NULL) AND (done_at IS NULL) = (late IS NULL)),
        CHECK (left_out_at IS NULL OR (missed_at IS NULL AND done_at IS NULL))
      );
      CREATE INDEX check_in_dues_of_case ON check_in_dues (case_id, due_at DESC);
      CREATE UNIQUE INDEX check_in_dues_once ON check_in_dues (check_in_id, due_at) WHERE left_out_at IS NULL;
      CREATE INDEX check_in_dues_to_tell ON check_in_dues (remind_at) WHERE told_at IS NULL AND missed_at IS NULL AND done_at IS NULL AND left_out_at IS NULL;
      CREATE INDEX check_in_dues_to_miss ON check_in_dues (miss_at) WHERE missed_at IS NULL AND done_at IS NULL AND left_out_at IS NULL;

      GRANT SELECT, INSERT, UPDATE ON check_ins, check_in_pauses, check_in_dues TO ${app};
    `);
    await protectBySight(runner, 'protection', {
      table: 'check_ins', cases: ['case_id'],
      people: ['id', 'case_id', 'level', 'grace_minutes', 'door_counts', 'terms', 'made_by', 'made_at', 'ended_at', 'ended_by', 'ended_because', 'end_why'],
    });
    await protectBySight(runner, 'protection', {
      table: 'check_in_pauses', cases: ['case_id'], people: ['id', 'case_id', 'check_in_id', 'since', 'until', 'why', 'paused_by', 'over_at', 'over_by'],
    });
    await protectBySight(runner, 'protection', {
      table: 'check_in_dues', cases: ['case_id'],
      people: ['id', 'case_id', 'check_in_id', 'due_at', 'miss_at', 'told_at', 'missed_at', 'left_out_at', 'done_at', 'done_by', 'channel', 'late', 'says'],
    });
    await mayForget(runner, 'protection', {
      check_ins: 'erased.case_id = check_ins.case_id::text', check_in_pauses: 'erased.case_id = check_in_pauses.case_id::text',
      check_in_dues: 'erased.case_id = check_in_dues.case_id::text',
    });
  }

  async down(): Promise<void> {
    throw new Error('what was agreed with somebody in danger is never thrown away');
  }
}
