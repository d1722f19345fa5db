import { Matches } from 'class-validator';

/** Whose figures. */
export class RegionDto {
  /** A region, or `UNKNOWN`. */
  @Matches(/^[A-Z][A-Z0-9_-]{0,31}$/) region!: string;
}

/** How many cases a region has at a level. */
export interface CellCounted {
  /** A region, or `UNKNOWN`. */
  region: string;
  /** IMMINENT, HIGH, MEDIUM, LOW or NONE. */
  urgency: string;
  /** Null where it is withheld. */
  cases: number | null;
}

/** Answer to `GET /counts`: S0. */
export interface CountsShown {
  /** Each case once; null while there are too few to show. */
  total: number | null;
  cells: CellCounted[];
  /** What a reader has to know to read the numbers rightly. */
  notes: string[];
}

/** Answer to `GET /counts/of-region/:region`: S0, and nothing that `GET /counts` does not show. */
export interface RegionCountsShown {
  region: string;
  /** Null where a cell of the region is withheld: it would give that one away. */
  total: number | null;
  /** Empty for a region that is not there, or not yet to be shown. */
  cells: CellCounted[];
  notes: string[];
}
