import { isDeepStrictEqual } from 'node:util';
import type { CaseResource } from '@amparo/domain';
import type { EntityManager } from 'typeorm';
import { CaseEntity } from './case.entity';
import { resourceOf, type KnownCase } from './case.rules';

/**
 * Locks a case's row, making it where it is the first time that the case is heard of, and writes what a rule makes of it.
 * The two lanes may hear of one case at once: the lock lets one wait for the other.
 *
 * @returns what is known now, and the case as it was shown until now where that is another
 */
export async function updateCase(tx: EntityManager, caseId: string, change: (known: KnownCase) => KnownCase): Promise<{ known: KnownCase; before?: CaseResource }> {
  await tx.query('INSERT INTO cases (case_id) VALUES ($1) ON CONFLICT DO NOTHING', [caseId]);
  const row = await tx.findOneOrFail(CaseEntity, { where: { caseId }, lock: { mode: 'pessimistic_write' } });
  const known = change(row);
  await tx.update(CaseEntity, { caseId }, known);
  const before = resourceOf(caseId, row);
  return { known, ...(before === undefined || isDeepStrictEqual(before, resourceOf(caseId, known)) ? {} : { before }) };
}
