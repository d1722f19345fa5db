import { setTimeout as pause } from 'node:timers/promises';

/** Looks until what it finds is good; answers the last it found, so that a comparison shows it when it never was. */
export async function until<T>(look: () => Promise<T> | T, good: (found: T) => boolean, patienceMs = 15_000): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (good(found) || Date.now() > end) return found;
    await pause(20);
  }
}
