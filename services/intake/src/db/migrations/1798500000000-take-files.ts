import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('intake');
const handover = 'amparo_intake_handover';
// Asked once a statement, not once a row: that is what the inner SELECT is for.
const ofCase = 'report_id = ANY ((SELECT cases_at_hand())::uuid[])';
const ofReceipt = 'EXISTS (SELECT 1 FROM reports r WHERE r.id = report_id AND r.receipt_hash = ANY ((SELECT receipts_at_hand())::bytea[]))';
const ofEnvelope = 'attachment_id = ANY ((SELECT envelopes_at_hand())::uuid[])';

/**
 * Files that come with a return code, in parts, each sealed to casework. The door adds parts to a file while it is being sent, and never
 * reads one; only the hand-over's role may.
 */
export class TakeFiles1798500000000 implements MigrationInterface {
  name = 'TakeFiles1798500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attachments (
        id           uuid        PRIMARY KEY,
        -- Null while it is being sent.
        report_id    uuid        REFERENCES reports,
        -- Keyed, under the return code: the same file twice is one.
        content_hash bytea,
        size         integer,
        -- Null once it was sent: no time of it is kept.
        begun_at     timestamptz DEFAULT now(),
        UNIQUE (report_id, content_hash)
      );
      CREATE INDEX attachments_unfinished ON attachments (begun_at) WHERE report_id IS NULL;
      CREATE TABLE attachment_parts (
        attachment_id uuid    NOT NULL REFERENCES attachments ON DELETE CASCADE,
        -- 0 says what it is.
        number        integer NOT NULL,
        sealed        bytea   NOT NULL,
        PRIMARY KEY (attachment_id, number)
      );

      ALTER TABLE attachments ENABLE ROW LEVEL SECURITY;
      ALTER TABLE attachments FORCE ROW LEVEL SECURITY;
      CREATE POLICY attachment_comes   ON attachments FOR INSERT TO ${app} WITH CHECK (report_id IS NULL);
      CREATE POLICY attachment_at_hand ON attachments FOR SELECT TO ${app} USING (report_id IS NULL OR ${ofReceipt} OR ${ofCase});
      CREATE POLICY attachment_is_kept ON attachments FOR UPDATE TO ${app} USING (report_id IS NULL) WITH CHECK (${ofReceipt});
      CREATE POLICY attachment_goes    ON attachments FOR DELETE TO ${app}
        USING (report_id IS NULL OR (${ofCase} AND EXISTS (SELECT 1 FROM erased_cases e WHERE e.case_id = report_id::text)));

      ALTER TABLE attachment_parts ENABLE ROW LEVEL SECURITY;
      ALTER TABLE attachment_parts FORCE ROW LEVEL SECURITY;
      CREATE POLICY part_comes       ON attachment_parts FOR INSERT TO ${app} WITH CHECK (EXISTS (SELECT 1 FROM attachments a WHERE a.id = attachment_id AND a.report_id IS NULL));
      CREATE POLICY part_at_hand     ON attachment_parts FOR SELECT TO ${app} USING (${ofEnvelope});
      CREATE POLICY part_goes        ON attachment_parts FOR DELETE TO ${app} USING (${ofEnvelope});
      CREATE POLICY part_handed_over ON attachment_parts FOR SELECT TO ${handover} USING (true);

      GRANT SELECT, INSERT, DELETE ON attachments TO ${app};
      GRANT UPDATE (report_id, content_hash, size, begun_at) ON attachments TO ${app};
      GRANT INSERT, DELETE, SELECT (attachment_id) ON attachment_parts TO ${app};
      GRANT SELECT ON attachment_parts TO ${handover};
    `);
  }

  async down(): Promise<void> {
    throw new Error('what people sent is never thrown away');
  }
}
