import { isUuid, Refusal } from '@amparo/kernel';
import type { Database } from '@amparo/persistence';

/**
 * The id of a case, by its id or by its reference, capitals or not.
 *
 * @throws Refusal `case.absent`
 */
export async function getCaseId(database: Database, which: string): Promise<string> {
  const [row] = await database.query<{ id: string }>(`SELECT id FROM cases WHERE ${isUuid(which) ? 'id = $1::uuid' : 'reference = upper($1)'}`, [which]);
  if (row === undefined) throw new Refusal('absent', 'case.absent', 'There is no such case.');
  return row.id;
}
