import { DangerDatabase, Turns } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { doorBusy } from '../door-busy';
import { findTakenBack, type TakingBack } from '../reports/report-rows';
import { withdrawalHurries, type InBurst } from './bursts.rules';

/** Looks that may wait for their turn; each takes about a millisecond. */
const MOST_WAITING = 1_000;

/**
 * Withdrawals that come late in a burst. Whether one keeps the danger lane is looked up before anything is written, so that the one that
 * does has the connections of danger from there on, of which the burst holds none but the one that looks (ADR 0050).
 */
@Injectable()
export class LateWithdrawals {
  private readonly turns = new Turns({ atOnce: 1, waiting: MOST_WAITING, refusal: doorBusy });

  constructor(private readonly database: DangerDatabase) {}

  /** A short look at what is to be taken back: of those late in a burst one at a time. @throws Refusal `door.busy` */
  look<T>(burst: InBurst | undefined, read: (tx: EntityManager) => Promise<T>): Promise<T> {
    const look = (): Promise<T> => this.database.transaction(read);
    return burst?.first === false ? this.turns.run(look) : look();
  }

  /** Whether a withdrawal keeps the danger lane; where it does, it counts. @throws Refusal `door.busy`; the database's error */
  async hurries(burst: InBurst | undefined, what: TakingBack): Promise<boolean> {
    if (burst === undefined || burst.first) return true;
    return withdrawalHurries(burst, await this.look(burst, (tx) => findTakenBack(tx, what)));
  }
}
