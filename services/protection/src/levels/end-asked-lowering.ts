import { inOneStatement } from '@amparo/persistence';

/** More is known of a case: nobody can agree any more to what was asked before. Case id, locked in the transaction. */
export const endAskedLowering = inOneStatement<string>((tx, caseIds) =>
  tx.query(`UPDATE lowerings SET state = 'OVERTAKEN', ended_at = now() WHERE case_id = ANY ($1::uuid[]) AND state = 'ASKED'`, [caseIds]));
