import type { ConsentWithdrawn, ConsentWithdrawnSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { TimelineEntity } from './timeline.entity';

/** A consent that was given has ended, since somebody took it back. */
@Injectable()
export class NoteOnConsentWithdrawn implements Handler<typeof ConsentWithdrawnSchema> {
  async handle({ data, time }: HeardEvent<ConsentWithdrawn>, tx: EntityManager): Promise<void> {
    await lockCase(tx, data.caseId, time);
    await tx.insert(TimelineEntity, { caseId: data.caseId, at: time, what: 'CONSENT_WITHDRAWN', actor: null, detail: [data.purpose, data.consentId] });
  }
}
