import { ReferralTroubledSchema } from '@amparo/contracts';
import { alertModeOf, laneOf } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Logger } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClockLoop, MOST_AT_ONCE } from '../clocks/clock-loop';
import type { RunOutRow } from '../clocks/fire-each';
import { ProtectionConfig } from '../config';
import { CallDuty } from '../hearers/call-duty';
import { FindAnsweringPeople } from '../hearers/find-answering-people';
import { urgencyOf } from '../routing/level.rules';
import { lockCase } from '../routing/lock-case';
import { isOverdue } from './deletion.rules';

const OF_CASES = `deletion_asked_at IS NOT NULL AND deleted_at IS NULL AND ${isOverdue('deletion_asked_at', 'deletion_told_at')}`;
const OF_ERASED = `deleted_at IS NULL AND ${isOverdue('asked_at', 'told_at')}`;

/** What nobody said to be deleted in time. */
interface Overdue extends RunOutRow {
  /** Null where the case is erased. */
  caseId: string | null;
}

/**
 * The clock of deletions: where nobody says in time that what was asked to be deleted is, those who answer for the case are told, and again
 * each week; global duty, where the case is erased. Noting and telling are one transaction, by the database's clock (ADR 0004).
 */
@Injectable()
export class TellDeletionOverdue extends ClockLoop<Overdue> {
  constructor(
    private readonly database: Database,
    private readonly answering: FindAnsweringPeople,
    private readonly duty: CallDuty,
    private readonly outbox: Outbox,
    config: ProtectionConfig,
    logger: Logger,
  ) {
    super('deletions.overdue', config, logger);
  }

  protected async due(putOff: readonly string[]): Promise<Overdue[]> {
    return this.database.query<Overdue>(
      `SELECT id AS key, case_id AS "caseId" FROM referrals WHERE ${OF_CASES} AND id::text <> ALL ($1::text[])
       UNION ALL SELECT referral_id, NULL FROM deletion_requests WHERE ${OF_ERASED} AND referral_id::text <> ALL ($1::text[]) LIMIT ${MOST_AT_ONCE}`, [putOff],
    );
  }

  protected async fire({ key: referralId, caseId }: Overdue): Promise<boolean> {
    return this.database.transaction((tx) => (caseId === null ? this.ofErased(tx, referralId) : this.ofCase(tx, referralId, caseId)));
  }

  private async ofCase(tx: EntityManager, referralId: string, caseId: string): Promise<boolean> {
    // Not `lockCase` first: it would bring back a case that was erased meanwhile.
    if ((await tx.query<unknown[]>('SELECT 1 FROM cases WHERE case_id = $1 FOR UPDATE', [caseId])).length === 0) return false;
    const known = await lockCase(tx, caseId);
    if ((await tx.query<unknown[]>(`SELECT 1 FROM referrals WHERE id = $1 AND ${OF_CASES}`, [referralId])).length === 0) return false;
    const people = await this.answering.run(tx, known);
    if (people.length === 0) return false;
    await tx.query('UPDATE referrals SET deletion_told_at = now() WHERE id = $1', [referralId]);
    const urgency = urgencyOf(known);
    this.outbox.add(tx, ReferralTroubledSchema, { subject: caseId, version: known.version, lane: laneOf(urgency) }, {
      caseId, reference: known.reference ?? '', referralId, status: 'DELETION', urgency, alertMode: alertModeOf(urgency), deskPersonIds: people,
    });
    return true;
  }

  private async ofErased(tx: EntityManager, referralId: string): Promise<boolean> {
    if ((await tx.query<unknown[]>(`SELECT 1 FROM deletion_requests WHERE referral_id = $1 AND ${OF_ERASED} FOR UPDATE`, [referralId])).length === 0) return false;
    const people = await this.duty.ofNoCase();
    if (people.length === 0) return false;
    await tx.query('UPDATE deletion_requests SET told_at = now() WHERE referral_id = $1', [referralId]);
    this.outbox.add(tx, ReferralTroubledSchema, { subject: referralId, version: 1, lane: 'normal' }, {
      caseId: '', reference: '', referralId, status: 'DELETION', urgency: 'NONE', alertMode: 'QUEUE', deskPersonIds: people,
    });
    return true;
  }
}
