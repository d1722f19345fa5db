import { mayForget, serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Leave to delete what belongs to a case that was erased, and nothing else. */
export class LetErasedCasesGo1766010000000 implements MigrationInterface {
  name = 'LetErasedCasesGo1766010000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`GRANT DELETE ON alerted_people TO ${serviceRoles('protection').app}`);
    await mayForget(runner, 'protection', {
      cases: 'erased.case_id = cases.case_id::text', decisions: 'erased.case_id = decisions.case_id::text',
      told_people: 'erased.case_id = told_people.case_id::text', alerts: 'erased.case_id = alerts.case_id::text',
      suspensions: 'erased.case_id = suspensions.case_id::text',
    });
  }

  async down(): Promise<void> {
    throw new Error('an erased case stays erased');
  }
}
