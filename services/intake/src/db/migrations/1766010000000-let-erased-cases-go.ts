import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('intake');
// Asked once a statement, not once a row: that is what the inner SELECT is for.
const named = '(SELECT cases_at_hand())::uuid[]';
const erased = (column: string): string => `EXISTS (SELECT 1 FROM erased_cases e WHERE e.case_id = ${column}::text)`;

/** Leave to delete a report and its conversation once its case was erased. The return code opens nothing any more then. */
export class LetErasedCasesGo1766010000000 implements MigrationInterface {
  name = 'LetErasedCasesGo1766010000000';

  async up(runner: QueryRunner): Promise<void> {
    // A row is visible, and goes, only where the transaction names its case; and goes only when that was erased.
    await runner.query(`
      GRANT DELETE ON reports, submissions, messages TO ${app};
      GRANT SELECT (id, report_id) ON messages TO ${app};
      CREATE POLICY report_goes     ON reports     FOR DELETE TO ${app} USING (id = ANY (${named}) AND ${erased('id')});
      CREATE POLICY submission_seen ON submissions FOR SELECT TO ${app} USING (report_id = ANY (${named}));
      CREATE POLICY submission_goes ON submissions FOR DELETE TO ${app} USING (report_id = ANY (${named}) AND ${erased('report_id')});
      CREATE POLICY message_seen    ON messages    FOR SELECT TO ${app} USING (report_id = ANY (${named}) AND ${erased('report_id')});
      CREATE POLICY message_goes    ON messages    FOR DELETE TO ${app} USING (report_id = ANY (${named}) AND ${erased('report_id')});
    `);
  }

  async down(): Promise<void> {
    throw new Error('an erased case stays erased');
  }
}
