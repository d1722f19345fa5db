import { Database } from '@amparo/persistence';
import { Logger, Loop } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';

const EVERY_MS = 600_000;

/** Deletes what is left of files whose sending broke off, and was not gone on with. */
@Injectable()
export class SweepUnfinishedFiles implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(private readonly database: Database, logger: Logger) {
    this.loop = new Loop({ name: 'attachments.sweep', work: () => this.run(), idleMs: EVERY_MS, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** One round. An hour is longer than any request with a file may take (`SLOWEST_PACE`); what is sent piece by piece has one from each piece to the next. */
  async run(): Promise<boolean> {
    await this.database.query(`DELETE FROM attachments WHERE report_id IS NULL AND coalesce(expires_at, begun_at + interval '1 hour') < now()`);
    await this.database.query('DELETE FROM uploads WHERE expires_at < now()');
    return false;
  }
}
