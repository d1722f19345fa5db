import { Logger, Loop } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { FireEach } from '../clocks/fire-each';
import { ProtectionConfig } from '../config';
import { LapseLowerings } from '../levels/lapse-lowerings';
import { LapseHandovers } from './lapse-handovers';

/** The clock of what one person asked of another: nothing waits for ever for an answer, and what fails holds up no other. */
@Injectable()
export class WatchDesk implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;
  private readonly each: FireEach;

  constructor(
    private readonly handovers: LapseHandovers,
    private readonly lowerings: LapseLowerings,
    config: ProtectionConfig,
    logger: Logger,
  ) {
    this.each = new FireEach('desk.watch', logger);
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
    const [one, other] = [await this.handovers.run(this.each), await this.lowerings.run(this.each)];
    return one || other;
  }
}
