/**
 * Key-encryption keys, one a month, which wrap data keys and never lie in the database (security rules, "Sealed fields"). An
 * epoch is named by its month, such as `2026-11`. Who has no key of an epoch can open nothing that was wrapped in it.
 */
export interface EpochKeys {
  /** The epochs whose keys are there now, the oldest first. */
  epochs(): Promise<string[]>;

  /** Makes the key of an epoch, unless it is there. It is durable when this returns: what it wraps must not be lost with it. */
  make(epoch: string): Promise<void>;

  /**
   * Wraps a data key.
   *
   * @param context what it is for; it is authenticated with the key
   * @throws MissingEpoch
   */
  wrap(epoch: string, dataKey: Uint8Array, context: Uint8Array): Promise<Buffer>;

  /** @throws MissingEpoch; DoesNotOpen when it was altered, or wrapped for something else */
  unwrap(epoch: string, wrapped: Uint8Array, context: Uint8Array): Promise<Buffer>;

  /** Destroys the key of an epoch, for good: whatever is still wrapped in it, backups included, is gone. */
  destroy(epoch: string): Promise<void>;
}

/** The key of an epoch is not there: it was destroyed, or this process has not been given it. */
export class MissingEpoch extends Error {
  constructor(readonly epoch: string) {
    super(`no key of epoch ${epoch}`);
    this.name = 'MissingEpoch';
  }
}

/** The epoch of an instant: its month in UTC. */
export function epochOf(at: Date): string {
  return at.toISOString().slice(0, 7);
}

/** Whether a text names an epoch. */
export function isEpoch(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}
