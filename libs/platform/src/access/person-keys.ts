import { createPublicKey, type KeyObject } from 'node:crypto';
import type { Peers } from '../peers/peers';

/** Path at which the directory says which keys sign people's tokens (RFC 7517). */
export const PERSON_KEYS_PATH = '/internal/keys';
/** A key that is known is believed for so long before the directory is asked whether it still stands. */
const REFRESH_MS = 60_000;
/** A key that is not known makes us ask, but not more often than this: made-up key ids cost nothing. */
const PAUSE_MS = 2_000;

/** A public key as the directory shows it: P-256. */
interface ShownKey {
  kid: string;
  kty: string;
  crv: string;
  x: string;
  y: string;
}

/**
 * The directory's public keys. Fetched when needed and kept while the directory is away, for as long as that takes: a
 * person who is signed in goes on working. New keys are shown before they sign, so that one refresh a minute is enough.
 */
export class PersonKeys {
  private keys = new Map<string, KeyObject>();
  private readAt = 0;
  private askedAt = 0;
  private asking: Promise<void> | undefined;

  /** @param now milliseconds; tests bring their own */
  constructor(
    private readonly peers: Pick<Peers, 'get'>,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * The key of an id, or nothing for an id that the directory does not know.
   *
   * @throws PeerUnavailable while no key at all is known and the directory does not answer
   */
  async find(id: string): Promise<KeyObject | undefined> {
    const known = this.keys.get(id);
    if (known === undefined) {
      if (this.keys.size === 0 || this.now() - this.askedAt >= PAUSE_MS) await this.refresh();
      return this.keys.get(id);
    }
    // In the background: nobody waits for a directory that is slow or away.
    if (this.now() - this.readAt >= REFRESH_MS && this.now() - this.askedAt >= PAUSE_MS) void this.refresh();
    return known;
  }

  private async refresh(): Promise<void> {
    this.asking ??= this.read().finally(() => (this.asking = undefined));
    try {
      await this.asking;
    } catch (error) {
      if (this.keys.size === 0) throw error;
    }
  }

  private async read(): Promise<void> {
    this.askedAt = this.now();
    const { keys } = await this.peers.get<{ keys: ShownKey[] }>('directory', PERSON_KEYS_PATH);
    this.keys = new Map(keys.map(({ kid, kty, crv, x, y }) => [kid, createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' })]));
    this.readAt = this.now();
  }
}
