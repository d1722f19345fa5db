import type { QueryRunner } from 'typeorm';
import { serviceRoles } from '../provision';

/**
 * Lets a service's own role delete from tables, of erased cases alone: row-level security holds the rest, whatever it is told to do.
 * For tables that are behind row-level security already.
 *
 * @param tables a condition that a row belongs to an erased case, by table; `erased` is the row of `erased_cases`
 */
export async function mayForget(runner: QueryRunner, service: string, tables: Readonly<Record<string, string>>): Promise<void> {
  const { app } = serviceRoles(service);
  for (const [table, belongs] of Object.entries(tables)) {
    await runner.query(`
      GRANT DELETE ON ${table} TO ${app};
      CREATE POLICY erased_alone ON ${table} AS RESTRICTIVE FOR DELETE TO ${app} USING (EXISTS (SELECT 1 FROM erased_cases erased WHERE ${belongs}));`);
  }
}
