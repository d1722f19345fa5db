/** How much of cases somebody may read in a day (UTC). What is counted is each content or conversation that she is given. */
export interface ReadBudget {
  /** At this read two others are told. */
  noticedAt: number;
  /** At this read two others are told, and it is the last one, until two others agree or the day ends. */
  stoppedAt: number;
}

/** What a read comes to: nothing, somebody is to be told, it is the last one, or one too many. */
export type Spending = 'FREE' | 'NOTICED' | 'STOPPED' | 'SPENT';

/** How many must agree that somebody reads on. */
export const AGREEING = 2;

/** How many reads somebody has today, with what others agreed to: each time a day's worth more. */
export function allowanceOf({ stoppedAt }: ReadBudget, extensions: number): number {
  return stoppedAt * (1 + extensions);
}

/**
 * What the n-th read of a day comes to (security: Audit; ADR 0026).
 *
 * @param reads with this one
 */
export function spendingOf(budget: ReadBudget, reads: number, extensions: number): Spending {
  const allowance = allowanceOf(budget, extensions);
  if (reads > allowance) return 'SPENT';
  if (reads === allowance) return 'STOPPED';
  return reads === budget.noticedAt ? 'NOTICED' : 'FREE';
}
