import type { EntityManager } from 'typeorm';

/** Ids of a case's referrals of which somebody has read the packet, or what the desk wrote beside it. */
export async function openedReferrals(tx: EntityManager, caseId: string): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }[]>('SELECT DISTINCT referral_id AS id FROM packet_reads WHERE case_id = $1', [caseId]);
  return new Set(rows.map(({ id }) => id));
}
