import { ReferralMovedSchema } from '@amparo/contracts';
import { isOver, laneOf, mayGo, type ReferralStep, type Urgency } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { Outbox, reach } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ReferralEntity } from './referral.entity';

/** How a referral goes on. */
export interface Move {
  to: ReferralStep;
  at: Date;
  /** Directory id of who did it; nothing: a clock, or a withdrawal. */
  actor?: string;
  /** She is of the organisation, and this is its answer. */
  answers?: true;
  declinedBecause?: ReferralEntity['declinedBecause'];
  /** The organisation has held the packet, and is asked to delete it. */
  deletion?: boolean;
  urgency: Urgency;
}

/** Moves a referral one step, by the table of its steps, and tells it. The case is locked. */
@Injectable()
export class MoveReferral {
  constructor(private readonly outbox: Outbox) {}

  /** @throws Refusal `referral.step` where it does not go there from where it stands */
  async run(tx: EntityManager, { id, caseId, organisationId, status }: ReferralEntity, version: number, move: Move): Promise<void> {
    const { to, at, actor, answers, declinedBecause = null, deletion = false, urgency } = move;
    if (!mayGo(status, to)) throw new Refusal('conflict', 'referral.step', 'It does not stand where that can be done.');
    await tx.update(ReferralEntity, { id }, {
      status: to, ...(answers ? { answeredBy: actor ?? null, answeredAt: at } : {}), ...(declinedBecause === null ? {} : { declinedBecause }),
      ...(isOver(to) ? { endedAt: at } : {}), ...(deletion ? { deletionAskedAt: at } : {}),
    });
    this.outbox.add(
      tx, ReferralMovedSchema, { subject: caseId, version, lane: to === 'REVOKED' ? 'danger' : laneOf(urgency), ...(actor === undefined ? {} : { actor }) },
      { caseId, referralId: id, organisationId, status: to, declinedBecause: declinedBecause ?? '', deletionAsked: deletion },
    );
    await reach('referral.before-commit', to);
  }
}
