import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Logger, Loop } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';

const EVERY_MS = 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** How long each is kept after it ended, in days. */
const KEPT: [table: string, ended: string, days: number][] = [
  ['attempts', 'expires_at', 0],
  ['invitations', 'expires_at', 0],
  ['account_resets', 'asked_at', 1],
  ['sign_in_delays', 'last_at', 2],
  ['sign_ins', 'at', 90],
  ['sessions', 'least(ends_at, ended_at)', 90],
];

/** Drops what is over: who signed in when is kept for 90 days, and no longer. */
@Injectable()
export class Sweep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    logger: Logger,
  ) {
    this.loop = new Loop({ name: 'sign-ins.sweep', work: async () => this.run().then(() => false), idleMs: EVERY_MS, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  async run(): Promise<void> {
    const now = this.clock.now().getTime();
    for (const [table, ended, days] of KEPT) {
      await this.database.query(`DELETE FROM ${table} WHERE ${ended} < $1`, [new Date(now - days * DAY_MS)]);
    }
  }
}
