import { setTimeout as pause } from 'node:timers/promises';

/**
 * Looks again and again until there is something to see. A look that fails is one that saw nothing: while a process is
 * dead, its addresses do not answer.
 *
 * @throws Error saying what was waited for, with what the last look failed with
 */
export async function until<T>(what: string, look: () => Promise<T | undefined>, patienceMs = 60_000): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    let failure: unknown;
    try {
      const seen = await look();
      if (seen !== undefined) return seen;
    } catch (error) {
      failure = error;
    }
    if (performance.now() > deadline) throw new Error(`Waited ${patienceMs / 1000} s in vain for ${what}`, { cause: failure });
    await pause(50);
  }
}
