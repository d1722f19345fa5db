import { serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Leave to delete a case that was erased. */
export class LetErasedCasesGo1766010000000 implements MigrationInterface {
  name = 'LetErasedCasesGo1766010000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`GRANT DELETE ON cases TO ${serviceRoles('portal').app}`);
  }

  async down(): Promise<void> {
    throw new Error('an erased case stays erased');
  }
}
