import { ConsentEndingSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Logger } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { ClockLoop, MOST_AT_ONCE } from '../clocks/clock-loop';
import type { RunOutRow } from '../clocks/fire-each';
import { ProtectionConfig } from '../config';
import { FindAnsweringPeople } from '../hearers/find-answering-people';
import { AskDeletionsOfEnded } from '../needs/ask-deletions-of-ended';
import { urgencyOf } from '../routing/level.rules';
import { lockCase } from '../routing/lock-case';

const HELD = `state IN ('GIVEN', 'OVERRIDE') AND withdrawn_at IS NULL AND superseded_at IS NULL AND end_told_at IS NULL`;
/** A week ahead; of one that holds shorter than two weeks, an override too, when half of its time is over. */
const WARN_AT = `greatest(expires_at - interval '7 days', given_at + (expires_at - given_at) / 2)`;
const SOON = `${HELD} AND warned_at IS NULL AND ${WARN_AT} <= now() AND expires_at > now()`;
const ENDED = `${HELD} AND expires_at <= now()`;

/** A consent whose clock has run out. */
interface Due extends RunOutRow {
  caseId: string;
}

/**
 * The clock of consents: those who answer for the case are told ahead that one ends by its date, an override too, and again when it has,
 * each once; then whoever has held something under it is asked to delete it. Noting and telling are one transaction under the case's
 * lock, by the database's clock (ADR 0004).
 */
@Injectable()
export class TellConsentEnding extends ClockLoop<Due> {
  constructor(
    private readonly database: Database,
    private readonly answering: FindAnsweringPeople,
    private readonly askDeletions: AskDeletionsOfEnded,
    private readonly outbox: Outbox,
    config: ProtectionConfig,
    logger: Logger,
  ) {
    super('consents.ending', config, logger);
  }

  protected async due(putOff: readonly string[]): Promise<Due[]> {
    return this.database.query<Due>(
      `SELECT id AS key, case_id AS "caseId" FROM consents WHERE ((${ENDED}) OR (${SOON})) AND id::text <> ALL ($1::text[]) ORDER BY expires_at LIMIT ${MOST_AT_ONCE}`, [putOff],
    );
  }

  protected async fire({ key: id, caseId }: Due): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const known = await lockCase(tx, caseId);
      const [still] = await tx.query<{ purpose: string; recipientId: string; ended: boolean }[]>(
        `SELECT purpose, recipient_id AS "recipientId", expires_at <= now() AS ended FROM consents WHERE id = $1 AND ((${ENDED}) OR (${SOON}))`, [id],
      );
      if (still === undefined) return false;
      // Asked whether or not anybody of ours is there to be told.
      if (still.ended && still.purpose === 'CP-REFER') await this.askDeletions.run(tx, known, still.recipientId);
      const people = await this.answering.run(tx, known);
      if (people.length === 0) return false;
      await tx.query('UPDATE consents SET warned_at = coalesce(warned_at, now()), end_told_at = CASE WHEN $2 THEN now() END WHERE id = $1', [id, still.ended]);
      const urgency = urgencyOf(known);
      this.outbox.add(tx, ConsentEndingSchema, { subject: caseId, version: known.version, lane: laneOf(urgency) }, {
        caseId, reference: known.reference ?? '', consentId: id, purpose: still.purpose, status: still.ended ? 'ENDED' : 'SOON', urgency, deskPersonIds: people,
      });
      return true;
    });
  }
}
