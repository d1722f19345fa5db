import type { ConsentEnding, ConsentEndingSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { seeCalled } from '../sight/see-called';
import { TimelineEntity } from './timeline.entity';

/** A consent ends soon by its date, or has ended so: whoever was called to the case because nobody else is there sees it from now on. */
@Injectable()
export class NoteOnConsentEnding implements Handler<typeof ConsentEndingSchema> {
  async handle({ data, time, version }: HeardEvent<ConsentEnding>, tx: EntityManager): Promise<void> {
    const known = await lockCase(tx, data.caseId, time);
    await seeCalled(tx, known, version, data.deskPersonIds);
    await tx.insert(TimelineEntity, { caseId: data.caseId, at: time, what: data.status === 'ENDED' ? 'CONSENT_ENDED' : 'CONSENT_ENDING', actor: null, detail: [data.purpose, data.consentId] });
  }
}
