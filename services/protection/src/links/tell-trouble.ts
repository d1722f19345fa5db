import { ReferralTroubledSchema } from '@amparo/contracts';
import { alertModeOf, laneOf } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindAnsweringPeople } from '../hearers/find-answering-people';
import { urgencyOf } from '../routing/level.rules';
import { lockCase } from '../routing/lock-case';
import type { LinkEntity } from './link.entity';

/** Tells those who answer for a case that one of its links may be in other hands: its code was wrong five times, or it was brought once it had been shown elsewhere. */
@Injectable()
export class TellTrouble {
  constructor(
    private readonly answering: FindAnsweringPeople,
    private readonly outbox: Outbox,
  ) {}

  /** By a link of an erased case nothing can be read, and nobody is told. @param tx the case is locked */
  async run(tx: EntityManager, { caseId, referralId }: Pick<LinkEntity, 'caseId' | 'referralId'>, status: 'CODES' | 'ELSEWHERE'): Promise<void> {
    if (caseId === null) return;
    const known = await lockCase(tx, caseId);
    const urgency = urgencyOf(known);
    this.outbox.add(tx, ReferralTroubledSchema, { subject: caseId, version: known.version, lane: laneOf(urgency) }, {
      caseId, reference: known.reference ?? '', referralId, status, urgency, alertMode: alertModeOf(urgency), deskPersonIds: await this.answering.run(tx, known),
    });
  }
}
