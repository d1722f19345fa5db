import { Logger, Loop } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CaseworkConfig } from '../config';
import { FetchContents } from './fetch-contents';

/** Runs the fetching, a loop a lane: a flood of ordinary contents never delays an urgent one. */
@Injectable()
export class FetchLoops implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loops: Loop[];

  constructor(config: CaseworkConfig, fetchContents: FetchContents, logger: Logger) {
    this.loops = (['danger', 'normal'] as const).map(
      (lane) => new Loop({ name: `contents.fetch.${lane}`, work: () => fetchContents.run(lane), idleMs: config.fetchEveryMs, logger }),
    );
  }

  onApplicationBootstrap(): void {
    for (const loop of this.loops) loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }
}
