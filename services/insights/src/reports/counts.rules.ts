import { REGIONS } from '@amparo/domain';

/** A count below this could point at a person, so it is not shown (security rules, "Four classes of data": S0). */
export const SMALLEST_SHOWN = 5;

/** Where a case without any known region is counted. */
export const REGION_UNKNOWN = 'UNKNOWN';

/** Always listed: a region that came and went with its cases would show that there is one. */
const ALWAYS_LISTED: readonly string[] = [...REGIONS, REGION_UNKNOWN];

/** How many cases a region has at a level. */
export interface Cell {
  region: string;
  urgency: string;
  cases: number;
}

/** A cell as it may be shown: null where it is withheld. */
export interface ShownCell {
  region: string;
  urgency: string;
  cases: number | null;
}

/** What may be shown of all cases. */
export interface ShownCounts {
  /** Each case once; null while there are too few. */
  total: number | null;
  cells: ShownCell[];
}

/**
 * The regions to count by, in order: all that are known, and those that only the directory's map names and some case has.
 *
 * @param found regions that cases have
 */
export function regionsToList(found: readonly string[]): string[] {
  return [...new Set([...ALWAYS_LISTED, ...[...found].sort()])];
}

/**
 * Withholds every cell under five, zeros included: that nobody reported is telling too. The total would give a small
 * cell away by subtraction, so that the smallest other cells are withheld with it until at least two are, which hold at
 * least five cases between them. A region that only the directory's map names is left out while it has nothing to show.
 *
 * @param total each case once; a case of two regions is in two cells
 * @param cells each region with each level, zeros included
 */
export function suppressSmall(total: number, cells: readonly Cell[]): ShownCounts {
  const byCases = [...cells].sort((a, b) => a.cases - b.cases);
  let withheld = byCases.filter((cell) => cell.cases < SMALLEST_SHOWN).length;
  const inWithheld = () => byCases.slice(0, withheld).reduce((sum, cell) => sum + cell.cases, 0);
  if (withheld > 0) {
    while (withheld < byCases.length && (withheld < 2 || inWithheld() < SMALLEST_SHOWN)) withheld += 1;
  }
  const hidden = new Set(byCases.slice(0, withheld));
  const listed = new Set([...ALWAYS_LISTED, ...byCases.slice(withheld).map((cell) => cell.region)]);
  return {
    total: total < SMALLEST_SHOWN ? null : total,
    cells: cells.filter((cell) => listed.has(cell.region)).map((cell) => ({ ...cell, cases: hidden.has(cell) ? null : cell.cases })),
  };
}

/**
 * The figures of one region, out of what may be shown of all. Nothing is counted anew: a table of the region by itself,
 * withheld by its own small cells, would give away together with the other one what each withholds.
 */
export function ofRegion<C extends { cells: readonly ShownCell[] }>(counts: C, region: string): Omit<C, 'cells' | 'total'> & { region: string; total: number | null; cells: ShownCell[] } {
  const cells = counts.cells.filter((cell) => cell.region === region);
  const whole = cells.length > 0 && cells.every(({ cases }) => cases !== null);
  return { ...counts, region, cells, total: whole ? cells.reduce((sum, { cases }) => sum + (cases ?? 0), 0) : null };
}
