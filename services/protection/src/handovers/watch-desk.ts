import { Logger, Loop } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { ProtectionConfig } from '../config';
import { LapseLowerings } from '../levels/lapse-lowerings';
import { LapsePauses } from '../pauses/lapse-pauses';
import { LapseHandovers } from './lapse-handovers';

/** The clock of what one person asked of another: nothing waits for ever for an answer, and no ladder stands still for ever. */
@Injectable()
export class WatchDesk implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(
    private readonly handovers: LapseHandovers,
    private readonly lowerings: LapseLowerings,
    private readonly pauses: LapsePauses,
    config: ProtectionConfig,
    logger: Logger,
  ) {
    this.loop = new Loop({ name: 'desk.watch', work: () => this.run(), idleMs: config.ladderEveryMs, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** @returns whether something lapsed */
  async run(): Promise<boolean> {
    const lapsed = [await this.handovers.run(), await this.lowerings.run(), await this.pauses.run()];
    return lapsed.includes(true);
  }
}
