import { randomBytes } from 'node:crypto';
import { Refusal } from '@amparo/kernel';
import { Turns } from '@amparo/platform';
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
  private readonly turns = new Turns({
    atOnce: AT_ONCE, waiting: WAITING_AT_MOST,
    refusal: () => new Refusal('overloaded', 'sign-in.busy', 'Too many are signing in. Try again in a moment.'),
  });
  /** Nobody's: compared where there is none, so that an unknown name costs what a known one does. */
  private nobodys: Promise<string> | undefined;

  /** @throws Refusal `sign-in.busy` when too many wait already */
  async hash(password: string): Promise<string> {
    return this.turns.run(() => hash(normalised(password), COST));
  }

  /**
   * Whether it is the password. Costs the same where there is none to compare with.
   *
   * @throws Refusal `sign-in.busy` when too many wait already
   */
  async matches(stored: string | null | undefined, password: string): Promise<boolean> {
    this.nobodys ??= hash(randomBytes(24), COST);
    const other = await this.nobodys;
    const same = await this.turns.run(() => verify(stored ?? other, normalised(password)));
    return same && stored !== undefined && stored !== null;
  }
}
