import type { EntityManager } from 'typeorm';

/** More is known of a case: nobody can agree any more to what was asked before. @param caseId locked in `tx` */
export async function endAskedLowering(tx: EntityManager, caseId: string): Promise<void> {
  await tx.query(`UPDATE lowerings SET state = 'OVERTAKEN', ended_at = now() WHERE case_id = $1 AND state = 'ASKED'`, [caseId]);
}
