/** A number of cases, null where it is too small to be told. */
export interface Cell {
  region: string;
  urgency: string;
  cases: number | null;
}

/** Regions as they come, each with its numbers in the order of some levels; nothing where no case is. */
export function byRegion(cells: readonly Cell[], levels: readonly string[]): { region: string; cases: (number | null | undefined)[] }[] {
  const regions = [...new Set(cells.map(({ region }) => region))];
  return regions.map((region) => ({ region, cases: levels.map((level) => cells.find((cell) => cell.region === region && cell.urgency === level)?.cases) }));
}
