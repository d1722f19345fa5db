import type { NotificationAcknowledged, NotificationAcknowledgedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WriteChanges } from '../changes/write-changes';

/** Her item is acknowledged, on whichever of her pages or devices. */
@Injectable()
export class NoteTakingOnNotificationAcknowledged implements Handler<typeof NotificationAcknowledgedSchema> {
  constructor(private readonly writeChanges: WriteChanges) {}

  async handle({ data: { caseId, personId } }: HeardEvent<NotificationAcknowledged>, tx: EntityManager): Promise<void> {
    await this.writeChanges.run(tx, [{ what: 'items', caseId, people: [personId] }]);
  }
}
