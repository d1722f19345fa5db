import type { QueryRunner } from 'typeorm';
import { serviceRoles } from '../provision';

/** A table with something of a case in each row. */
export interface Protected {
  table: string;
  /** Columns with the id of a case: a row is seen by whoever sees all of them. */
  cases: readonly string[];
  /** Columns that people who work here may read at all, and those for partners. Nothing: the table is the service's alone. */
  people?: readonly string[];
  partners?: readonly string[];
  /** A further condition on a row, in SQL. */
  also?: string;
}

const HELD = (setting: string) => `(SELECT nullif(current_setting('amparo.${setting}', true), ''))::text[]`;
/** Whether the person of this transaction sees the case that an expression names. */
export const sees = (caseId: string): string => `EXISTS (SELECT 1 FROM sight WHERE sight.case_id = ${caseId})`;
/** Whether she holds the key that an expression gives. */
export const holds = (key: string): string => `${key} = ANY (${HELD('any')})`;
/** Whether the word that an expression gives would hide a case from her: `person:<id>` is she herself. */
export const isHers = (key: string): string => `${key} = ANY (${HELD('none')})`;
/** Whether nothing hides the case that an expression names from her. */
export const notHiddenFromHer = (caseId: string): string => `NOT EXISTS (SELECT 1 FROM hidden_from WHERE hidden_from.case_id = ${caseId})`;

/**
 * Makes `sight`, the keys of each case, and `hidden_from`, the words that hide it (domain: sightKeysOf, hiddenKeysOf). A key may
 * hold from an instant and until another: a consent that ends needs nobody to take it away. Without keys in the transaction
 * (`SightDatabase.seenBy`) nobody but the service sees a row.
 */
export async function createSightTables(runner: QueryRunner, service: string): Promise<void> {
  const { app, people, partners } = serviceRoles(service);
  await runner.query(`
    -- Without foreign keys: a report writes some nine rows, always beside the locked row of its case, which is never thrown away.
    CREATE TABLE sight (
      case_id     uuid        NOT NULL,
      key         text        NOT NULL,
      holds_from  timestamptz NOT NULL DEFAULT '-infinity',
      holds_until timestamptz NOT NULL DEFAULT 'infinity',
      PRIMARY KEY (case_id, key, holds_from)
    );
    GRANT SELECT, INSERT, UPDATE, DELETE ON sight TO ${app};
    GRANT SELECT ON sight TO ${people}, ${partners};
  `);
  await force(runner, 'sight', app);
  await createHiddenTable(runner, service);
  await runner.query(`
    CREATE POLICY by_keys ON sight FOR SELECT TO ${people}, ${partners} USING (
      ${holds('key')} AND holds_from <= now() AND now() < holds_until AND ${notHiddenFromHer('sight.case_id')});
  `);
}

/** Makes `hidden_from` alone, for a service in which all that is not hidden is seen. */
export async function createHiddenTable(runner: QueryRunner, service: string): Promise<void> {
  const { app, people, partners } = serviceRoles(service);
  await runner.query(`
    CREATE TABLE hidden_from (
      case_id uuid NOT NULL,
      key     text NOT NULL,
      PRIMARY KEY (case_id, key)
    );
    GRANT SELECT, INSERT, UPDATE, DELETE ON hidden_from TO ${app};
    GRANT SELECT ON hidden_from TO ${people}, ${partners};
  `);
  await force(runner, 'hidden_from', app);
  await runner.query(`CREATE POLICY by_keys ON hidden_from FOR SELECT TO ${people}, ${partners} USING (${isHers('key')})`);
}

/**
 * Puts a table behind row-level security: forced, so that it holds for the owner too; open to the service's own role, which
 * hears events of all cases; to people and partners only the columns named, of the cases that they see.
 *
 * A migration that comes later and changes rows does so within `withoutForce`.
 */
export async function protectBySight(runner: QueryRunner, service: string, { table, cases, people = [], partners = [], also }: Protected): Promise<void> {
  const roles = serviceRoles(service);
  await force(runner, table, roles.app);
  const readers = [{ role: roles.people, columns: people }, { role: roles.partners, columns: partners }].filter(({ columns }) => columns.length > 0);
  if (readers.length === 0) return;
  for (const { role, columns } of readers) await runner.query(`GRANT SELECT (${columns.join(', ')}) ON ${table} TO ${role}`);
  const conditions = [...cases.map((column) => sees(`${table}.${column}`)), ...(also === undefined ? [] : [`(${also})`])];
  await runner.query(`CREATE POLICY by_sight ON ${table} FOR SELECT TO ${readers.map(({ role }) => role).join(', ')} USING (${conditions.join(' AND ')})`);
}

/** In a migration: does something to rows of protected tables, as their owner, with FORCE lifted until it is done. */
export async function withoutForce(runner: QueryRunner, tables: readonly string[], work: () => Promise<unknown>): Promise<void> {
  for (const table of tables) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  await work();
  for (const table of tables) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
}

async function force(runner: QueryRunner, table: string, app: string): Promise<void> {
  await runner.query(`
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY of_service ON ${table} TO ${app} USING (true) WITH CHECK (true);
  `);
}
