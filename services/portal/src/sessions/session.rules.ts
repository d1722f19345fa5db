/** The times of a browser's session. */
export interface SessionTimes {
  idleSeconds: number;
  /** It ends then, used or not. */
  endsAt: Date;
  /** When somebody last did something; kept to within `NOTED_SECONDS`. */
  lastUsedAt: Date;
}

/** How long a token is used again, and so how far apart the notes are that a session was used. */
export const NOTED_SECONDS = 20;

/**
 * Whether a session is over by its own times (security: "Signing in"). The directory decides; this is the second line, for
 * a row that it was never asked about again, so idle time has a note's length more here.
 */
export function isOver({ idleSeconds, endsAt, lastUsedAt }: SessionTimes, now: Date): boolean {
  const idleEnd = lastUsedAt.getTime() + (idleSeconds + NOTED_SECONDS) * 1_000;
  return now >= endsAt || now.getTime() >= idleEnd;
}
