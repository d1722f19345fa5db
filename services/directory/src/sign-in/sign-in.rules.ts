/** A second factor that can be asked for. */
export type SecondWay = 'totp' | 'webauthn' | 'recovery';

/** What is known of somebody who has shown the first time who she is. */
export interface SignInFacts {
  /** Kinds of the factors that she has. */
  factors: readonly ('TOTP' | 'WEBAUTHN')[];
  hasRecoveryCodes: boolean;
  /** Her roles do nothing without a second factor (domain: needsSecondFactor). */
  needsSecondFactor: boolean;
}

/** What comes next: who has a second factor shows it, whether her roles need it or not. */
export type Next = { step: 'SECOND_FACTOR'; ways: SecondWay[] } | { step: 'ENROL_FACTOR' } | { step: 'SIGNED_IN' };

export function nextOf({ factors, hasRecoveryCodes, needsSecondFactor }: SignInFacts): Next {
  if (factors.length === 0) return { step: needsSecondFactor ? 'ENROL_FACTOR' : 'SIGNED_IN' };
  const ways: SecondWay[] = [];
  if (factors.includes('WEBAUTHN')) ways.push('webauthn');
  if (factors.includes('TOTP')) ways.push('totp');
  if (hasRecoveryCodes) ways.push('recovery');
  return { step: 'SECOND_FACTOR', ways };
}
