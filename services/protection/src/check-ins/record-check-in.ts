import type { Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { auditInChange, Database, SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { databaseNow } from '../db/database-now';
import { noteAnswer } from '../record/note-calls';
import { SeeCase } from '../sight/see-case';
import type { CheckInChannel, CheckInRecorded, RecordCheckInRequest } from './check-ins.dto';
import { FinishCheckIn, OPEN_DUE, type OpenDue } from './finish-check-in';

interface Found extends OpenDue {
  opensAt: Date;
  doneAt: Date | null;
  leftOutAt: Date | null;
  channel: CheckInChannel | null;
  late: boolean | null;
}

/** Whoever has the case says that she was in contact: when and how. */
@Injectable()
export class RecordCheckIn {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly fields: SealedFields,
    private readonly finish: FinishCheckIn,
  ) {}

  /**
   * Said again the same way it changes nothing.
   *
   * @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`, `check-ins.absent`; 409 `check-in.done` where something else was recorded,
   *   `check-in.left-out`; 422 `check-in.not-yet` for a contact to come, `check-in.too-early` for one that counts for the check-in before
   */
  async run(subject: Subject, caseId: string, checkInId: string, { dueId, channel, at, says }: RecordCheckInRequest): Promise<CheckInRecorded> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'safety.plan', caseId);
      const due = await getDue(tx, caseId, checkInId, dueId);
      const missed = due.missedAt !== null;
      if (due.doneAt !== null) {
        if (due.channel === channel && (at === undefined || Date.parse(at) === due.doneAt.getTime())) return { dueId, doneAt: due.doneAt, late: due.late === true, missed };
        throw new Refusal('conflict', 'check-in.done', 'It was recorded otherwise.');
      }
      if (due.leftOutAt !== null) throw new Refusal('conflict', 'check-in.left-out', 'It was left out.');
      const now = await databaseNow(tx);
      const doneAt = at === undefined ? now : new Date(at);
      if (doneAt > now) throw new Refusal('unprocessable', 'check-in.not-yet', 'That is still to come.');
      if (doneAt < due.opensAt) throw new Refusal('unprocessable', 'check-in.too-early', 'A contact as early as that does not count for this one.');
      const sealed = says === undefined ? undefined : (await this.fields.ofCase(tx, caseId)).seal(says, { table: 'check_in_dues', column: 'says', row: dueId });
      if (missed) await noteAnswer(tx, caseId, subject.person, { to: 'CHECK_IN_MISSED' });
      const late = await this.finish.run(tx, known, due, { at: doneAt, channel, by: subject.person, says: sealed });
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'safety.plan', caseId, about: dueId, purpose: 'CHECKED_IN' });
      return { dueId, doneAt, late, missed };
    });
  }
}

async function getDue(tx: EntityManager, caseId: string, checkInId: string, dueId: string): Promise<Found> {
  const [due] = await tx.query<Found[]>(
    `SELECT ${OPEN_DUE}, d.opens_at AS "opensAt", d.done_at AS "doneAt", d.left_out_at AS "leftOutAt", d.channel, d.late
     FROM check_in_dues d JOIN check_ins c ON c.id = d.check_in_id WHERE d.id = $1 AND d.check_in_id = $2 AND d.case_id = $3`, [dueId, checkInId, caseId],
  );
  if (due === undefined) throw new Refusal('absent', 'check-ins.absent', 'There is no such check-in.');
  return due;
}
