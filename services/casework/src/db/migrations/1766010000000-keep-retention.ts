import { mayForget, protectBySight, serviceRoles } from '@amparo/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const { app } = serviceRoles('casework');

/** When a case was closed, and as what; who agreed that one is erased; and leave to delete what belongs to one that was. */
export class KeepRetention1766010000000 implements MigrationInterface {
  name = 'KeepRetention1766010000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE cases
        ADD closed_at         timestamptz,
        ADD closed_as         text CHECK (closed_as IN ('SPAM', 'NOT_A_REPRISAL', 'HELPED')),
        -- Its time is over, and people were asked.
        ADD retention_seen_at timestamptz,
        ADD CHECK ((closed_as IS NULL) = (closed_at IS NULL));
      CREATE INDEX cases_closed ON cases (closed_at) WHERE closed_at IS NOT NULL AND retention_seen_at IS NULL;

      CREATE TABLE erasures (
        case_id   uuid        PRIMARY KEY,
        -- Null: the reporter, or the time that is over.
        asked_by  text,
        asked_at  timestamptz NOT NULL,
        -- [{person, at}]
        agreed    jsonb       NOT NULL DEFAULT '[]',
        erased_at timestamptz,
        because   text        CHECK (because IN ('AGREED', 'RETENTION'))
      );
      GRANT SELECT, INSERT, UPDATE ON erasures TO ${app};

      -- Who looked, and who broke the glass, stays when the case is gone.
      ALTER TABLE audit DROP CONSTRAINT IF EXISTS audit_case_id_fkey;
      ALTER TABLE glass DROP CONSTRAINT IF EXISTS glass_case_id_fkey;
    `);
    await protectBySight(runner, 'casework', { table: 'erasures', cases: ['case_id'] });
    const ofCase = (column: string): string => `erased.case_id = ${column}::text`;
    await mayForget(runner, 'casework', {
      ...Object.fromEntries(['features', 'tasks', 'timeline', 'contents'].map((table) => [table, ofCase(`${table}.case_id`)])),
      cases: ofCase('cases.id'),
      repetitions: `erased.case_id IN (repetitions.case_id::text, repetitions.earlier_case_id::text)`,
      duplicates: `erased.case_id IN (duplicates.case_id::text, duplicates.other_case_id::text)`,
    });
  }

  async down(): Promise<void> {
    throw new Error('who agreed to erase a case is never thrown away');
  }
}
