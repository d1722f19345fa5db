import { createAuditTables, withoutForce } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The trail of who read what becomes a chain; the rows that are there are its beginning, in their order. */
export class ChainAudit1766100000000 implements MigrationInterface {
  name = 'ChainAudit1766100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE audit RENAME TO audit_before');
    await createAuditTables(runner, 'casework', { cases: true });
    await withoutForce(runner, ['audit', 'audit_before'], () => runner.query(`
      INSERT INTO audit (at, person, session, action, case_id, purpose) SELECT at, person, session, action, case_id, purpose FROM audit_before ORDER BY id
    `));
    await runner.query('DROP TABLE audit_before');
  }

  async down(): Promise<void> {
    throw new Error('who looked is never thrown away');
  }
}
