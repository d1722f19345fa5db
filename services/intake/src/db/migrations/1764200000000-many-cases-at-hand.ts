import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('intake');

/**
 * A transaction may name several cases and envelopes, since events of several cases are heard side by side in one. Each
 * hearer adds its own and takes none away from the others.
 */
export class ManyCasesAtHand1764200000000 implements MigrationInterface {
  name = 'ManyCasesAtHand1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION cases_at_hand() RETURNS uuid[] LANGUAGE sql STABLE AS
        $$ SELECT string_to_array(nullif(current_setting('amparo.case_ids', true), ''), ',')::uuid[] $$;
      CREATE FUNCTION envelopes_at_hand() RETURNS uuid[] LANGUAGE sql STABLE AS
        $$ SELECT string_to_array(nullif(current_setting('amparo.envelope_ids', true), ''), ',')::uuid[] $$;

      ALTER POLICY report_at_hand ON reports USING (${ofReceipt} OR reference = reference_at_hand() OR ${ofCase});
      ALTER POLICY report_changes ON reports USING (${ofReceipt} OR ${ofCase});
      ALTER POLICY envelope_at_hand ON envelopes USING (${ofEnvelope});
      ALTER POLICY envelope_goes ON envelopes USING (${ofEnvelope});

      DROP FUNCTION case_at_hand();
      DROP FUNCTION envelope_at_hand();
      GRANT EXECUTE ON FUNCTION cases_at_hand(), envelopes_at_hand() TO ${app}, amparo_intake_lookup, amparo_intake_handover;
    `);
  }

  async down(): Promise<void> {
    throw new Error('reports are never thrown away');
  }
}

// Asked once a statement, not once a row: that is what the inner SELECT is for.
const ofReceipt = 'receipt_hash = ANY ((SELECT receipts_at_hand())::bytea[])';
const ofCase = 'id = ANY ((SELECT cases_at_hand())::uuid[])';
const ofEnvelope = 'id = ANY ((SELECT envelopes_at_hand())::uuid[])';
