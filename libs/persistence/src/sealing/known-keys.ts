const MOST = 2_000;
const LIFE_MS = 10 * 60_000;

/**
 * Unwrapped data keys in memory, by their wrapped bytes: bounded in number and in time. Whether a key still exists is never asked
 * here, only what it is: who has its wrapped bytes has just read them from its row.
 */
export class KnownKeys {
  private readonly held = new Map<string, { key: Buffer; until: number }>();

  async get(wrapped: Uint8Array, unwrap: () => Promise<Buffer>): Promise<Buffer> {
    const name = Buffer.from(wrapped).toString('latin1');
    const now = performance.now();
    const known = this.held.get(name);
    if (known !== undefined && known.until > now) return known.key;
    const key = await unwrap();
    this.held.delete(name);
    this.held.set(name, { key, until: now + LIFE_MS });
    for (const oldest of this.held.keys()) {
      if (this.held.size <= MOST) break;
      this.held.delete(oldest);
    }
    return key;
  }

  /** Forgets all: a key was destroyed. Nothing is overwritten, since somebody may be sealing with one of them just now. */
  clear(): void {
    this.held.clear();
  }
}
