import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('intake');
// Asked once a statement, not once a row: that is what the inner SELECT is for.
const ofCase = 'report_id = ANY ((SELECT cases_at_hand())::uuid[])';
const ofReceipt = 'EXISTS (SELECT 1 FROM reports r WHERE r.id = report_id AND r.receipt_hash = ANY ((SELECT receipts_at_hand())::bytea[]))';
const isOver = 'expires_at < now()';

/**
 * Files that come piece by piece, over several calls: how far each is, and what has to be known to go on, sealed to the return code. Its
 * bytes lie in `attachment_parts`, as those of any other file.
 */
export class ResumeUploads1798700000000 implements MigrationInterface {
  name = 'ResumeUploads1798700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of one that comes piece by piece, until it belongs to a report.
      ALTER TABLE attachments ADD expires_at timestamptz;
      CREATE TABLE uploads (
        -- That of the attachment it is to become.
        id         uuid        PRIMARY KEY,
        report_id  uuid        NOT NULL REFERENCES reports,
        size       integer     NOT NULL CHECK (size > 0),
        received   integer     NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND size),
        parts      integer     NOT NULL DEFAULT 0,
        -- Null once it is over.
        state      bytea,
        -- 'taken', or why it was not; null while it goes on.
        outcome    text,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX uploads_of_report ON uploads (report_id);
      CREATE INDEX uploads_over ON uploads (expires_at);
      CREATE INDEX attachments_on_their_way ON attachments (expires_at) WHERE report_id IS NULL;

      ALTER TABLE uploads ENABLE ROW LEVEL SECURITY;
      ALTER TABLE uploads FORCE ROW LEVEL SECURITY;
      CREATE POLICY upload_comes    ON uploads FOR INSERT TO ${app} WITH CHECK (${ofReceipt});
      CREATE POLICY upload_at_hand  ON uploads FOR SELECT TO ${app} USING (${ofReceipt} OR ${ofCase} OR ${isOver});
      CREATE POLICY upload_goes_on  ON uploads FOR UPDATE TO ${app} USING (${ofReceipt});
      CREATE POLICY upload_goes     ON uploads FOR DELETE TO ${app}
        USING (${isOver} OR (${ofCase} AND EXISTS (SELECT 1 FROM erased_cases e WHERE e.case_id = report_id::text)));

      GRANT SELECT, INSERT, DELETE ON uploads TO ${app};
      GRANT UPDATE (received, parts, state, outcome) ON uploads TO ${app};
      GRANT UPDATE (expires_at) ON attachments TO ${app};
    `);
  }

  async down(): Promise<void> {
    throw new Error('what people sent is never thrown away');
  }
}
