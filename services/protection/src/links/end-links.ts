import type { EntityManager } from 'typeorm';

/** Ends all links of an organisation that may be compromised, open or not. @param organisationId the opaque one */
export async function endLinksOf(tx: EntityManager, organisationId: string, at: Date): Promise<void> {
  await tx.query(
    `UPDATE offer_links SET ended_at = $2, ended_because = 'COMPROMISED' WHERE ended_at IS NULL AND referral_id IN (
       SELECT id FROM referrals WHERE organisation_id = $1 UNION ALL SELECT referral_id FROM deletion_requests WHERE organisation_id = $1)`, [organisationId, at],
  );
}
