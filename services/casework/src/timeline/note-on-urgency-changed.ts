import type { HeardEvent, UrgencyChanged, UrgencyChangedSchema } from '@amparo/contracts';
import { isUrgency } from '@amparo/domain';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { afterLowering } from '../cases/case.rules';
import { lockCase } from '../cases/lock-case';
import { changeCase } from '../sight/change-case';
import { TimelineEntity, type Happening } from './timeline.entity';

const WHAT: Readonly<Record<string, Happening>> = { RAISED: 'URGENCY_RAISED', ASKED: 'LOWERING_ASKED', LOWERED: 'URGENCY_LOWERED', LAPSED: 'LOWERING_LAPSED' };

/** A person said how urgent it is. What is raised is decided anew and told by that; what is lowered is told here alone. */
@Injectable()
export class NoteOnUrgencyChanged implements Handler<typeof UrgencyChangedSchema> {
  async handle({ data, time, version }: HeardEvent<UrgencyChanged>, tx: EntityManager): Promise<void> {
    const { caseId, status, urgency, personIds } = data;
    const known = await lockCase(tx, caseId, time);
    if (status === 'LOWERED' && isUrgency(urgency)) await changeCase(tx, known, afterLowering(known, { version, urgency }));
    const what = WHAT[status];
    const actor = status === 'LAPSED' ? null : (personIds.at(-1) ?? null);
    if (what !== undefined) await tx.insert(TimelineEntity, { caseId, at: time, what, actor, detail: [urgency] });
  }
}
