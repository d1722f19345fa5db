/** Answer to `GET /api/session`: who is signed in with this browser. */
export interface SessionShown {
  /** Id in the directory. */
  person: string;
  name: string;
  /** BCP 47 tag, as it was when she signed in. */
  language: string;
  factors: 1 | 2;
  /** ISO 8601. */
  endsAt: string;
  /** The session ends when nothing was done for so long. */
  idleSeconds: number;
  /** To be sent as `x-csrf-token` with every change. */
  csrf: string;
  /** Where partners come in; null where there is no such entrance, and to them themselves. */
  partnersAt: string | null;
}
