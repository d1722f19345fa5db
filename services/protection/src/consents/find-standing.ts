import type { Consent, ConsentStanding, Objection } from '@amparo/domain';
import type { EntityManager } from 'typeorm';

/** All that was agreed to and objected to on a case, as it stands in this transaction: what the rules of sharing are asked with. */
export async function findStanding(tx: EntityManager, caseId: string): Promise<ConsentStanding> {
  const consents = await tx.query<(Omit<Consent, 'withdrawnAt' | 'supersededAt'> & { withdrawnAt: Date | null; supersededAt: Date | null })[]>(
    `SELECT id, purpose, recipient_id AS recipient, classes, given_at AS "givenAt", expires_at AS "expiresAt", withdrawn_at AS "withdrawnAt", superseded_at AS "supersededAt"
     FROM consents WHERE case_id = $1 AND state IN ('GIVEN', 'OVERRIDE')`, [caseId],
  );
  const objections = await tx.query<Objection[]>('SELECT purpose, recipient_id AS recipient, since FROM suspensions WHERE case_id = $1', [caseId]);
  return {
    consents: consents.map(({ withdrawnAt, supersededAt, ...consent }) => ({
      ...consent, ...(withdrawnAt === null ? {} : { withdrawnAt }), ...(supersededAt === null ? {} : { supersededAt }),
    })),
    objections,
  };
}
