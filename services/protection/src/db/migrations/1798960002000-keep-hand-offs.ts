import { mayForget, protectBySight, serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('protection');

/** What of a case other groups of ours see to, and drafts for banks and mechanisms outside. */
export class KeepHandOffs1798960002000 implements MigrationInterface {
  name = 'KeepHandOffs1798960002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Routes of groups that somebody asked to see to something of the case.
      ALTER TABLE cases ADD COLUMN handed_to text[] NOT NULL DEFAULT '{}';

      CREATE TABLE hand_offs (
        id               uuid        PRIMARY KEY,
        case_id          uuid        NOT NULL REFERENCES cases,
        kind             text        NOT NULL CHECK (kind IN ('GRANT', 'ACCOUNTABILITY', 'COMMUNITY')),
        status           text        NOT NULL CHECK (status IN ('ASKED', 'TAKEN', 'DONE', 'DECLINED', 'CALLED_BACK')),
        -- Sealed: what is asked for (S2).
        note             bytea       NOT NULL,
        asked_by         text        NOT NULL,
        asked_at         timestamptz NOT NULL,
        moved_by         text,
        moved_at         timestamptz,
        declined_because text,
        CHECK ((status = 'DECLINED') = (declined_because IS NOT NULL))
      );
      CREATE INDEX hand_offs_of_case ON hand_offs (case_id, asked_at DESC);
      CREATE UNIQUE INDEX hand_offs_that_are_open ON hand_offs (case_id, kind) WHERE status IN ('ASKED', 'TAKEN');

      CREATE TABLE contact_drafts (
        id           uuid        PRIMARY KEY,
        case_id      uuid        NOT NULL REFERENCES cases,
        purpose      text        NOT NULL CHECK (purpose IN ('CP-UN', 'CP-BANKPRIV')),
        -- Directory id, and the opaque one that events and consents name.
        recipient    text        NOT NULL,
        recipient_id text        NOT NULL,
        names_her    boolean     NOT NULL,
        status       text        NOT NULL CHECK (status IN ('DRAFTED', 'AGREED', 'EXPORTED', 'DROPPED', 'TAKEN_BACK')),
        -- Sealed (S3).
        words        bytea       NOT NULL,
        written_by   text        NOT NULL,
        written_at   timestamptz NOT NULL,
        agreed_by    text        CHECK (agreed_by <> written_by),
        agreed_at    timestamptz,
        ended_by     text,
        ended_at     timestamptz,
        CHECK (status NOT IN ('AGREED', 'EXPORTED', 'TAKEN_BACK') OR (agreed_by IS NOT NULL AND agreed_at IS NOT NULL))
      );
      CREATE INDEX contact_drafts_of_case ON contact_drafts (case_id, written_at DESC);
      GRANT SELECT, INSERT, UPDATE ON hand_offs, contact_drafts TO ${app};
    `);
    await protectBySight(runner, 'protection', { table: 'hand_offs', cases: ['case_id'], people: ['id', 'case_id', 'kind', 'status', 'note', 'asked_by', 'asked_at', 'moved_by', 'moved_at', 'declined_because'] });
    await protectBySight(runner, 'protection', {
      table: 'contact_drafts', cases: ['case_id'],
      people: ['id', 'case_id', 'purpose', 'recipient', 'names_her', 'status', 'words', 'written_by', 'written_at', 'agreed_by', 'agreed_at', 'ended_by', 'ended_at'],
    });
    await mayForget(runner, 'protection', { hand_offs: 'erased.case_id = hand_offs.case_id::text', contact_drafts: 'erased.case_id = contact_drafts.case_id::text' });
  }

  async down(): Promise<void> {
    throw new Error('what was asked of whom is never thrown away');
  }
}
