import type { DirectorySession } from '../sessions/begin-session';

/** Where a sign-in stands, as the directory says it. */
export type SignInStep =
  | { step: 'SECOND_FACTOR'; attempt: string; ways: ('totp' | 'webauthn' | 'recovery')[] }
  | { step: 'SET_PASSWORD'; attempt: string }
  | { step: 'ENROL_FACTOR'; attempt: string; ways: ('totp' | 'webauthn')[] }
  | { step: 'SIGNED_IN'; session: DirectorySession; recoveryCodes?: string[] };

/** What the page hears of the last step: the session itself is in the cookie. */
export interface SignedIn {
  step: 'SIGNED_IN';
  /** Shown once. */
  recoveryCodes?: string[];
  /** To be sent as `x-csrf-token` with every change. */
  csrf: string;
}
