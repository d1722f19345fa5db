/** What an answer that is no success says (RFC 9457), as far as the page uses it. */
export class Problem extends Error {
  /**
   * @param status of the answer; 0 where there was none
   * @param code stable, in dots: `sign-in.refused`
   */
  constructor(readonly status: number, readonly code: string) {
    super(code);
    this.name = 'Problem';
  }
}

/** Reads a problem from the body of an answer. What is not one gets a code from its status. */
export function problemOf(status: number, body: unknown): Problem {
  const code = typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string' ? body.code : `http.${status}`;
  return new Problem(status, code);
}

/** No answer came: the network, or the portal, is away. */
export const noAnswer = (): Problem => new Problem(0, 'network.away');

/** Whether it is worth asking again by itself: nobody answered, or not now. Refusals stay what they are. */
export function isPassing(error: unknown): boolean {
  return error instanceof Problem && [0, 502, 503, 504].includes(error.status);
}

/** Whether an answer says that this is not, or no longer, for her: then what she had of it goes off the page as well. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Problem && [401, 403, 404].includes(error.status);
}
