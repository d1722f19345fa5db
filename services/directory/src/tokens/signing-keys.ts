import { createPrivateKey, randomBytes, type KeyObject } from 'node:crypto';
import { Clock } from '@amparo/kernel';
import { Database, SealedFields } from '@amparo/persistence';
import { freshSigningPair, Logger, Loop } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { DirectoryConfig } from '../config';
import { currentKey, planRotation } from './rotation.rules';
import { SigningKeyEntity, type PublicJwk } from './signing-key.entity';

const LOOK_AT_LEAST_EVERY_MS = 60_000;

/** A public key as services read it (RFC 7517). */
export type PublishedKey = PublicJwk & { kid: string; alg: 'ES256'; use: 'sig' };

interface OpenKey {
  kid: string;
  activeFrom: Date;
  publicKey: PublicJwk;
  privateKey: KeyObject;
}

/** Keys that sign people's tokens: each for a day, the next one published before it signs. */
@Injectable()
export class SigningKeys implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private keys: OpenKey[] = [];
  private readonly loop: Loop;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly fields: SealedFields,
    private readonly config: DirectoryConfig,
    logger: Logger,
  ) {
    const idleMs = Math.min(LOOK_AT_LEAST_EVERY_MS, config.signingKeyLifeMs / 10);
    this.loop = new Loop({ name: 'keys.rotate', work: async () => this.rotate().then(() => false), idleMs, logger });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.rotate();
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** The key that signs now. @throws Error before the first one was made */
  current(now: Date): { kid: string; privateKey: KeyObject } {
    const key = currentKey(this.keys, now);
    if (key === undefined) throw new Error('no key signs');
    return key;
  }

  /** All that services must know: the key that signs, the next one, and former ones while tokens of theirs live. */
  async published(): Promise<{ keys: PublishedKey[] }> {
    const rows = await this.database.query<{ kid: string; public_key: PublicJwk }>('SELECT kid, public_key FROM signing_keys ORDER BY active_from');
    return { keys: rows.map(({ kid, public_key: { kty, crv, x, y } }) => ({ kid, kty, crv, x, y, alg: 'ES256', use: 'sig' })) };
  }

  /** Makes and drops what is due, one process at a time, and reads all. */
  async rotate(): Promise<void> {
    const rows = await this.database.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('directory.signing-keys'))`);
      const { make, drop } = planRotation(await tx.find(SigningKeyEntity), this.clock.now(), this.config.signingKeyLifeMs);
      for (const activeFrom of make) await this.make(tx, activeFrom);
      if (drop.length > 0) await tx.delete(SigningKeyEntity, { kid: In(drop) });
      return tx.find(SigningKeyEntity);
    });
    this.keys = await Promise.all(rows.map(async ({ kid, activeFrom, publicKey, privateKey }) => ({ kid, activeFrom, publicKey, privateKey: await this.open(kid, privateKey) })));
  }

  private async make(tx: EntityManager, activeFrom: Date): Promise<void> {
    const kid = randomBytes(12).toString('base64url');
    const { publicKey, privateKey } = freshSigningPair();
    const sealed = await this.fields.seal(privateKey.export({ type: 'pkcs8', format: 'der' }), placeOf(kid));
    await tx.insert(SigningKeyEntity, { kid, publicKey: publicKey.export({ format: 'jwk' }) as unknown as PublicJwk, privateKey: sealed, activeFrom });
  }

  private async open(kid: string, sealed: Buffer): Promise<KeyObject> {
    return createPrivateKey({ key: await this.fields.open(sealed, placeOf(kid)), type: 'pkcs8', format: 'der' });
  }
}

function placeOf(kid: string) {
  return { table: 'signing_keys', column: 'private_key', row: kid };
}
