import { epochOf, type Resealing, type SealedFields, type SealingUse } from '@amparo/persistence';
import { Refusal, type Clock } from '@amparo/kernel';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from '../log/logger';
import { Loop } from '../loop';

const IDLE_MS = 60_000;

/** What an operator is told of keys. */
export interface EpochsShown extends SealingUse {
  /** The epoch that wraps new keys. */
  newest: string;
}

/** Makes the key of each month when it begins, brings everything sealed to it, and destroys those that nothing is wrapped in. */
export class KeepEpochs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(
    private readonly sealed: SealedFields,
    private readonly resealing: Resealing,
    private readonly clock: Clock,
    logger: Logger,
  ) {
    this.loop = new Loop({ name: 'keys.reseal', work: () => this.resealing.run(this.clock.now()), idleMs: IDLE_MS, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** Which epochs there are, and how much hangs on each. Reads every sealed column. */
  async show(): Promise<EpochsShown> {
    const newest = await this.sealed.keepEpochs(this.clock.now());
    return { newest, ...(await this.resealing.use()) };
  }

  /**
   * Destroys the key of an epoch: backups from before its last re-wrap cannot be opened with what is left.
   *
   * @throws Refusal `epoch.absent`; `epoch.in-use` while data keys are wrapped in it, and for the newest and the present one;
   *   `epoch.elsewhere` where keys come out of the environment
   */
  async destroy(epoch: string): Promise<EpochsShown> {
    const { newest, epochs } = await this.show();
    const known = epochs.find((one) => one.epoch === epoch && one.present);
    if (known === undefined) throw new Refusal('absent', 'epoch.absent', 'There is no key of this epoch.');
    if (known.wraps > 0 || epoch >= newest || epoch >= epochOf(this.clock.now())) {
      throw new Refusal('conflict', 'epoch.in-use', 'Keys are wrapped in this epoch, or will be.');
    }
    await this.sealed.epochs.destroy(epoch);
    return this.show();
  }
}
