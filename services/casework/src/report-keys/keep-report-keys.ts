import { Clock } from '@amparo/kernel';
import { Logger, Loop } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { ReportKeys } from './report-keys';

const IDLE_MS = 60_000;

/** Makes the key of each month before it begins (ADR 0031). */
@Injectable()
export class KeepReportKeys implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(keys: ReportKeys, clock: Clock, logger: Logger) {
    const work = async (): Promise<boolean> => {
      keys.makeWanted(clock.now());
      return Promise.resolve(false);
    };
    this.loop = new Loop({ name: 'report-keys.keep', work, idleMs: IDLE_MS, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
