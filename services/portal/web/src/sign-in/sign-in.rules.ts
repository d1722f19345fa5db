import type { SignInStep, Way } from '../api/paths';

/** What the sign-in page shows: a step that the portal asked for, or one of the two ways to begin. */
export type Stage = { step: 'PASSWORD' } | { step: 'INVITATION' } | SignInStep;

/** What each step of the page is given: how to go on with what the portal answers. */
export type StepWork = (work: () => Promise<Stage>) => Promise<void>;

/** Whether an attempt can do nothing more after a refusal, so that signing in begins anew. */
export const isOver = (code: string): boolean => code === 'attempt.ended';

/** Whether the page shows recovery codes: before anything else, since they are shown this once. */
export const hasCodes = (stage: Stage): boolean => 'recoveryCodes' in stage && stage.recoveryCodes !== undefined;

/** Where the way back from an organisation's own sign-in ends. */
export const WAY_BACK = '/sign-in';

/** The way that is offered first: a key, which cannot be phished, before a code; a recovery code only where nothing else is left. */
export function firstWay(ways: readonly Way[]): Way | undefined {
  return (['webauthn', 'totp', 'recovery'] as const).find((way) => ways.includes(way));
}
