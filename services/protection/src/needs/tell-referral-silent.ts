import { ReferralSilentSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Logger } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { ClockLoop, MOST_AT_ONCE } from '../clocks/clock-loop';
import type { RunOutRow } from '../clocks/fire-each';
import { ProtectionConfig } from '../config';
import { FindAnsweringPeople } from '../hearers/find-answering-people';
import { urgencyOf } from '../routing/level.rules';
import { lockCase } from '../routing/lock-case';

const SILENT = 'next_word_by <= now() AND ended_at IS NULL';

/** A referral whose next step has not come. */
interface Silent extends RunOutRow {
  caseId: string;
}

/**
 * The clock of what goes on after a yes: where the next step does not come in time, the desk's or the partner's, those who answer for the
 * case are told, once a step. Noting and telling are one transaction under the case's lock, by the database's clock (ADR 0004).
 */
@Injectable()
export class TellReferralSilent extends ClockLoop<Silent> {
  constructor(
    private readonly database: Database,
    private readonly answering: FindAnsweringPeople,
    private readonly outbox: Outbox,
    config: ProtectionConfig,
    logger: Logger,
  ) {
    super('referrals.silent', config, logger);
  }

  protected async due(putOff: readonly string[]): Promise<Silent[]> {
    return this.database.query<Silent>(
      `SELECT id AS key, case_id AS "caseId" FROM referrals WHERE ${SILENT} AND id::text <> ALL ($1::text[]) ORDER BY next_word_by LIMIT ${MOST_AT_ONCE}`, [putOff],
    );
  }

  protected async fire({ key: id, caseId }: Silent): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const known = await lockCase(tx, caseId);
      const [still] = await tx.query<{ status: string }[]>(`SELECT status FROM referrals WHERE id = $1 AND ${SILENT}`, [id]);
      if (still === undefined) return false;
      const people = await this.answering.run(tx, known);
      if (people.length === 0) return false;
      await tx.query('UPDATE referrals SET next_word_by = NULL WHERE id = $1', [id]);
      const urgency = urgencyOf(known);
      this.outbox.add(tx, ReferralSilentSchema, { subject: caseId, version: known.version, lane: laneOf(urgency) }, {
        caseId, reference: known.reference ?? '', referralId: id, status: still.status, urgency, deskPersonIds: people,
      });
      return true;
    });
  }
}
