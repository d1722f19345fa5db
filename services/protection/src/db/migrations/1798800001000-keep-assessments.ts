import { mayForget, protectBySight, serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('protection');

/** What endangers people, as it was assessed each time, and what is to be done about it. */
export class KeepAssessments1798800001000 implements MigrationInterface {
  name = 'KeepAssessments1798800001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE assessments (
        id              uuid        PRIMARY KEY,
        case_id         uuid        NOT NULL REFERENCES cases,
        level           text        NOT NULL CHECK (level IN ('IMMINENT', 'HIGH', 'MEDIUM', 'LOW')),
        -- Below which it could not be, and the codes of the rules.
        lowest          text        NOT NULL,
        because         text[]      NOT NULL,
        -- Sealed: threats, vulnerabilities and capacities, codes and words (S2).
        content         bytea       NOT NULL,
        assessed_by     text        NOT NULL,
        assessed_at     timestamptz NOT NULL,
        expires_at      timestamptz NOT NULL CHECK (expires_at > assessed_at),
        -- A later one took its place.
        superseded_at   timestamptz,
        -- That a new one is due was told.
        due_told_at     timestamptz
      );
      CREATE INDEX assessments_of_case ON assessments (case_id, assessed_at DESC);
      CREATE UNIQUE INDEX assessments_that_stand ON assessments (case_id) WHERE superseded_at IS NULL;
      CREATE INDEX assessments_due ON assessments (expires_at) WHERE superseded_at IS NULL AND due_told_at IS NULL;

      CREATE TABLE plan_actions (
        id        uuid        PRIMARY KEY,
        case_id   uuid        NOT NULL REFERENCES cases,
        -- Code of protective_measure.
        measure   text        NOT NULL,
        -- Directory id of who sees to it.
        owner     text        NOT NULL,
        due_at    timestamptz NOT NULL,
        state     text        NOT NULL CHECK (state IN ('OPEN', 'DONE', 'NOT_DONE')),
        -- Sealed: what exactly (S2), and what came of it.
        what      bytea       NOT NULL,
        why       bytea,
        made_by   text        NOT NULL,
        made_at   timestamptz NOT NULL,
        ended_by  text,
        ended_at  timestamptz,
        CHECK ((state = 'OPEN') = (ended_at IS NULL)),
        CHECK (state <> 'NOT_DONE' OR why IS NOT NULL)
      );
      CREATE INDEX plan_actions_of_case ON plan_actions (case_id, due_at);

      GRANT SELECT, INSERT, UPDATE ON assessments, plan_actions TO ${app};
    `);
    await protectBySight(runner, 'protection', {
      table: 'assessments', cases: ['case_id'], people: ['id', 'case_id', 'level', 'lowest', 'because', 'content', 'assessed_by', 'assessed_at', 'expires_at', 'superseded_at'],
    });
    await protectBySight(runner, 'protection', {
      table: 'plan_actions', cases: ['case_id'], people: ['id', 'case_id', 'measure', 'owner', 'due_at', 'state', 'what', 'why', 'made_by', 'made_at', 'ended_by', 'ended_at'],
    });
    await mayForget(runner, 'protection', { assessments: 'erased.case_id = assessments.case_id::text', plan_actions: 'erased.case_id = plan_actions.case_id::text' });
  }

  async down(): Promise<void> {
    throw new Error('what somebody was in danger of is never thrown away');
  }
}
