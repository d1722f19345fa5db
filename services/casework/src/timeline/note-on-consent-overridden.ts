import type { ConsentOverridden, ConsentOverriddenSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { TimelineEntity } from './timeline.entity';

/** Two people did without a consent: both stand in the line. */
@Injectable()
export class NoteOnConsentOverridden implements Handler<typeof ConsentOverriddenSchema> {
  async handle({ data, time }: HeardEvent<ConsentOverridden>, tx: EntityManager): Promise<void> {
    await lockCase(tx, data.caseId, time);
    const [first, second = first] = data.personIds;
    await tx.insert(TimelineEntity, { caseId: data.caseId, at: time, what: 'CONSENT_OVERRIDDEN', actor: second ?? null, detail: [data.purpose, data.consentId, ...(first === undefined ? [] : [first])] });
  }
}
