import { createCaseKeys, mayForget, protectBySight, serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('protection');

/** What people have agreed to, overrides of it, and the keys under which their words are sealed. */
export class KeepConsents1798400000000 implements MigrationInterface {
  name = 'KeepConsents1798400000000';

  async up(runner: QueryRunner): Promise<void> {
    await createCaseKeys(runner, 'protection');
    await runner.query(tables);
    await protectBySight(runner, 'protection', {
      table: 'consents', cases: ['case_id'],
      people: [
        'id', 'case_id', 'state', 'purpose', 'recipient', 'classes', 'given_by', 'how', 'explained', 'language', 'given_at', 'expires_at', 'withdrawn_at', 'superseded_at',
        'answered_by', 'recorded_by', 'recorded_at', 'terms', 'named',
      ],
    });
    await protectBySight(runner, 'protection', {
      table: 'overrides', cases: ['case_id'],
      people: [
        'id', 'case_id', 'purpose', 'recipient', 'cannot_be_asked', 'because', 'asked_by', 'asked_at', 'agreed_by', 'agreed_at', 'ends_at', 'person_told_at', 'reviewed_by', 'reviewed_at',
      ],
    });
    await mayForget(runner, 'protection', { consents: 'erased.case_id = consents.case_id::text', overrides: 'erased.case_id = overrides.case_id::text' });
    // A copy from before organisations were in it is fetched anew.
    await runner.query('UPDATE directory_copy SET version = greatest(version - 1, 0)');
  }

  async down(): Promise<void> {
    throw new Error('what somebody agreed to is never thrown away');
  }
}

const tables = `
  CREATE TABLE consents (
    id            uuid        PRIMARY KEY,
    case_id       uuid        NOT NULL REFERENCES cases,
    -- What was said: PENDING where she has still to be asked, GIVEN, REFUSED; OVERRIDE where two did without.
    state         text        NOT NULL CHECK (state IN ('PENDING', 'GIVEN', 'REFUSED', 'OVERRIDE')),
    purpose       text        NOT NULL,
    -- Directory id of the organisation; empty where the purpose is ours alone, * for a wish.
    recipient     text        NOT NULL,
    -- The opaque id that events and withdrawals name; empty where there is none.
    recipient_id  text        NOT NULL,
    classes       text[]      NOT NULL DEFAULT '{}',
    -- PERSON, REPRESENTATIVE, CHILD or COMMUNITY.
    given_by      text,
    how           text,
    explained     text[]      NOT NULL DEFAULT '{}',
    language      text,
    given_at      timestamptz,
    expires_at    timestamptz,
    withdrawn_at  timestamptz,
    superseded_at timestamptz,
    -- A question: the consent or the refusal that answered it.
    answered_by   uuid,
    recorded_by   text        NOT NULL,
    recorded_at   timestamptz NOT NULL,
    -- Sealed: conditions and whom it must never reach (S2).
    terms         bytea,
    -- Sealed: who spoke for her, by what right, who heard it, who interpreted, whose data stay out (S3).
    named         bytea,
    CHECK (state NOT IN ('GIVEN', 'OVERRIDE') OR (given_at IS NOT NULL AND expires_at > given_at AND cardinality(classes) > 0))
  );
  CREATE INDEX consents_of_case ON consents (case_id, recorded_at DESC);

  CREATE TABLE overrides (
    -- Also of the consent that it becomes.
    id              uuid        PRIMARY KEY,
    case_id         uuid        NOT NULL REFERENCES cases,
    purpose         text        NOT NULL,
    recipient       text        NOT NULL,
    recipient_id    text        NOT NULL,
    cannot_be_asked text        NOT NULL,
    -- Sealed: why her life depends on it (S2).
    because         bytea       NOT NULL,
    asked_by        text        NOT NULL,
    asked_at        timestamptz NOT NULL,
    agreed_by       text        CHECK (agreed_by <> asked_by),
    agreed_at       timestamptz,
    ends_at         timestamptz,
    person_told_at  timestamptz,
    reviewed_by     text        CHECK (reviewed_by NOT IN (asked_by, agreed_by)),
    reviewed_at     timestamptz
  );
  CREATE INDEX overrides_of_case ON overrides (case_id);
  CREATE INDEX overrides_to_review ON overrides (agreed_at) WHERE reviewed_at IS NULL AND agreed_at IS NOT NULL;

  GRANT SELECT, INSERT, UPDATE ON consents, overrides TO ${app};
  -- What is taken back twice was taken back the second time too.
  GRANT UPDATE (since) ON suspensions TO ${app};
`;
