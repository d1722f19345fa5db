import type { EntityManager } from 'typeorm';
import { branchesOf, type CaseOrder, type Part, type Place } from './case-order.rules';

/** Rows that are looked through for the cases of a region, in all runs of the index together. */
const LOOK = 4_000;

/** A page: places in order, and where to go on. A page of a rare region may hold fewer than asked for, and still have a `next`. */
export interface FoundPage {
  places: Place[];
  next?: Place;
}

/**
 * Finds one page of the cases that the keys of the transaction open (SightDatabase.seenBy). Each run of the index is read from
 * its place for as many rows as a page can need, then they are merged: the cost does not grow with the number of cases.
 */
export async function findPage(
  tx: EntityManager, keys: readonly string[], part: Part, { order, after, limit }: { order: CaseOrder; after?: Place; limit: number },
): Promise<FoundPage> {
  const branches = branchesOf(keys, part, order, after);
  const most = part.region === undefined ? limit + 1 : Math.max(Math.floor(LOOK / branches.length), limit + 1);
  const rows = await tx.query<(Place & { edge: boolean })[]>(SQL[order], [
    branches.map(({ key }) => key), branches.map(({ closed }) => closed), branches.map(({ urgency }) => urgency), branches.map(({ at }) => at),
    branches.map(({ id }) => id), most, limit + 1, part.region ?? null,
  ]);
  const found = rows.map(({ edge, urgency, at, id }) => ({ edge, place: { urgency, at, id } }));
  const places = found.filter(({ edge }) => !edge).map(({ place }) => place);
  if (places.length > limit) return { places: places.slice(0, limit), next: places[limit - 1] };
  return { places, next: found.find(({ edge }) => edge)?.place };
}

/**
 * A run that was not read to its end sets an edge: beyond the foremost of these something could be missing, so the page ends
 * there.
 */
function sqlOf(place: string, way: 'ASC' | 'DESC', beyond: '<' | '>'): string {
  const sorted = place.replace(/\w+/g, `$& ${way}`);
  return `
    WITH found AS (
      SELECT b.urgency, r.* FROM unnest($1::text[], $2::boolean[], $3::smallint[], $4::timestamptz[], $5::uuid[]) AS b (key, closed, urgency, at, id)
      CROSS JOIN LATERAL (
        SELECT s.case_id, s.sorted_at, s.regions, row_number() OVER (ORDER BY s.sorted_at ${way}, s.case_id ${way}) AS n FROM sight s
        WHERE s.key = b.key AND s.closed = b.closed AND s.urgency = b.urgency AND (s.sorted_at, s.case_id) ${beyond} (b.at, b.id)
        ORDER BY s.sorted_at ${way}, s.case_id ${way} LIMIT $6
      ) AS r
    ), edge AS (
      SELECT urgency, sorted_at, case_id FROM found WHERE n = $6 ORDER BY ${sorted} LIMIT 1
    ), page AS (
      SELECT DISTINCT urgency, sorted_at, case_id FROM found
      WHERE ($8::text IS NULL OR $8 = ANY (regions)) AND ((${place}) ${beyond} (SELECT ${place} FROM edge)) IS NOT TRUE
      ORDER BY ${sorted} LIMIT $7
    )
    SELECT urgency, sorted_at::text AS at, case_id AS id, false AS edge FROM page
    UNION ALL SELECT urgency, sorted_at::text, case_id, true FROM edge`;
}

const SQL: Readonly<Record<CaseOrder, string>> = {
  newest: sqlOf('sorted_at, case_id', 'DESC', '<'),
  oldest: sqlOf('sorted_at, case_id', 'ASC', '>'),
  urgency: sqlOf('urgency, sorted_at, case_id', 'DESC', '<'),
};
