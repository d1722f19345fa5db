/** What of a kept run says which others it stands in for. */
interface Run {
  /** ISO time. */
  at: string;
  options: { quick: boolean; log?: string };
}

/**
 * Of the runs of one bench those that a reader is shown, oldest first: the newest of each event log by itself and the newest of all together,
 * without whatever a later run measured again. Quick ones are none.
 */
export function newestOfEachLog<R extends Run>(runs: readonly R[]): R[] {
  const newestFirst = runs.filter(({ options }) => !options.quick).sort((a, b) => b.at.localeCompare(a.at));
  const measured = new Set<string>();
  const shown: R[] = [];
  for (const run of newestFirst) {
    const logs = run.options.log === undefined ? ['postgres', 'kafka'] : [run.options.log];
    if (logs.every((log) => measured.has(log))) continue;
    shown.unshift(run);
    for (const log of logs) measured.add(log);
  }
  return shown;
}
