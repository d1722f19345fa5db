import type { AlertHandedOver, AlertHandedOverSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { changeCase } from '../sight/change-case';
import { sightAfterAlert } from '../sight/sight-facts.rules';
import { TimelineEntity, type Happening } from './timeline.entity';

const WHAT: Readonly<Record<string, Happening>> = { ASKED: 'HANDOVER_ASKED', ACCEPTED: 'HANDOVER_ACCEPTED', REFUSED: 'HANDOVER_REFUSED', LAPSED: 'HANDOVER_LAPSED' };

/** An alert goes from one to another, or does not: whoever is asked sees the case from now on. A step of a newer teller is no line. */
@Injectable()
export class NoteOnAlertHandedOver implements Handler<typeof AlertHandedOverSchema> {
  async handle({ data, time, version }: HeardEvent<AlertHandedOver>, tx: EntityManager): Promise<void> {
    const { caseId, status, fromPersonId, personId } = data;
    const known = await lockCase(tx, caseId, time);
    if (status === 'ASKED') await changeCase(tx, known, sightAfterAlert(known, { version, recipients: [{ personId, routes: ['HANDOVER'] }] }));
    const what = WHAT[status];
    const [actor, other] = status === 'ASKED' ? [fromPersonId, personId] : [personId, fromPersonId];
    if (what !== undefined) await tx.insert(TimelineEntity, { caseId, at: time, what, actor: status === 'LAPSED' ? null : actor, detail: status === 'LAPSED' ? [personId] : [other] });
  }
}
