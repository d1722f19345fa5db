import type { DirectorySession } from '../sessions/begin-session';

/** Where a sign-in stands, as the directory says it. */
export type SignInStep =
  | { step: 'SECOND_FACTOR'; attempt: string; ways: ('totp' | 'webauthn' | 'recovery')[] }
  | { step: 'SET_PASSWORD'; attempt: string }
  | { step: 'ENROL_FACTOR'; attempt: string; ways: ('totp' | 'webauthn')[] }
  | { step: 'SIGNED_IN'; session: DirectorySession; recoveryCodes?: string[] };

/** She does not belong to this entrance, and was not signed in: she does it again where she belongs. */
export interface Elsewhere {
  step: 'ELSEWHERE';
  /** Address of the partners' entrance; null where there is none, or where she is no partner. */
  at: string | null;
  /** Shown once: what she set up just now stands in the directory, and is what she signs in with there. */
  recoveryCodes?: string[];
}

/** What the page hears of the last step: the session itself is in the cookie. */
export interface SignedIn {
  step: 'SIGNED_IN';
  /** Shown once. */
  recoveryCodes?: string[];
  /** To be sent as `x-csrf-token` with every change. */
  csrf: string;
}
