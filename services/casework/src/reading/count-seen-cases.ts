import { keysOf, URGENCIES, type Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { Part } from './case-order.rules';
import type { CasesCounted } from './reading.dto';

/** Counted exactly up to here. */
export const MOST_COUNTED = 1_000;
/** Rows that are looked through for the cases of a region, of all keys together. */
const LOOK = 8_000;

/**
 * How many cases somebody may see: exact up to a thousand, "more" beyond. What is hidden from her is not in it. Each key is read
 * for so many rows and no more, so that it costs the same however many cases there are.
 */
@Injectable()
export class CountSeenCases {
  constructor(
    private readonly sight: SightDatabase,
    private readonly clock: Clock,
  ) {}

  async run(subject: Subject, { status, urgency, region }: Part): Promise<CasesCounted> {
    const held = keysOf(subject, 'case.count', { now: this.clock.now() });
    const most = region === undefined ? MOST_COUNTED + 1 : Math.floor(LOOK / Math.max(1, held.any.length));
    const [row] = await this.sight.seenBy(held, (tx) => tx.query<{ count: number; cut: boolean }[]>(
      `WITH found AS (
         SELECT r.* FROM unnest($1::text[]) AS k (key) CROSS JOIN LATERAL (
           SELECT s.case_id, s.regions, row_number() OVER () AS n FROM sight s
           WHERE s.key = k.key AND s.closed = ANY ($2::boolean[]) AND s.urgency = ANY ($3::smallint[]) LIMIT $4
         ) AS r
       )
       SELECT (SELECT count(DISTINCT case_id) FROM found WHERE $5::text IS NULL OR $5 = ANY (regions))::int AS count,
              EXISTS (SELECT 1 FROM found WHERE n = $4) AS cut`,
      [
        held.any, status === undefined ? [false, true] : [status === 'CLOSED'],
        urgency === undefined ? URGENCIES.map((_level, rank) => rank) : [URGENCIES.indexOf(urgency)], most, region ?? null,
      ],
    ));
    const { count = 0, cut = false } = row ?? {};
    return { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED || cut };
  }
}
