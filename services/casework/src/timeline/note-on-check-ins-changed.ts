import type { CheckInsChanged, CheckInsChangedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { seeCalled } from '../sight/see-called';
import { TimelineEntity, type Happening } from './timeline.entity';

const WHATS: Readonly<Record<string, Happening>> = { AGREED: 'CHECK_INS_AGREED', PAUSED: 'CHECK_INS_PAUSED', RESUMED: 'CHECK_INS_RESUMED', ENDED: 'CHECK_INS_ENDED' };

/** What was agreed on check-ins changed: by somebody, or by itself. */
@Injectable()
export class NoteOnCheckInsChanged implements Handler<typeof CheckInsChangedSchema> {
  async handle({ data: { caseId, status, urgency, deskPersonIds }, time, version, actor }: HeardEvent<CheckInsChanged>, tx: EntityManager): Promise<void> {
    await seeCalled(tx, await lockCase(tx, caseId, time), version, deskPersonIds);
    const what = WHATS[status];
    if (what !== undefined) await tx.insert(TimelineEntity, { caseId, at: time, what, actor: actor ?? null, detail: status === 'AGREED' ? [urgency] : [] });
  }
}
