import type { Subject } from '@amparo/domain';
import { Database, SealedFields, SightDatabase, writeAudit } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SeeCase } from '../sight/see-case';
import type { AgreementShown, CheckInShown, CheckInTerms, PauseShown } from './check-ins.dto';
import { STATE } from './list-check-ins';

type Agreement = Omit<AgreementShown, keyof CheckInTerms | 'endWhy' | 'pauses' | 'checkIns'> & { terms: Buffer; endWhy: Buffer | null };
type Pause = Omit<PauseShown, 'why'> & { id: string; checkInId: string; why: Buffer };
type Due = Omit<CheckInShown, 'says'> & { checkInId: string; says: Buffer | null };

/** What was agreed on check-ins each time, the newest first, and what became of them (S2): noted before it is answered. */
@Injectable()
export class ReadCheckIns {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly sight: SightDatabase,
    private readonly fields: SealedFields,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`; any error of the audit's: then nothing was read */
  async run(subject: Subject, caseId: string): Promise<AgreementShown[]> {
    const { keys, now } = await this.seeCase.run(subject, 'safety.read', caseId);
    await writeAudit(this.database, [{ at: now, person: subject.person, session: subject.session, action: 'safety.read', caseId, purpose: 'CASE_WORK' }]);
    const { agreements, pauses, dues } = await this.sight.seenBy(keys, (tx) => rowsOf(tx, caseId));
    if (agreements.length === 0) return [];
    const seal = await this.fields.ofCaseForReading(this.database, caseId);
    const opened = (sealed: Buffer, table: string, column: string, row: string) => seal.open(sealed, { table, column, row }).toString('utf8');
    return agreements.map(({ terms, endWhy, ...one }): AgreementShown => ({
      ...one,
      ...(JSON.parse(opened(terms, 'check_ins', 'terms', one.checkInId)) as CheckInTerms),
      endWhy: endWhy === null ? null : opened(endWhy, 'check_ins', 'end_why', one.checkInId),
      pauses: pauses.filter(({ checkInId }) => checkInId === one.checkInId).map(({ id, checkInId: _, why, ...pause }) => ({ ...pause, why: opened(why, 'check_in_pauses', 'why', id) })),
      checkIns: dues.filter(({ checkInId }) => checkInId === one.checkInId).map(({ checkInId: _, says, ...due }) => ({ ...due, says: says === null ? null : opened(says, 'check_in_dues', 'says', due.dueId) })),
    }));
  }
}

async function rowsOf(tx: EntityManager, caseId: string): Promise<{ agreements: Agreement[]; pauses: Pause[]; dues: Due[] }> {
  const agreements = await tx.query<Agreement[]>(
    `SELECT id AS "checkInId", level, grace_minutes AS "graceMinutes", door_counts AS "doorCounts", terms, made_by AS "madeBy", made_at AS "madeAt",
            ended_at AS "endedAt", ended_by AS "endedBy", ended_because AS "endedBecause", end_why AS "endWhy"
     FROM check_ins WHERE case_id = $1 ORDER BY made_at DESC, id LIMIT 50`, [caseId],
  );
  const pauses = await tx.query<Pause[]>(
    `SELECT id, check_in_id AS "checkInId", since, until, why, paused_by AS "pausedBy", over_at AS "overAt", over_by AS "overBy" FROM check_in_pauses WHERE case_id = $1 ORDER BY since DESC LIMIT 500`, [caseId],
  );
  // What was only planned, and then left out, is no part of what happened.
  const dues = await tx.query<Due[]>(
    `SELECT * FROM (
       SELECT d.id AS "dueId", d.check_in_id AS "checkInId", d.due_at AS "dueAt", d.miss_at AS "missAt", ${STATE} AS state, d.told_at AS "toldAt", d.missed_at AS "missedAt", d.done_at AS "doneAt",
              d.done_by AS "doneBy", d.channel, d.late, d.says, row_number() OVER (PARTITION BY d.check_in_id ORDER BY d.due_at DESC) AS place
       FROM check_in_dues d WHERE d.case_id = $1 AND (d.left_out_at IS NULL OR d.told_at IS NOT NULL)) AS placed
     WHERE place <= 100 ORDER BY "dueAt" DESC`, [caseId],
  );
  return { agreements, pauses, dues: dues.map(({ place: _, ...due }: Due & { place?: string }) => due) };
}
