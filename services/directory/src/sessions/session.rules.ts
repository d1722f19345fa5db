/** Without a call for so long a session is over (security: "Signing in"). */
export const IDLE_SECONDS = 15 * 60;
const LONGEST_MS = 8 * 60 * 60_000;
const LONGEST_OF_PARTNERS_MS = 4 * 60 * 60_000;
/** How long after signing in somebody may change what she signs in with. */
const FRESH_MS = 15 * 60_000;

/** When a session ends at the latest. Partners are outside organisations, and sign in again sooner. */
export function endOf(roles: readonly { role: string }[], start: Date): Date {
  const partner = roles.some(({ role }) => role === 'PROTECTION_PARTNER');
  return new Date(start.getTime() + (partner ? LONGEST_OF_PARTNERS_MS : LONGEST_MS));
}

/** The last instant at which a session used then is still alive. */
export function idleSince(now: Date): Date {
  return new Date(now.getTime() - IDLE_SECONDS * 1000);
}

/** Whether somebody signed in a moment ago. Changing a factor takes that: an open browser is not enough. */
export function isFresh(startedAt: Date, now: Date): boolean {
  return now.getTime() - startedAt.getTime() <= FRESH_MS;
}
