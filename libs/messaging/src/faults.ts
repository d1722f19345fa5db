/**
 * The places where a test may stop a process: named points in the delivery path. Only a preload script of the tests sets
 * the hook. Production does not start with it, and takes it away when it starts; reaching a point costs one look-up.
 */
export type FaultPoint =
  | 'intake.before-begin'
  | 'intake.between-rows'
  | 'intake.before-commit'
  | 'intake.after-commit'
  | 'files.after-part'
  | 'files.before-commit'
  | 'files.after-commit'
  | 'upload.before-commit'
  | 'upload.after-commit'
  | 'upload.before-finish'
  | 'upload.after-finish'
  | 'relay.after-claim'
  | 'relay.after-publish'
  | 'consumer.before-begin'
  | 'consumer.after-inbox'
  | 'consumer.after-effect'
  | 'consumer.after-commit'
  | 'mailer.before-data'
  | 'mailer.after-250'
  | 'clock.before-commit'
  | 'clock.after-commit'
  | 'desk.before-commit'
  | 'desk.after-commit'
  | 'referral.before-commit'
  | 'referral.after-commit'
  | 'republish.after-publish';

const hook = Symbol.for('amparo.faults');

type Hooked = { readonly [hook]?: (point: FaultPoint, consumer?: string) => Promise<void> };

/**
 * Says that the process has come to a point; resolves at once unless a test has hooked it.
 *
 * @param consumer whose hearing it is, where it is one; of a referral, or of what people do with an alert, the step to which it goes; which clock
 */
export async function reach(point: FaultPoint, consumer?: string): Promise<void> {
  await (globalThis as Hooked)[hook]?.(point, consumer);
}

/**
 * Takes the hook away for good, as production does when it starts: from then on nobody can set it, not even code in the process.
 *
 * @returns false where somebody has set it already
 */
export function sealFaults(): boolean {
  if ((globalThis as Hooked)[hook] !== undefined) return false;
  Object.defineProperty(globalThis, hook, { value: undefined, writable: false, configurable: false });
  return true;
}
