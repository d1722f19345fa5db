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

/** Cases of one key, one status and a run of levels, in the order of the index, so that reading a few is cheap among any number. */
const RUNS = `unnest($1::text[]) AS k (key) CROSS JOIN unnest($2::boolean[]) AS c (closed)`;
const IN_RUN = `s.key = k.key AND s.closed = c.closed AND s.urgency BETWEEN $3::smallint AND $4::smallint ORDER BY s.urgency, s.sorted_at, s.case_id`;

/** Whether one run alone has more than can be counted: then nothing else has to be read. */
const IS_MORE = `SELECT 1 FROM ${RUNS} CROSS JOIN LATERAL (SELECT 1 FROM sight s WHERE ${IN_RUN} OFFSET ${MOST_COUNTED} LIMIT 1) AS r LIMIT 1`;

const COUNT = `
  WITH found AS (
    SELECT r.* FROM ${RUNS} CROSS JOIN LATERAL (
      SELECT s.case_id, s.regions, row_number() OVER (ORDER BY s.urgency, s.sorted_at, s.case_id) AS n FROM sight s WHERE ${IN_RUN} LIMIT $5
    ) AS r
  )
  SELECT (SELECT count(DISTINCT case_id) FROM found WHERE $6::text IS NULL OR $6 = ANY (regions))::int AS count, EXISTS (SELECT 1 FROM found WHERE n = $5) AS cut`;

/**
 * How many cases somebody may see: exact up to a thousand, "more" beyond. What is hidden from her is not in it. Each run of the index
 * is read for so many rows and no more, so that it costs the same however many cases there are.
 */
@Injectable()
export class CountSeenCases {
  constructor(
    private readonly sight: SightDatabase,
    private readonly clock: Clock,
  ) {}

  async run(subject: Subject, { status, urgency, region }: Part): Promise<CasesCounted> {
    const held = keysOf(subject, 'case.count', { now: this.clock.now() });
    const closed = status === undefined ? [false, true] : [status === 'CLOSED'];
    const [lowest, highest] = urgency === undefined ? [0, URGENCIES.length - 1] : [URGENCIES.indexOf(urgency), URGENCIES.indexOf(urgency)];
    const runs = [held.any, closed, lowest, highest];
    const most = region === undefined ? MOST_COUNTED + 1 : Math.floor(LOOK / Math.max(1, held.any.length * closed.length));
    return this.sight.seenBy(held, async (tx) => {
      if (region === undefined && (await tx.query<unknown[]>(IS_MORE, runs)).length > 0) return { count: MOST_COUNTED, more: true };
      const [row] = await tx.query<{ count: number; cut: boolean }[]>(COUNT, [...runs, most, region ?? null]);
      const { count = 0, cut = false } = row ?? {};
      return { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED || cut };
    });
  }
}
