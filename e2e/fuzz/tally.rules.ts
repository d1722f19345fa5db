import type { Finding } from './schemathesis';

/** What one caller's run came to, for one service. */
export interface Tally {
  service: string;
  caller: string;
  requests: number;
  /** By status, or `silence`. */
  statuses: Record<string, number>;
}

/** The counts of a run by service: behind the portal, paths say whose they are. */
export function tallyOf(caller: string, service: string | undefined, counts: Finding['counts']): Tally[] {
  const found = new Map<string, Tally>();
  for (const [path, statuses] of Object.entries(counts)) {
    const whose = service ?? serviceOf(path);
    const tally = found.get(whose) ?? { service: whose, caller, requests: 0, statuses: {} };
    found.set(whose, tally);
    for (const [status, count] of Object.entries(statuses)) {
      tally.requests += count;
      tally.statuses[status] = (tally.statuses[status] ?? 0) + count;
    }
  }
  return [...found.values()];
}

const BEHIND = /^\/api\/(directory|protection|casework|notifications|grants|insights)\//;
const serviceOf = (path: string): string => BEHIND.exec(path)?.[1] ?? (path.startsWith('/api/intake/') ? 'intake' : 'portal');

/** How often something was answered, or not, as it never should be. */
export const faultsIn = (tallies: readonly Tally[]): number => tallies.reduce((sum, { statuses }) =>
  sum + Object.entries(statuses).filter(([status]) => status === 'silence' || (Number(status) >= 500 && status !== '503')).reduce((all, [, count]) => all + count, 0), 0);

/** Of what somebody sends who is signed in, so much may be told to sign in: the steps of signing in refuse in this way whoever takes them. */
const MOST_UNAUTHENTICATED = 0.1;

/** Whether somebody who is signed in was mostly not: then little was tried. */
export function withoutSession(tallies: readonly Tally[]): boolean {
  const [all, refused] = tallies.reduce(([all, refused], { requests, statuses }) => [all + requests, refused + (statuses['401'] ?? 0)], [0, 0]);
  return refused > all * MOST_UNAUTHENTICATED;
}

/** One row a service and caller: requests, and how many got which status. */
export function rowsOf(tallies: readonly Tally[]): string[][] {
  const sorted = [...tallies].sort((one, other) => one.service.localeCompare(other.service) || one.caller.localeCompare(other.caller));
  const total = { service: 'all', caller: '', requests: 0, statuses: {} as Record<string, number> };
  for (const { requests, statuses } of sorted) {
    total.requests += requests;
    for (const [status, count] of Object.entries(statuses)) total.statuses[status] = (total.statuses[status] ?? 0) + count;
  }
  return [...sorted, total].map(({ service, caller, requests, statuses }) => [service, caller, String(requests), Object.keys(statuses).sort().map((status) => `${status}: ${statuses[status]}`).join(', ')]);
}
