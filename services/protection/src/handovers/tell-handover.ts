import { AlertHandedOverSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AlertEntity } from '../alerts/alert.entity';
import type { CaseEntity } from '../routing/case.entity';
import type { HandoverEntity } from './handover.entity';

/** Tells where a hand-over stands. */
@Injectable()
export class TellHandover {
  constructor(private readonly outbox: Outbox) {}

  /** @param known the case, locked in `tx` @param actor directory id of who moved it; nothing where its time was over @returns the event's id */
  run(tx: EntityManager, known: CaseEntity, alert: AlertEntity, { id, from, to }: Pick<HandoverEntity, 'id' | 'from' | 'to'>, status: 'ASKED' | 'ACCEPTED' | 'REFUSED' | 'LAPSED', actor?: string): string {
    return this.outbox.add(
      tx, AlertHandedOverSchema, { subject: known.caseId, version: known.version, lane: laneOf(alert.urgency), ...(actor === undefined ? {} : { actor }) },
      {
        caseId: known.caseId, reference: known.reference ?? '', alertId: alert.id, handoverId: id, status, fromPersonId: from, personId: to, urgency: alert.urgency,
        alertMode: alert.mode,
      },
    );
  }
}
