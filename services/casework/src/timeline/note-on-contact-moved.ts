import type { ContactMoved, ContactMovedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { TimelineEntity } from './timeline.entity';

/** A draft for a bank or mechanism outside goes on: for what, and how far; not to whom. */
@Injectable()
export class NoteOnContactMoved implements Handler<typeof ContactMovedSchema> {
  async handle({ data, time, actor }: HeardEvent<ContactMoved>, tx: EntityManager): Promise<void> {
    const { caseId, draftId, purpose, status } = data;
    await lockCase(tx, caseId, time);
    await tx.insert(TimelineEntity, { caseId, at: time, what: 'CONTACT_MOVED', actor: actor ?? null, detail: [purpose, status, draftId] });
  }
}
