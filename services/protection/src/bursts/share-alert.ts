import { rankOf, type Urgency } from '@amparo/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A case whose alert may be shared. */
export interface ShareAlertInput {
  caseId: string;
  /** The burst that its report came in; empty: in none. Nothing: what was found of the case later; it is of the burst that it was of before. */
  burstId?: string;
  urgency: Urgency;
  /** Directory ids of those who are told of it. */
  people: readonly string[];
}

/**
 * Says whether a case of a burst shares an alert: where it has none of its own and everybody who is told of it was alerted by this burst before, no less
 * urgently. Whoever was not is alerted, so that nobody's first alert is ever left out; and there are never more alerts of a burst
 * than people and levels. Its items reach everybody all the same (delivery: Lanes; ADR 0036).
 */
@Injectable()
export class ShareAlert {
  async run(tx: EntityManager, { caseId, burstId, urgency, people }: ShareAlertInput): Promise<boolean> {
    const burst = burstId ?? (await burstOf(tx, caseId));
    if (burst === undefined || burst === '' || (await hasAlert(tx, caseId))) return false;
    const fresh: unknown[] = await tx.query(
      `INSERT INTO burst_people (burst_id, person_id, rank)
       SELECT $1, person, $3 FROM unnest($2::text[]) AS person
       WHERE NOT EXISTS (SELECT 1 FROM burst_people b WHERE b.burst_id = $1 AND b.person_id = person AND b.rank >= $3)
       ORDER BY person ON CONFLICT DO NOTHING RETURNING person_id`,
      [burst, people, rankOf(urgency)],
    );
    const shares = fresh.length === 0;
    await tx.query(
      'INSERT INTO burst_cases (case_id, burst_id, shares) VALUES ($1, $2, $3) ON CONFLICT (case_id) DO UPDATE SET shares = excluded.shares', [caseId, burst, shares],
    );
    return shares;
  }
}

async function hasAlert(tx: EntityManager, caseId: string): Promise<boolean> {
  const rows: unknown[] = await tx.query('SELECT 1 FROM alerts WHERE case_id = $1', [caseId]);
  return rows.length > 0;
}

async function burstOf(tx: EntityManager, caseId: string): Promise<string | undefined> {
  const [row] = await tx.query<{ burst_id: string }[]>('SELECT burst_id FROM burst_cases WHERE case_id = $1', [caseId]);
  return row?.burst_id;
}
