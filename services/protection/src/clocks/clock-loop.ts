import { Loop, type Logger } from '@amparo/platform';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { ProtectionConfig } from '../config';
import { FireEach, type RunOutRow } from './fire-each';

/** Rows looked at in one round, the oldest first. */
export const MOST_AT_ONCE = 100;

/** Looks again and again, as long as the service runs, for rows whose clocks have run out, and fires each on its own (`FireEach`). */
export abstract class ClockLoop<Row extends RunOutRow> implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;
  private readonly each: FireEach;

  /** @param name for the log */
  constructor(name: string, { ladderEveryMs }: ProtectionConfig, logger: Logger) {
    this.each = new FireEach(name, logger);
    this.loop = new Loop({ name, work: () => this.run(), idleMs: ladderEveryMs, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** @returns whether something came of any */
  async run(): Promise<boolean> {
    return this.each.run(await this.due(this.each.later()), (row) => this.fire(row));
  }

  /** @param putOff keys of rows that are not to be looked at now */
  protected abstract due(putOff: readonly string[]): Promise<Row[]>;

  /** In a transaction of its own. @returns whether something came of it; where nothing did, the row is put off for a while */
  protected abstract fire(row: Row): Promise<boolean>;
}
