import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AttemptEntity } from '../sign-in/attempt.entity';
import { Attempts } from '../sign-in/attempts';
import { Totp } from './totp';

/** Offers an app's secret, and takes it as a factor once a code shows that the app has it. */
@Injectable()
export class TotpEnrolment {
  constructor(
    private readonly attempts: Attempts,
    private readonly totp: Totp,
  ) {}

  async offer(tx: EntityManager, attempt: AttemptEntity & { person: string }): Promise<{ secret: string; uri: string }> {
    const drawn = this.totp.draw(attempt.person);
    await this.attempts.keep(tx, attempt, { totp: drawn.secret });
    return drawn;
  }

  /** Answers false when the code is not one of what was offered. */
  async accept(tx: EntityManager, attempt: AttemptEntity & { person: string }, code: string, now: Date): Promise<boolean> {
    const kept = (await this.attempts.keptBy(attempt)) as { totp?: string } | undefined;
    const step = kept?.totp === undefined ? undefined : this.totp.stepOf(kept.totp, code, now);
    if (kept?.totp === undefined || step === undefined) return false;
    await this.totp.add(tx, attempt.person, kept.totp, step, now);
    return true;
  }
}
