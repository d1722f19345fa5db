import { URGENCIES, type HeldKeys } from '@amparo/domain';
import { Database, SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { CountsShown } from './counts.dto';
import { REGION_UNKNOWN, SMALLEST_SHOWN, regionsToList, suppressSmall, type Cell } from './counts.rules';

const NOTES = [
  'Each case is counted once in the total and once in each of its regions, so the cells add up to more than the total.',
  `Counts below ${SMALLEST_SHOWN} are withheld (null), and others with them where a subtraction would give a small one away.`,
  `${REGION_UNKNOWN} holds the cases of which no country is known.`,
];

type Row = Cell & { whole: boolean };

/** One statement, so that total and cells are of the same instant. What keeps cases from it comes in between. */
const counting = (condition: string): string => `
  SELECT coalesce(region, $1) AS region, urgency, count(DISTINCT case_id)::int AS cases, grouping(urgency) = 1 AS whole
  FROM reports r LEFT JOIN unnest(regions) AS region ON true ${condition}
  GROUP BY GROUPING SETS ((coalesce(region, $1), urgency), ())`;

const NOT_HIDDEN = 'WHERE NOT EXISTS (SELECT 1 FROM hidden_from h WHERE h.case_id = r.case_id AND h.key = ANY ($2::text[]))';

/** How many cases there are, by region and level, small numbers withheld. */
@Injectable()
export class CountReports {
  constructor(
    private readonly database: Database,
    private readonly sight: SightDatabase,
  ) {}

  /** @param keys of the person who counts; the operator counts all */
  async run(keys?: HeldKeys): Promise<CountsShown> {
    const rows = keys === undefined
      ? await this.database.query<Row>(counting(''), [REGION_UNKNOWN])
      : await this.sight.seenBy(keys, (tx) => tx.query<Row[]>(counting(NOT_HIDDEN), [REGION_UNKNOWN, keys.none]));
    const total = rows.find((row) => row.whole)?.cases ?? 0;
    const counted = rows.filter((row) => !row.whole);
    const casesOf = new Map(counted.map((row) => [`${row.region} ${row.urgency}`, row.cases]));
    const levels = [...URGENCIES].reverse();
    const cells = regionsToList(counted.map((row) => row.region)).flatMap((region) =>
      levels.map((urgency) => ({ region, urgency, cases: casesOf.get(`${region} ${urgency}`) ?? 0 })),
    );
    return { ...suppressSmall(total, cells), notes: NOTES };
  }
}
