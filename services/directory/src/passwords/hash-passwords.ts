import { randomBytes } from 'node:crypto';
import { Refusal } from '@amparo/kernel';
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { normalised } from './password.rules';

/** argon2id with 46 MiB and one pass (security: "Signing in"). The library's own default is argon2id. */
const COST = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const;
/** Each takes 46 MiB and a core while it runs: a flood must take neither all memory nor all cores. */
const AT_ONCE = 2;
const WAITING_AT_MOST = 100;

/** Hashes passwords and compares them, a few at a time. */
@Injectable()
export class HashPasswords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  /** Nobody's: compared where there is none, so that an unknown name costs what a known one does. */
  private nobodys: Promise<string> | undefined;

  /** @throws Refusal `sign-in.busy` when too many wait already */
  async hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normalised(password), COST));
  }

  /**
   * Whether it is the password. Costs the same where there is none to compare with.
   *
   * @throws Refusal `sign-in.busy` when too many wait already
   */
  async matches(stored: string | null | undefined, password: string): Promise<boolean> {
    this.nobodys ??= hash(randomBytes(24), COST);
    const other = await this.nobodys;
    const same = await this.inTurn(() => verify(stored ?? other, normalised(password)));
    return same && stored !== undefined && stored !== null;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      if (this.waiting.length >= WAITING_AT_MOST) throw new Refusal('overloaded', 'sign-in.busy', 'Too many are signing in. Try again in a moment.');
      // Whoever ends hands her place over, so that nobody can slip in between.
      await new Promise<void>((go) => this.waiting.push(go));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}
