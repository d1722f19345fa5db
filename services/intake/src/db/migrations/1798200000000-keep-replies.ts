import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('intake');
const lookup = 'amparo_intake_lookup';
// Asked once a statement, not once a row: that is what the inner SELECT is for.
const ofCase = 'report_id = ANY ((SELECT cases_at_hand())::uuid[])';
const ofReceipt = 'EXISTS (SELECT 1 FROM reports r WHERE r.id = report_id AND r.receipt_hash = ANY ((SELECT receipts_at_hand())::bytea[]))';

/**
 * Replies of the team that the door has to fetch, or has fetched: ids and states. The words lie in `messages`, as casework sealed them to
 * the return code. And whether a report was taken back.
 */
export class KeepReplies1798200000000 implements MigrationInterface {
  name = 'KeepReplies1798200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE replies (
        id        uuid        PRIMARY KEY,
        report_id uuid        NOT NULL,
        -- GONE: casework has it no longer.
        state     text        NOT NULL DEFAULT 'WANTED' CHECK (state IN ('WANTED', 'KEPT', 'GONE')),
        -- She was shown it.
        seen      boolean     NOT NULL DEFAULT false,
        due_at    timestamptz NOT NULL DEFAULT now(),
        attempts  integer     NOT NULL DEFAULT 0
      );
      CREATE INDEX replies_wanted ON replies (due_at) WHERE state = 'WANTED';
      CREATE INDEX replies_of_report ON replies (report_id);
      -- What she wants done with it; null while she has not taken it back.
      ALTER TABLE reports
        ADD withdrawn text CHECK (withdrawn IN ('ERASE', 'KEEP')),
        -- How many bodies there were then: what was added later may be taken back as well.
        ADD withdrawn_sequence integer;

      ALTER TABLE replies ENABLE ROW LEVEL SECURITY;
      ALTER TABLE replies FORCE ROW LEVEL SECURITY;
      CREATE POLICY reply_wanted    ON replies FOR INSERT TO ${app} WITH CHECK (${ofCase});
      CREATE POLICY reply_at_hand   ON replies FOR SELECT TO ${app} USING (state = 'WANTED' OR ${ofCase});
      CREATE POLICY reply_changes   ON replies FOR UPDATE TO ${app} USING (state = 'WANTED' OR ${ofCase});
      CREATE POLICY reply_goes      ON replies FOR DELETE TO ${app} USING (${ofCase} AND EXISTS (SELECT 1 FROM erased_cases e WHERE e.case_id = report_id::text));
      CREATE POLICY reply_looked_up ON replies FOR SELECT TO ${lookup} USING (${ofReceipt});
      CREATE POLICY reply_comes ON messages FOR INSERT TO ${app} WITH CHECK (author = 'TEAM' AND ${ofCase});

      GRANT SELECT, INSERT, UPDATE, DELETE ON replies TO ${app};
      GRANT SELECT (id, report_id, seen) ON replies TO ${lookup};
      GRANT SELECT (withdrawn) ON reports TO ${lookup};
    `);
  }

  async down(): Promise<void> {
    throw new Error('what was said to somebody is never thrown away');
  }
}
