import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { MigrationClass } from '../migrate';

/**
 * Which cases were erased: nothing that is heard of them later does anything, and nothing is sealed for them. Every service has
 * it, and beside it, outside the database, the register (ErasedRegister).
 *
 * @param appRole the service's own role
 */
export function erasedCasesTable(appRole: string): MigrationClass {
  return class CreateErasedCases1766000000000 implements MigrationInterface {
    name = 'CreateErasedCases1766000000000';

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(`
        CREATE TABLE erased_cases (
          -- As events name it.
          case_id   text        PRIMARY KEY,
          erased_at timestamptz NOT NULL DEFAULT clock_timestamp(),
          -- What was being heard of the case in another transaction while it was erased is gone too.
          swept_at  timestamptz
        );
        CREATE INDEX erased_cases_unswept ON erased_cases (erased_at) WHERE swept_at IS NULL;
        ALTER TABLE erased_cases ENABLE ROW LEVEL SECURITY;
        ALTER TABLE erased_cases FORCE ROW LEVEL SECURITY;
        CREATE POLICY of_service ON erased_cases TO ${appRole} USING (true) WITH CHECK (true);
        GRANT SELECT, INSERT, UPDATE ON erased_cases TO ${appRole};
      `);
    }

    async down(): Promise<void> {
      throw new Error('an erased case stays erased');
    }
  };
}
