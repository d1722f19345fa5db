/**
 * Why something was refused. Each kind has one HTTP status (given in `libs/platform`):
 * `malformed` 400, `unauthenticated` 401, `forbidden` 403, `absent` 404, `conflict` 409,
 * `oversize` 413, `unprocessable` 422, `overloaded` 503.
 */
export type RefusalKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'absent'
  | 'conflict'
  | 'oversize'
  | 'unprocessable'
  | 'overloaded';

/**
 * A broken rule, said to whoever asked. The message is fixed text written by us: it never repeats what was sent,
 * since error messages reach logs and screens (security rules: S1 at most).
 */
export class Refusal extends Error {
  /**
   * @param kind what sort of refusal it is
   * @param code stable, for programs: `noun.reason`, such as `receipt.malformed`
   * @param message one plain sentence for people, without any input in it
   */
  constructor(
    readonly kind: RefusalKind,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** What was asked does not have the form that its call has: 400 `request.malformed`. */
export function malformedRequest(): Refusal {
  return new Refusal('malformed', 'request.malformed', 'The request is not well formed.');
}
