import { Problem } from '../api/problem';

/**
 * Asks the browser for a security key or passkey. It tells little of why nothing came of it: mostly that she closed its
 * window or took too long.
 *
 * @throws Problem `key.none`: this browser cannot; `key.stopped`: nothing came of it
 */
export async function usingKey<T>(ask: () => Promise<T>): Promise<T> {
  if (typeof PublicKeyCredential === 'undefined') throw new Problem(0, 'key.none');
  try {
    return await ask();
  } catch (error) {
    throw new Problem(0, error instanceof Error && error.name === 'InvalidStateError' ? 'key.known' : 'key.stopped');
  }
}
