import { createAuditTables, withoutForce } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people did about alerts, as a chain. */
export class CreateAudit1766100000000 implements MigrationInterface {
  name = 'CreateAudit1766100000000';

  async up(runner: QueryRunner): Promise<void> {
    await createAuditTables(runner, 'protection', { cases: true });
    // Whoever took an alert before this was written down beside it.
    await withoutForce(runner, ['audit', 'alerts'], () => runner.query(`
      INSERT INTO audit (at, person, action, case_id) SELECT acknowledged_at, acknowledged_by, 'alert.acknowledge', case_id FROM alerts
      WHERE acknowledged_at IS NOT NULL AND acknowledged_by IS NOT NULL ORDER BY acknowledged_at, id
    `));
  }

  async down(): Promise<void> {
    throw new Error('what was done is never thrown away');
  }
}
