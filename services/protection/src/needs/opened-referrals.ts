import { inOneStatement } from '@amparo/persistence';

/** Ids of a case's referrals, by the case's id, of which somebody has read the packet, or what the desk wrote beside it. */
export const openedReferrals = inOneStatement<string, ReadonlySet<string>>(async (tx, caseIds) => {
  const rows = await tx.query<{ ids: string[] }[]>(
    `SELECT ARRAY(SELECT DISTINCT referral_id FROM packet_reads p WHERE p.case_id = asked.case_id) AS ids FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (case_id, place) ORDER BY asked.place`, [caseIds],
  );
  return rows.map(({ ids }) => new Set(ids));
});
