import { readFileSync } from 'node:fs';
import { Clock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { DangerDatabase, Logger, Loop, StartError } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { NotificationsConfig } from '../config';
import type { MessageClass } from '../messages/message.rules';
import type { Channel } from './channel';
import { DeliverMessages, type Desk } from './deliver-messages';
import { HostBreaker } from './host-breaker.rules';
import { MailChannel } from './mail-channel';
import { MessageQueue } from './message-queue';
import { PageChannel } from './page-channel';

/**
 * Opens the desks: danger and ordinary apart, each with its own loop, pool and connection to the relay, so that danger
 * never stands behind a heap of ordinary mail.
 */
@Injectable()
export class DeliveryDesks implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private readonly loops: Loop[];

  constructor(
    private readonly config: NotificationsConfig,
    private readonly database: Database,
    private readonly dangerDatabase: DangerDatabase,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly deliverMessages: DeliverMessages,
  ) {
    this.loops = this.openDesks().map((desk) => this.loopOf(desk));
  }

  onApplicationBootstrap(): void {
    if (this.config.smtpUrl === undefined) this.logger.warn('delivery.no-mail', { reason: 'SMTP_URL' });
    if (this.config.pageWebhookUrl === undefined) this.logger.info('delivery.no-page', { reason: 'PAGE_WEBHOOK_URL' });
    for (const loop of this.loops) loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }

  private openDesks(): Desk[] {
    const { smtpUrl, pageWebhookUrl, pageWebhookSecretFile, probeEveryMs } = this.config;
    const desks: Desk[] = [];
    if (smtpUrl !== undefined) {
      const breaker = new HostBreaker(probeEveryMs);
      desks.push(this.desk('DANGER', new MailChannel(smtpUrl, this.config), breaker), this.desk('ORDINARY', new MailChannel(smtpUrl, this.config), breaker));
    }
    if (pageWebhookUrl !== undefined && pageWebhookSecretFile !== undefined) {
      const breaker = new HostBreaker(probeEveryMs);
      const page = new PageChannel(pageWebhookUrl, readSecret(pageWebhookSecretFile), this.clock);
      desks.push(this.desk('DANGER', page, breaker), this.desk('ORDINARY', page, breaker));
    }
    return desks;
  }

  private desk(of: MessageClass, channel: Channel, breaker: HostBreaker): Desk {
    const { dangerPausesMs, ordinaryPausesMs, giveUpAfterMs, claimMs, tryMs } = this.config;
    return {
      of, channel, breaker, claimMs, tryMs,
      queue: new MessageQueue(of === 'DANGER' ? this.dangerDatabase : this.database, this.outbox, of, channel.name),
      schedule: { pausesMs: of === 'DANGER' ? dangerPausesMs : ordinaryPausesMs, giveUpAfterMs },
      stopping: this.stopping.signal,
    };
  }

  private loopOf(desk: Desk): Loop {
    const name = `delivery.${desk.of.toLowerCase()}.${desk.channel.name.toLowerCase()}`;
    return new Loop({ name, work: () => this.deliverMessages.run(desk), idleMs: this.config.idleMs, logger: this.logger });
  }
}

/** @throws StartError `config.invalid` when the file cannot be read, or holds less than a secret should */
function readSecret(path: string): string {
  let secret = '';
  try {
    secret = readFileSync(path, 'utf8').trim();
  } catch {
    throw new StartError('config.invalid', 'The file of PAGE_WEBHOOK_SECRET_FILE cannot be read.');
  }
  if (secret.length < 16) throw new StartError('config.invalid', 'The file of PAGE_WEBHOOK_SECRET_FILE must hold 16 characters or more.');
  return secret;
}
