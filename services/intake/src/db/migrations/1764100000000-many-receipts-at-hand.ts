import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('intake');
const lookup = 'amparo_intake_lookup';

/**
 * A transaction may name several return codes, since bodies that come at the same time are accepted in one. Still nobody
 * sees a row whose return code, case or envelope the transaction does not name.
 */
export class ManyReceiptsAtHand1764100000000 implements MigrationInterface {
  name = 'ManyReceiptsAtHand1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION receipts_at_hand() RETURNS bytea[] LANGUAGE sql STABLE AS
        $$ SELECT ARRAY (SELECT decode(hash, 'hex') FROM string_to_table(nullif(current_setting('amparo.receipt_hashes', true), ''), ',') AS hash) $$;

      ALTER POLICY report_at_hand ON reports USING (${named} OR reference = reference_at_hand() OR id = case_at_hand());
      ALTER POLICY report_comes ON reports WITH CHECK (${named});
      ALTER POLICY report_changes ON reports USING (${named} OR id = case_at_hand());
      ALTER POLICY report_looked_up ON reports USING (${named});
      ALTER POLICY submission_at_hand ON submissions USING (${ofNamed});
      ALTER POLICY submission_comes ON submissions WITH CHECK (${ofNamed});
      ALTER POLICY message_comes ON messages WITH CHECK (${ofNamed});
      ALTER POLICY message_looked_up ON messages USING (${ofNamed});

      DROP FUNCTION receipt_at_hand();
      GRANT EXECUTE ON FUNCTION receipts_at_hand() TO ${app}, ${lookup};
    `);
  }

  async down(): Promise<void> {
    throw new Error('reports are never thrown away');
  }
}

// Asked once a statement, not once a row: that is what the inner SELECT is for.
const named = 'receipt_hash = ANY ((SELECT receipts_at_hand())::bytea[])';
const ofNamed = `EXISTS (SELECT 1 FROM reports r WHERE r.id = report_id AND r.${named})`;
