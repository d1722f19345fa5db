import { createSightTables, protectBySight, withoutForce } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Applications for people: who may see one, from whom its case is hidden, and row-level security before all of it. */
export class ShowApplicationsToPeople1765400000000 implements MigrationInterface {
  name = 'ShowApplicationsToPeople1765400000000';

  async up(runner: QueryRunner): Promise<void> {
    await createSightTables(runner, 'grants');
    await withoutForce(runner, ['sight'], () => runner.query(`INSERT INTO sight (case_id, key) SELECT case_id, 'application' FROM applications`));
    await protectBySight(runner, 'grants', {
      table: 'applications', cases: ['case_id'], people: ['case_id', 'reference', 'state', 'currency', 'opened_at'],
    });
    await protectBySight(runner, 'grants', { table: 'case_levels', cases: ['case_id'], people: ['case_id', 'urgent'] });
  }

  async down(): Promise<void> {
    throw new Error('from whom a case is hidden is never thrown away');
  }
}
