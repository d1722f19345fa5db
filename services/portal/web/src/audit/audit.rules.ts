/** Services that have an audit trail, the one about cases first. */
export const TRAILS = ['casework', 'protection', 'directory'] as const;
export type Trail = (typeof TRAILS)[number];

/** How a trail stands by what its service last found: `unknown` before it looked. */
export function standOf({ checked }: { checked: { faults: number } | null }): 'broken' | 'whole' | 'unknown' {
  if (checked === null) return 'unknown';
  return checked.faults > 0 ? 'broken' : 'whole';
}
