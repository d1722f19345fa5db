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
