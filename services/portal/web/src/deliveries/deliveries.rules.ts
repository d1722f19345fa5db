import type { Lag } from '../api/paths';

/** Services that hear events or tell them, in the order of a report's way. */
export const SERVICES = ['intake', 'protection', 'casework', 'notifications', 'grants', 'insights', 'directory', 'portal'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** How far a service is behind, for each of its consumers: partitions taken together, those that are behind the most first. */
export function behind(lags: readonly Lag[]): { group: string; lag: number }[] {
  const by = new Map<string, number>();
  for (const { group, lag } of lags) by.set(group, (by.get(group) ?? 0) + lag);
  return [...by].map(([group, lag]) => ({ group, lag })).sort((a, b) => b.lag - a.lag || a.group.localeCompare(b.group));
}

/** How a service stands, the worst first in `SERVICES`' order: parked events wait for somebody, late ones come by themselves. */
export function healthOf(lags: readonly Lag[], parked: number): 'parked' | 'late' | 'well' {
  if (parked > 0) return 'parked';
  return lags.some(({ lag }) => lag > 0) ? 'late' : 'well';
}
