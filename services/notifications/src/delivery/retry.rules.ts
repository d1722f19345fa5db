/** When a message is tried again (delivery rules, "Notify"). Milliseconds. */
export interface RetrySchedule {
  /** Pauses before the first try, the second and so on; the last one repeats. */
  pausesMs: readonly number[];
  /** From this age on a message that fails is given up, and a person has to act. */
  giveUpAfterMs: number;
}

/**
 * The pause after a failed try, or `GIVE_UP`.
 *
 * @param attempts tries so far, the failed one included
 * @param ageMs since the message was written
 */
export function nextPause(schedule: RetrySchedule, attempts: number, ageMs: number): number | 'GIVE_UP' {
  if (ageMs >= schedule.giveUpAfterMs) return 'GIVE_UP';
  const pause = schedule.pausesMs[Math.min(attempts, schedule.pausesMs.length - 1)] ?? 0;
  // The last try falls on the end, not some time before or after it.
  return Math.min(pause, schedule.giveUpAfterMs - ageMs);
}
