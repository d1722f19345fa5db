import { setTimeout as pause } from 'node:timers/promises';

/**
 * Looks until what it finds is good; answers the last it found, so that a comparison shows it when it never was. A look that fails saw
 * nothing: another file may be making the same roles of the server at this moment.
 */
export async function until<T>(look: () => Promise<T> | T, good: (found: T) => boolean, patienceMs = 15_000): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      const found = await look();
      if (good(found) || Date.now() > end) return found;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await pause(20);
  }
}
