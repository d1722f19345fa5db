import { Logger, Loop, PeerRefused, PeerUnavailable, Peers, readPublicKeys, readReportKey, REPORT_KEY_PATH, Sealer } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { IntakeConfig } from '../config';

const ASK_EVERY_MS = 60_000;

/**
 * Seals to the key of the month as soon as casework says which it is. While casework is away the door goes on with the key it
 * has: casework opens what was sealed to any of them (ADR 0031).
 */
@Injectable()
export class FollowReportKey implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;
  private month = '';

  constructor(
    private readonly config: IntakeConfig,
    private readonly peers: Peers,
    private readonly sealer: Sealer,
    private readonly logger: Logger,
  ) {
    this.loop = new Loop({ name: 'report-key.follow', work: async () => this.run(), idleMs: ASK_EVERY_MS, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** One look. A statement that casework did not sign, or of an earlier month, changes nothing. */
  async run(): Promise<boolean> {
    const statement = await this.ask();
    const casework = readPublicKeys(this.config.serviceKeysFile).get('casework');
    const key = statement === undefined || casework === undefined ? undefined : readReportKey(statement, casework);
    if (key === undefined) this.logger.warn('report-key.unheard');
    else if (key.month > this.month) {
      this.sealer.turnTo(key.publicKey);
      this.month = key.month;
      this.logger.info('report-key.turned');
    }
    return false;
  }

  private async ask(): Promise<string | undefined> {
    try {
      return (await this.peers.get<{ statement?: string }>('casework', REPORT_KEY_PATH)).statement;
    } catch (error) {
      if (error instanceof PeerUnavailable || error instanceof PeerRefused) return undefined;
      throw error;
    }
  }
}
