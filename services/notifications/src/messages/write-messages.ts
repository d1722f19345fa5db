import type { Recipient } from '@amparo/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notExcluded } from '../cases/exclusions';
import { NotificationsConfig } from '../config';
import { channelsOf, classOf, type ChannelName } from './message.rules';

/** What messages are about. None of it is in them: all messages of a language read alike. */
export interface Alarm {
  caseId: string;
  /** What stands in the place of the case is none: an event that is about no case, or what is left of one that was erased. */
  ofNoCase?: boolean;
  /** The event: one message a cause, channel and person. */
  cause: string;
  /** Version of the case in the service that tells it. */
  version: number;
  urgency: string;
  alertMode: string;
  recipients: readonly Pick<Recipient, 'personId'>[];
}

/** Writes the messages of an alert, to be sent at once by the desks (`delivery/`). */
@Injectable()
export class WriteMessages {
  constructor(private readonly config: NotificationsConfig) {}

  /** In the transaction of the event that asks for it, after the case's lock. */
  async run(tx: EntityManager, { caseId, ofNoCase = false, cause, version, urgency, alertMode, recipients }: Alarm): Promise<void> {
    const channels = channelsOf(alertMode, this.configured());
    if (channels.length === 0 || recipients.length === 0) return;
    await tx.query(
      `INSERT INTO messages (case_id, person_id, channel, class, cause, of_case, version)
       SELECT told.case_id, told.person_id, told.channel, $4, $5, $6, $7
       FROM (SELECT $1::uuid AS case_id, person AS person_id, channel
             FROM unnest($2::text[]) AS person CROSS JOIN unnest($3::text[]) AS channel) AS told
       WHERE ${notExcluded('told')}
         AND NOT EXISTS (SELECT 1 FROM departures d WHERE d.person_id = told.person_id AND d.gone)
       ON CONFLICT (cause, channel, person_id) DO NOTHING`,
      [caseId, recipients.map((recipient) => recipient.personId), channels, classOf(urgency), cause, !ofNoCase, version],
    );
  }

  private configured(): ChannelName[] {
    const channels: ChannelName[] = [];
    if (this.config.pageWebhookUrl !== undefined) channels.push('PAGE');
    if (this.config.smtpUrl !== undefined) channels.push('MAIL');
    return channels;
  }
}
