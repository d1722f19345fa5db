/** What was answered, with when it was asked for, in milliseconds since 1970 by this device. */
export interface AsOf<T> {
  askedAt: number;
  found: T;
}

/** Asks, and notes when: an answer says how things were at some time after that, however long it is on its way. */
export async function asOf<T>(ask: () => Promise<T>): Promise<AsOf<T>> {
  const askedAt = Date.now();
  return { askedAt, found: await ask() };
}
