import { randomBytes } from 'node:crypto';
import { Refusal } from '@amparo/kernel';
import { SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { AttemptEntity, type AttemptStep, type Way } from './attempt.entity';

const LIFE_MS = 10 * 60_000;
const MOST_TRIES = 5;

/** What an attempt begins with. */
export interface AttemptStart {
  step: AttemptStep;
  way: Way;
  person?: string;
  invitation?: Buffer;
  /** What the next step is held against; sealed. */
  keep?: unknown;
}

/** Steps of sign-ins that are under way. Who knows the code of one goes on with it: 128 random bits, kept as a keyed hash. */
@Injectable()
export class Attempts {
  constructor(private readonly fields: SealedFields) {}

  async begin(tx: EntityManager, { step, way, person, invitation, keep }: AttemptStart, now: Date): Promise<string> {
    const code = randomBytes(16).toString('base64url');
    const hash = this.hashOf(code);
    await tx.insert(AttemptEntity, {
      hash, step, way, person: person ?? null, invitation: invitation ?? null, sealed: keep === undefined ? null : await this.seal(hash, keep),
      tries: 0, expiresAt: new Date(now.getTime() + LIFE_MS),
    });
    return code;
  }

  /**
   * The attempt, held until the transaction ends: whoever comes with the same code waits, and finds it spent.
   *
   * @throws Refusal `attempt.ended`, whatever is the matter with it
   */
  async hold(tx: EntityManager, code: string, steps: AttemptStep[], now: Date): Promise<AttemptEntity> {
    const where = { hash: this.hashOf(code), step: In(steps) };
    const attempt = await tx.findOne(AttemptEntity, { where, lock: { mode: 'pessimistic_write' } });
    if (attempt === null || attempt.expiresAt <= now || attempt.tries >= MOST_TRIES) throw attemptEnded();
    return attempt;
  }

  /** As `hold`, where somebody is known already. */
  async holdOf(tx: EntityManager, code: string, steps: AttemptStep[], now: Date): Promise<AttemptEntity & { person: string }> {
    const attempt = await this.hold(tx, code, steps, now);
    if (attempt.person === null) throw attemptEnded();
    return Object.assign(attempt, { person: attempt.person });
  }

  /** It was wrong: one try fewer is left. */
  async countFailure(tx: EntityManager, attempt: AttemptEntity): Promise<void> {
    await tx.increment(AttemptEntity, { hash: attempt.hash }, 'tries', 1);
  }

  /** Keeps what the next step is held against, sealed, in place of what was kept before. */
  async keep(tx: EntityManager, attempt: AttemptEntity, value: unknown): Promise<void> {
    await tx.update(AttemptEntity, { hash: attempt.hash }, { sealed: await this.seal(attempt.hash, value) });
  }

  /** What was kept, or nothing. */
  async keptBy(attempt: AttemptEntity): Promise<unknown> {
    if (attempt.sealed === null) return undefined;
    return JSON.parse((await this.fields.open(attempt.sealed, this.placeOf(attempt.hash))).toString('utf8'));
  }

  /** The step is done, and cannot be done again. */
  async end(tx: EntityManager, attempt: AttemptEntity): Promise<void> {
    await tx.delete(AttemptEntity, { hash: attempt.hash });
  }

  private seal(hash: Buffer, value: unknown): Promise<Buffer> {
    return this.fields.seal(JSON.stringify(value), this.placeOf(hash));
  }

  private placeOf(hash: Buffer) {
    return { table: 'attempts', column: 'sealed', row: hash.toString('hex') };
  }

  private hashOf(code: string): Buffer {
    return this.fields.index('attempt', code);
  }
}

/** One answer for an attempt that is unknown, too old, spent or used up. */
export function attemptEnded(): Refusal {
  return new Refusal('unauthenticated', 'attempt.ended', 'This sign-in has ended. Begin again.');
}
