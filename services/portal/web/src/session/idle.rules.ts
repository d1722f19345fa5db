/** Nothing of a case stays on an unattended screen longer than this. */
const LOCK_AFTER_MS = 5 * 60_000;
/** How long before the lock the page says that it comes. */
export const WARN_MS = 30_000;
/** How often, at most, touching the page tells the portal that somebody is there. */
export const ALIVE_EVERY_MS = 120_000;

/**
 * After how long without a touch the screen locks: five minutes, or sooner where sessions end sooner.
 * @param idleSeconds after which the session itself ends
 */
export function lockAfterMs(idleSeconds: number): number {
  return Math.min(LOCK_AFTER_MS, Math.max(60_000, idleSeconds * 1000));
}

/** What an untouched page does now. */
export function idleStep(sinceTouchMs: number, idleSeconds: number): 'open' | 'warn' | 'lock' {
  const lock = lockAfterMs(idleSeconds);
  if (sinceTouchMs >= lock) return 'lock';
  return sinceTouchMs >= lock - WARN_MS ? 'warn' : 'open';
}

/** Whether the portal should be told that somebody is there: she touched the page since it last heard of her. */
export function isAliveDue(lastTouched: number, lastTold: number, now: number): boolean {
  return lastTouched > lastTold && now - lastTold >= ALIVE_EVERY_MS;
}
