import type { NotificationsConfig } from '../config';
import type { Channel, Contact, Outgoing } from './channel';
import { Mailer } from './mailer';
import { wordingFor } from './wording.rules';

/** Mail by a relay: fixed words, one recipient, nothing of the case. Each desk has its own. */
export class MailChannel implements Channel {
  readonly name = 'MAIL';
  private readonly mailer: Mailer;

  constructor(relayUrl: string, config: Pick<NotificationsConfig, 'mailFrom' | 'mode'>) {
    this.mailer = new Mailer(relayUrl, config);
  }

  addressOf(contact: Contact): string {
    return contact.email;
  }

  async send({ id, address, language }: Outgoing, deadline: AbortSignal): Promise<void> {
    await this.mailer.send({ id, address, ...wordingFor(language) }, deadline);
  }
}
