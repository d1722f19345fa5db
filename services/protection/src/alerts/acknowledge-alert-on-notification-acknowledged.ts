import type { HeardEvent, NotificationAcknowledged } from '@amparo/contracts';
import { Refusal } from '@amparo/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AcknowledgeAlert } from './acknowledge-alert';

/** Somebody acknowledged an item or a page: if it was an alert, she has the case. An item without an alert stops nothing. */
@Injectable()
export class AcknowledgeAlertOnNotificationAcknowledged {
  constructor(private readonly acknowledge: AcknowledgeAlert) {}

  async handle({ data, time }: HeardEvent<NotificationAcknowledged>, tx: EntityManager): Promise<void> {
    try {
      await this.acknowledge.run(tx, { caseId: data.caseId, personId: data.personId, saidAt: time });
    } catch (error) {
      // No alert, one that never reached her, or one that was raised again since: there is nothing to stop.
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
