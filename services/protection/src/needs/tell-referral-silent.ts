import { ReferralSilentSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { inOneStatement } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClockLoop, ClockParts } from '../clocks/clock-loop';
import { FindAnsweringPeople } from '../hearers/find-answering-people';
import type { CaseEntity } from '../routing/case.entity';
import { urgencyOf } from '../routing/level.rules';

/** A referral whose next step has not come. */
interface Silent {
  id: string;
  status: string;
}

const noteTold = inOneStatement<string>((tx, ids) => tx.query('UPDATE referrals SET next_word_by = NULL WHERE id = ANY ($1::uuid[])', [ids]));

/**
 * The clock of what goes on after a yes: where the next step does not come in time, the desk's or the partner's, those who answer for the
 * case are told, once a step.
 */
@Injectable()
export class TellReferralSilent extends ClockLoop<Silent> {
  constructor(
    parts: ClockParts,
    private readonly answering: FindAnsweringPeople,
    private readonly outbox: Outbox,
  ) {
    super('referrals.silent', { from: 'referrals r', columns: 'r.id, r.status', due: 'r.next_word_by <= now() AND r.ended_at IS NULL', order: 'r.next_word_by' }, parts);
  }

  protected async fire(tx: EntityManager, known: CaseEntity, { id, status }: Silent): Promise<boolean> {
    const people = await this.answering.run(tx, known);
    if (people.length === 0) return false;
    await noteTold(tx, id);
    const { caseId, version, reference } = known;
    const urgency = urgencyOf(known);
    this.outbox.add(tx, ReferralSilentSchema, { subject: caseId, version, lane: laneOf(urgency) }, {
      caseId, reference: reference ?? '', referralId: id, status, urgency, deskPersonIds: people,
    });
    return true;
  }
}
