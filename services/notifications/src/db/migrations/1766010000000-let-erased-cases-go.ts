import { mayForget } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Leave to delete what belongs to a case that was erased, and nothing else. */
export class LetErasedCasesGo1766010000000 implements MigrationInterface {
  name = 'LetErasedCasesGo1766010000000';

  async up(runner: QueryRunner): Promise<void> {
    await mayForget(runner, 'notifications', {
      cases: 'erased.case_id = cases.case_id::text', items: 'erased.case_id = items.case_id::text', messages: 'erased.case_id = messages.case_id::text',
    });
  }

  async down(): Promise<void> {
    throw new Error('an erased case stays erased');
  }
}
