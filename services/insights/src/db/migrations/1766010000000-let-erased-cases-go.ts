import { mayForget } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Leave to delete what is counted twice of a case that was erased. */
export class LetErasedCasesGo1766010000000 implements MigrationInterface {
  name = 'LetErasedCasesGo1766010000000';

  async up(runner: QueryRunner): Promise<void> {
    await mayForget(runner, 'insights', { reports: 'erased.case_id = reports.case_id::text' });
  }

  async down(): Promise<void> {
    throw new Error('an erased case stays erased');
  }
}
