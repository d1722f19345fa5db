import type { Urgency } from '@amparo/domain';
import type { EntityManager } from 'typeorm';
import { TELLING_KINDS, type FeatureKind } from './feature.rules';
import type { ComparedCase } from './repetition.rules';

/** Another case that shares something with the one at hand. */
export interface Neighbour extends ComparedCase {
  status: 'OPEN' | 'CLOSED';
  urgency: Urgency;
  receivedAt: Date;
  shared: FeatureKind[];
  /** The pair was told before. */
  repetitionKnown: boolean;
  duplicateKnown: boolean;
}

/**
 * Cases that share a telling feature, the newest first: of each feature the fifty newest. A flood of reports about one
 * project is compared with its newest only, or its cost would grow with the square of the flood.
 */
export async function findNeighbours(tx: EntityManager, caseId: string): Promise<Neighbour[]> {
  return tx.query<Neighbour[]>(
    `WITH mine AS (SELECT kind, hash FROM features WHERE case_id = $1),
     near AS (
       SELECT DISTINCT alike.case_id FROM mine CROSS JOIN LATERAL (
         SELECT f.case_id FROM features f WHERE f.kind = mine.kind AND f.hash = mine.hash AND f.case_id <> $1 ORDER BY f.id DESC LIMIT 50
       ) alike WHERE mine.kind = ANY($2)
     )
     SELECT c.id, c.status, c.urgency, c.reprisal, c.reprisal_from AS "reprisalFrom", c.reprisal_to AS "reprisalTo", c.received_at AS "receivedAt",
            array_agg(DISTINCT f.kind) AS shared,
            EXISTS (SELECT 1 FROM repetitions r WHERE (r.case_id, r.earlier_case_id) IN ((c.id, $1), ($1, c.id))) AS "repetitionKnown",
            EXISTS (SELECT 1 FROM duplicates d WHERE (d.case_id, d.other_case_id) IN ((c.id, $1), ($1, c.id))) AS "duplicateKnown"
     FROM near JOIN cases c ON c.id = near.case_id JOIN features f ON f.case_id = c.id JOIN mine ON mine.kind = f.kind AND mine.hash = f.hash
     GROUP BY c.id ORDER BY c.received_at DESC, c.id LIMIT 50`,
    [caseId, TELLING_KINDS],
  );
}
