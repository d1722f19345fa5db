import { ReferralMovedSchema } from '@amparo/contracts';
import { isOver, laneOf, mayGo, nextWordBy, type ReferralStep, type Urgency } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { Outbox, reach } from '@amparo/messaging';
import { inOneStatement } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindConcernedPeople } from '../hearers/find-concerned-people';
import { FindPartnerPeople } from '../hearers/find-partner-people';
import type { CaseEntity } from '../routing/case.entity';
import { urgencyOf } from '../routing/level.rules';
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

/** Steps that we take and of which the organisation's people hear: something lies ready for them, or is theirs no longer. */
const FOR_PARTNERS: ReadonlySet<ReferralStep> = new Set(['RELEASED', 'REVOKED']);

/** A step as it is written down. */
interface MoveRow {
  id: string;
  case_id: string;
  status: ReferralStep;
  at: Date;
  next_word_by: Date | null;
  ends: boolean;
  answers: boolean;
  answered_by: string | null;
  declined_because: ReferralEntity['declinedBecause'];
  deletion: boolean;
}

const MOVES = `jsonb_to_recordset($1::jsonb) AS m(
  id uuid, case_id uuid, status text, at timestamptz, next_word_by timestamptz, ends boolean, answers boolean, answered_by text, declined_because text, deletion boolean)`;

const saveMove = inOneStatement(async (tx, moves: readonly MoveRow[]) => {
  const given = [JSON.stringify(moves)];
  await tx.query(
    `UPDATE referrals r SET status = m.status, next_word_by = m.next_word_by, declined_because = coalesce(m.declined_because, r.declined_because),
       answered_by = CASE WHEN m.answers THEN m.answered_by ELSE r.answered_by END, answered_at = CASE WHEN m.answers THEN m.at ELSE r.answered_at END,
       ended_at = CASE WHEN m.ends THEN m.at ELSE r.ended_at END, deletion_asked_at = CASE WHEN m.deletion THEN m.at ELSE r.deletion_asked_at END
     FROM ${MOVES} WHERE r.id = m.id`, given,
  );
  await tx.query(`INSERT INTO referral_steps (referral_id, case_id, status, at, answered_by) SELECT m.id, m.case_id, m.status, m.at, m.answered_by FROM ${MOVES}`, given);
});

/** Moves a referral one step, by the table of its steps, and tells it. The case is locked. */
@Injectable()
export class MoveReferral {
  constructor(
    private readonly outbox: Outbox,
    private readonly concerned: FindConcernedPeople,
    private readonly partnerPeople: FindPartnerPeople,
  ) {}

  /** @throws Refusal `referral.step` where it does not go there from where it stands */
  async run(tx: EntityManager, { id, caseId, organisationId, status }: ReferralEntity, known: CaseEntity, move: Move): Promise<void> {
    const { to, at, actor, answers, declinedBecause = null, deletion = false, urgency } = move;
    if (!mayGo(status, to)) throw new Refusal('conflict', 'referral.step', 'It does not stand where that can be done.');
    await saveMove(tx, {
      id, case_id: caseId, status: to, at, next_word_by: nextWordBy(to, urgency, at), ends: isOver(to), answers: answers ?? false, answered_by: answers ? (actor ?? null) : null,
      declined_because: declinedBecause, deletion,
    });
    this.outbox.add(
      tx, ReferralMovedSchema, { subject: caseId, version: known.version, lane: to === 'REVOKED' ? 'danger' : laneOf(urgency), ...(actor === undefined ? {} : { actor }) },
      {
        caseId, reference: known.reference ?? '', referralId: id, organisationId, status: to, declinedBecause: declinedBecause ?? '', deletionAsked: deletion, urgency,
        deskPersonIds: answers || ((to === 'RELEASED' || deletion) && await this.partnerPeople.servedByLink(organisationId)) ? await this.concerned.run(tx, known) : [],
        partnerPersonIds: FOR_PARTNERS.has(to) ? await this.partnerPeople.run(organisationId, known) : [],
      },
    );
    await reach('referral.before-commit', to);
  }

  /** Of a referral that is over: the organisation is asked to delete what it has held. */
  async askToDelete(tx: EntityManager, { id, caseId, organisationId, status }: ReferralEntity, known: CaseEntity, at: Date): Promise<void> {
    await tx.update(ReferralEntity, { id }, { deletionAskedAt: at });
    this.outbox.add(tx, ReferralMovedSchema, { subject: caseId, version: known.version, lane: 'danger' }, {
      caseId, reference: known.reference ?? '', referralId: id, organisationId, status, declinedBecause: '', deletionAsked: true, urgency: urgencyOf(known),
      deskPersonIds: await this.partnerPeople.servedByLink(organisationId) ? await this.concerned.run(tx, known) : [],
      partnerPersonIds: await this.partnerPeople.run(organisationId, known),
    });
  }
}
