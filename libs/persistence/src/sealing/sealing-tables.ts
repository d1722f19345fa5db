import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { MigrationClass } from '../migrate';
import { protectBySight } from '../sight/protect-by-sight';
import { serviceRoles } from '../provision';
import type { SealedColumn } from './sealed-column';

/**
 * What every service has that seals anything: how far re-sealing has come, and where fields are sealed for cases, their wrapped
 * data keys. Which cases were erased must be there before (erasedCasesTable).
 *
 * @param columns the service's sealed columns; its own role may write them anew
 */
export function sealingTables(service: string, columns: readonly SealedColumn[] = []): MigrationClass {
  const { app } = serviceRoles(service);
  const keepsCases = columns.some(({ caseColumn }) => caseColumn !== undefined);
  return class CreateSealing1766000001000 implements MigrationInterface {
    name = 'CreateSealing1766000001000';

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(`
        CREATE TABLE resealing (
          -- Table and column.
          place text    PRIMARY KEY,
          -- What the walk is for: the epoch that keys are wrapped in.
          round text    NOT NULL,
          -- The last key that it went past.
          after text,
          done  boolean NOT NULL
        );
        GRANT SELECT, INSERT, UPDATE ON resealing TO ${app};
      `);
      for (const { table, column } of columns) await runner.query(`GRANT UPDATE (${column}) ON ${table} TO ${app}`);
      if (keepsCases) await createCaseKeys(runner, service);
    }

    async down(): Promise<void> {
      throw new Error('keys are never thrown away with a migration');
    }
  };
}

/** Makes the table of wrapped data keys of cases, for a service that begins to seal for cases after it was first installed. */
export async function createCaseKeys(runner: QueryRunner, service: string): Promise<void> {
  await runner.query(caseKeys(serviceRoles(service).app));
  await protectBySight(runner, service, { table: 'case_keys', cases: ['case_id'] });
}

const caseKeys = (app: string): string => `
  CREATE TABLE case_keys (
    case_id     uuid        PRIMARY KEY,
    key_version smallint    NOT NULL CHECK (key_version BETWEEN 1 AND 255),
    -- Whose key wraps it, such as 2026-11.
    epoch       text        NOT NULL,
    wrapped     bytea       NOT NULL,
    made_at     timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX case_keys_by_epoch ON case_keys (epoch, case_id);
  GRANT SELECT, INSERT, UPDATE, DELETE ON case_keys TO ${app};`;
