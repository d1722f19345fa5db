import { Database } from '@amparo/persistence';
import { Logger, Loop } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { NotificationsConfig } from '../config';
import { SendFailed } from '../delivery/channel';
import { Mailer } from '../delivery/mailer';
import { nextPause } from '../delivery/retry.rules';

interface Claimed {
  id: string;
  service: string;
  sequence: string;
  trailHash: string;
  custodian: number;
  attempts: number;
  ageMs: number;
}

/** Sends the ends of audit trails to their custodians: name of the service, number, hash, and nothing else. */
@Injectable()
export class SendAnchorMails implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly mailer: Mailer | undefined;
  private readonly loop: Loop;

  constructor(
    private readonly database: Database,
    private readonly config: NotificationsConfig,
    private readonly logger: Logger,
  ) {
    this.mailer = config.smtpUrl === undefined ? undefined : new Mailer(config.smtpUrl, config);
    this.loop = new Loop({ name: 'anchors.mail', work: () => this.run(), idleMs: config.idleMs, logger });
  }

  onApplicationBootstrap(): void {
    if (this.mailer !== undefined && this.config.auditCustodians.length > 0) this.loop.start();
    else this.logger.warn('anchors.no-custodian', { reason: 'AUDIT_CUSTODIANS' });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** One round; answers true when there may be more to do at once. */
  async run(): Promise<boolean> {
    // Taken for a short time, and sent outside any transaction.
    const [[claimed]] = await this.database.dataSource.query<[[Claimed | undefined], number]>(
      `UPDATE anchor_mails SET due_at = now() + $1 * interval '1 millisecond', attempts = attempts + 1
       WHERE id = (SELECT id FROM anchor_mails WHERE state = 'PENDING' AND due_at <= now() ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id, service, sequence, trail_hash AS "trailHash", custodian, attempts, (extract(epoch FROM now() - created_at) * 1000)::float8 AS "ageMs"`,
      [this.config.claimMs],
    );
    if (claimed === undefined) return false;
    const address = this.config.auditCustodians[claimed.custodian];
    // There are fewer custodians now.
    if (address === undefined) await this.mark(claimed.id, 'CANCELLED');
    else await this.send(claimed, address);
    return true;
  }

  private async send({ id, service, sequence, trailHash, attempts, ageMs }: Claimed, address: string): Promise<void> {
    try {
      await this.mailer?.send({ id, address, subject: 'Anchor', text: `${service} ${sequence} ${trailHash}\n` }, AbortSignal.timeout(this.config.claimMs - 1_000));
      await this.mark(id, 'SENT');
    } catch (error) {
      if (!(error instanceof SendFailed)) throw error;
      const { ordinaryPausesMs: pausesMs, giveUpAfterMs } = this.config;
      const pause = nextPause({ pausesMs, giveUpAfterMs }, attempts, ageMs);
      if (pause === 'GIVE_UP') {
        this.logger.error('anchors.given-up', { reason: error.code });
        await this.mark(id, 'FAILED');
      } else {
        await this.database.query(`UPDATE anchor_mails SET due_at = now() + $2 * interval '1 millisecond' WHERE id = $1`, [id, pause]);
      }
    }
  }

  private async mark(id: string, state: string): Promise<void> {
    await this.database.query('UPDATE anchor_mails SET state = $2 WHERE id = $1', [id, state]);
  }
}
