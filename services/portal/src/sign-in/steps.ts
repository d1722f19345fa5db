/** What the page may ask the directory for, by the last part of the address. Anything else is not there. */
export const SIGN_IN_STEPS = [
  'ways', 'password', 'totp', 'recovery', 'webauthn-options', 'webauthn', 'invitation', 'set-password',
  'enrol-totp-options', 'enrol-totp', 'enrol-webauthn-options', 'enrol-webauthn',
] as const;

export type SignInStepName = (typeof SIGN_IN_STEPS)[number];

/** Whether a page may ask for a step of that name. */
export function isSignInStep(name: string): name is SignInStepName {
  return SIGN_IN_STEPS.some((step) => step === name);
}
