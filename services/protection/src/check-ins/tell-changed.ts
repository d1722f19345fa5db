import { CheckInsChangedSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindAnsweringPeople } from '../hearers/find-answering-people';
import type { CaseEntity } from '../routing/case.entity';
import type { RunningCheckIns } from './find-running';

/** What became of an agreement. */
export interface CheckInsChange {
  running: Pick<RunningCheckIns, 'id' | 'level'>;
  status: 'AGREED' | 'PAUSED' | 'RESUMED' | 'ENDED';
  /** Who did it, where somebody who has the case did. Else those who answer for the case hear of it: silence is to wake somebody. */
  by?: string;
}

/** Tells that an agreement changed. */
@Injectable()
export class TellChanged {
  constructor(
    private readonly outbox: Outbox,
    private readonly answering: FindAnsweringPeople,
  ) {}

  /** @param known the case, locked in `tx` */
  async run(tx: EntityManager, known: CaseEntity, { running: { id, level }, status, by }: CheckInsChange): Promise<void> {
    const deskPersonIds = by === undefined ? await this.answering.run(tx, known) : [];
    this.outbox.add(
      tx, CheckInsChangedSchema, { subject: known.caseId, version: known.version, lane: laneOf(level), ...(by === undefined ? {} : { actor: by }) },
      { caseId: known.caseId, reference: known.reference ?? '', checkInId: id, status, urgency: level, deskPersonIds },
    );
  }
}
