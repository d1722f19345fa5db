import { SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { guess, type Guessed } from './delay.rules';
import { SignInDelayEntity } from './sign-in-delay.entity';

/** Bits of a bucket: a million of them, however many names are made up. */
const BUCKET_BITS = 20;

/** Counts guesses by name and holds the next ones back. Unknown names are counted as known ones are. */
@Injectable()
export class Guesses {
  constructor(private readonly fields: SealedFields) {}

  /** Counts one guess, before it is looked at. Answers true when it comes too early and must be refused unseen. */
  async isHeld(tx: EntityManager, what: Guessed, name: string, now: Date): Promise<boolean> {
    const bucket = this.bucketOf(what, name);
    await tx.query('INSERT INTO sign_in_delays (bucket, failures, held_until, last_at) VALUES ($1, 0, $2, $2) ON CONFLICT DO NOTHING', [bucket, now]);
    const before = await tx.findOne(SignInDelayEntity, { where: { bucket }, lock: { mode: 'pessimistic_write' } });
    const { held, after } = guess(what, before ?? undefined, now);
    await tx.update(SignInDelayEntity, { bucket }, after);
    return held;
  }

  /** It was right: nothing is held against the name any longer. */
  async forget(tx: EntityManager, what: Guessed, name: string): Promise<void> {
    await tx.delete(SignInDelayEntity, { bucket: this.bucketOf(what, name) });
  }

  private bucketOf(what: Guessed, name: string): number {
    return this.fields.index(`guess ${what}`, name).readUInt32BE() >>> (32 - BUCKET_BITS);
  }
}
