import { DangerDatabase, Turns } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { doorBusy } from '../door-busy';
import { findTakenBack, type TakingBack } from '../reports/report-rows';
import { withdrawalHurries, type InBurst } from './bursts.rules';

/** Looks that may wait for their turn; each takes about a millisecond. */
const MOST_WAITING = 1_000;

/**
 * Looks at what is to be taken back, which anybody can ask for with any code: one at a time, so that they hold one connection of danger at most.
 * Of withdrawals that come late in a burst one alone waits among the others. Whether one keeps the danger lane is looked up before anything is written, so that the one that
 * does has the connections of danger from there on (ADR 0050).
 */
@Injectable()
export class LateWithdrawals {
  private readonly turns = new Turns({ atOnce: 1, waiting: MOST_WAITING, refusal: doorBusy });
  private readonly turnsOfBursts = new Turns({ atOnce: 1, waiting: MOST_WAITING, refusal: doorBusy });

  constructor(private readonly database: DangerDatabase) {}

  /** A short look at what is to be taken back. @throws Refusal `door.busy` */
  look<T>(burst: InBurst | undefined, read: (tx: EntityManager) => Promise<T>): Promise<T> {
    const look = (): Promise<T> => this.turns.run(() => this.database.transaction(read));
    return burst?.first === false ? this.turnsOfBursts.run(look) : look();
  }

  /** Whether a withdrawal keeps the danger lane; where it does, it counts. @throws Refusal `door.busy`; the database's error */
  async hurries(burst: InBurst | undefined, what: TakingBack): Promise<boolean> {
    if (burst === undefined || burst.first) return true;
    return withdrawalHurries(burst, await this.look(burst, (tx) => findTakenBack(tx, what)));
  }
}
