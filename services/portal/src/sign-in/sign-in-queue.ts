import { Refusal } from '@amparo/kernel';
import { Injectable } from '@nestjs/common';

/** Steps that the directory is asked for at the same time: each may cost it a password hash of 46 MiB. */
const AT_ONCE = 4;
/** Steps that wait for their turn, at most. */
const WAITING = 40;

/**
 * Lets few sign-in steps be at work at a time, in the order they came. It is for all together: nothing about a client is
 * kept, so nobody can be told apart. Whoever tries one name is slowed down by the directory.
 */
@Injectable()
export class SignInQueue {
  private working = 0;
  private readonly waiting: (() => void)[] = [];

  /** @throws Refusal `sign-in.busy` when too many wait */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.working >= AT_ONCE) {
      if (this.waiting.length >= WAITING) throw new Refusal('overloaded', 'sign-in.busy', 'Too many people sign in at this moment. Try again shortly.');
      // Whoever is done hands the place over, so that nobody slips in between.
      await new Promise<void>((turn) => this.waiting.push(turn));
    } else {
      this.working += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.working -= 1;
      else next();
    }
  }
}
