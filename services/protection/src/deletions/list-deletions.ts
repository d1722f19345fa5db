import { can, keysOf, type Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Database, SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { deletionDue } from './deletion.rules';
import type { OpenDeletion } from './deletions.dto';

type Row = Omit<OpenDeletion, 'dueAt' | 'overdue'>;

const MOST = 500;

const OF_CASES = `
  SELECT r.id AS "referralId", r.case_id AS "caseId", c.reference, r.organisation, r.deletion_asked_at AS "askedAt" FROM referrals r JOIN cases c ON c.case_id = r.case_id
  WHERE r.deletion_asked_at IS NOT NULL AND r.deleted_at IS NULL ORDER BY r.deletion_asked_at, r.id LIMIT ${MOST}`;

const OF_ERASED = `
  SELECT referral_id AS "referralId", NULL AS "caseId", NULL AS reference, organisation, asked_at AS "askedAt" FROM deletion_requests
  WHERE deleted_at IS NULL AND NOT organisation_id = ANY($1) ORDER BY asked_at, referral_id LIMIT ${MOST}`;

/** The noon of its day (UTC): of an erased case the very instant could be found again elsewhere. */
const dayOf = (at: Date): Date => new Date(`${at.toISOString().slice(0, 10)}T12:00:00Z`);

/** What organisations were asked to delete, of the cases that she sees and of erased ones, and have not said to be deleted: what is open longest comes first. */
@Injectable()
export class ListDeletions {
  constructor(
    private readonly sight: SightDatabase,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(subject: Subject): Promise<OpenDeletion[]> {
    const now = this.clock.now();
    const ofCases = await this.sight.seenBy(keysOf(subject, 'referral.list', { now }), (tx) => tx.query<Row[]>(OF_CASES));
    // Nothing of them leads to a case; of her own organisation she hears nothing all the same.
    const ofErased = can(subject, 'deletion.hear', { kind: 'system' }, { now }).allowed ? await this.database.query<Row>(OF_ERASED, [subject.conflicts]) : [];
    const all = [...ofCases, ...ofErased].sort((a, b) => a.askedAt.getTime() - b.askedAt.getTime());
    return all.slice(0, MOST).map((row) => {
      const dueAt = deletionDue(row.askedAt);
      const shown = row.caseId === null ? { askedAt: dayOf(row.askedAt), dueAt: dayOf(dueAt) } : { dueAt };
      return { ...row, ...shown, overdue: dueAt <= now };
    });
  }
}
