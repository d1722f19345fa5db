import type { EntityManager } from 'typeorm';
import { CaseEntity } from './case.entity';
import type { KnownCase } from './case.rules';

/**
 * Locks a case's row, making it where it is the first time that the case is heard of, and writes what a rule makes of it.
 * The two lanes may hear of one case at once: the lock lets one wait for the other.
 */
export async function updateCase(tx: EntityManager, caseId: string, change: (known: KnownCase) => KnownCase): Promise<KnownCase> {
  await tx.query('INSERT INTO cases (case_id) VALUES ($1) ON CONFLICT DO NOTHING', [caseId]);
  const known = await tx.findOneOrFail(CaseEntity, { where: { caseId }, lock: { mode: 'pessimistic_write' } });
  const changed = change(known);
  await tx.update(CaseEntity, { caseId }, changed);
  return changed;
}
