import { ConsentEndingSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { inOneStatement } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClockLoop, ClockParts } from '../clocks/clock-loop';
import { FindAnsweringPeople } from '../hearers/find-answering-people';
import { AskDeletionsOfEnded } from '../needs/ask-deletions-of-ended';
import type { CaseEntity } from '../routing/case.entity';
import { urgencyOf } from '../routing/level.rules';

const HELD = `r.state IN ('GIVEN', 'OVERRIDE') AND r.withdrawn_at IS NULL AND r.superseded_at IS NULL AND r.end_told_at IS NULL`;
/** A week ahead; of one that holds shorter than two weeks, an override too, when half of its time is over. */
const WARN_AT = `greatest(r.expires_at - interval '7 days', r.given_at + (r.expires_at - r.given_at) / 2)`;
const SOON = `r.warned_at IS NULL AND ${WARN_AT} <= now()`;

/** A consent whose clock has run out. */
interface Due {
  id: string;
  purpose: string;
  recipientId: string;
  ended: boolean;
}

const noteTold = inOneStatement((tx, told: readonly Due[]) => tx.query(
  `UPDATE consents c SET warned_at = coalesce(c.warned_at, now()), end_told_at = CASE WHEN t.ended THEN now() END FROM unnest($1::uuid[], $2::boolean[]) AS t (id, ended) WHERE c.id = t.id`,
  [told.map(({ id }) => id), told.map(({ ended }) => ended)],
));

/**
 * The clock of consents: those who answer for the case are told ahead that one ends by its date, an override too, and again when it has,
 * each once; then whoever has held something under it is asked to delete it.
 */
@Injectable()
export class TellConsentEnding extends ClockLoop<Due> {
  constructor(
    parts: ClockParts,
    private readonly answering: FindAnsweringPeople,
    private readonly askDeletions: AskDeletionsOfEnded,
    private readonly outbox: Outbox,
  ) {
    super('consents.ending', {
      from: 'consents r', columns: 'r.id, r.purpose, r.recipient_id AS "recipientId", r.expires_at <= now() AS ended', due: `${HELD} AND (r.expires_at <= now() OR ${SOON})`, order: 'r.expires_at',
    }, parts);
  }

  protected async fire(tx: EntityManager, known: CaseEntity, due: Due): Promise<boolean> {
    // Asked whether or not anybody of ours is there to be told.
    if (due.ended && due.purpose === 'CP-REFER') await this.askDeletions.run(tx, known, due.recipientId);
    const people = await this.answering.run(tx, known);
    if (people.length === 0) return false;
    await noteTold(tx, due);
    const { caseId, version, reference } = known;
    const urgency = urgencyOf(known);
    this.outbox.add(tx, ConsentEndingSchema, { subject: caseId, version, lane: laneOf(urgency) }, {
      caseId, reference: reference ?? '', consentId: due.id, purpose: due.purpose, status: due.ended ? 'ENDED' : 'SOON', urgency, deskPersonIds: people,
    });
    return true;
  }
}
