import type { HeardEvent, NotificationAcknowledged } from '@amparo/contracts';
import { Refusal } from '@amparo/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AcknowledgeAlert } from './acknowledge-alert';

/** Somebody acknowledged an item or a page: if it was an alert, she has the case. An item without an alert stops nothing. */
@Injectable()
export class AcknowledgeAlertOnNotificationAcknowledged {
  constructor(private readonly acknowledge: AcknowledgeAlert) {}

  async handle({ data }: HeardEvent<NotificationAcknowledged>, tx: EntityManager): Promise<void> {
    try {
      await this.acknowledge.run(tx, { caseId: data.caseId, personId: data.personId });
    } catch (error) {
      // No alert, or one that never reached her: there is nothing to stop.
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
