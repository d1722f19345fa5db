import { standingsOf, type Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { Database, SealedFields, SightDatabase, writeAudit } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { SeeCase } from '../sight/see-case';
import { actsFor, showsNote } from './hand-off.rules';
import { notePlace } from './hand-over';
import type { HandOffRead, HandOffShown } from './hand-offs.dto';

const COLUMNS = `
  id AS "handOffId", kind, status, asked_by AS "askedBy", asked_at AS "askedAt", moved_by AS "movedBy", moved_at AS "movedAt", declined_because AS "declinedBecause"`;

/** What of a case was handed to other groups of ours, and what became of it. */
@Injectable()
export class ReadHandOffs {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly sight: SightDatabase,
    private readonly fields: SealedFields,
  ) {}

  /** Without a word: S1. @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor` */
  async list(subject: Subject, caseId: string): Promise<HandOffShown[]> {
    const { keys } = await this.seeCase.run(subject, 'referral.list', caseId);
    return this.sight.seenBy(keys, (tx) => tx.query<HandOffShown[]>(`SELECT ${COLUMNS} FROM hand_offs WHERE case_id = $1 ORDER BY asked_at DESC LIMIT 200`, [caseId]));
  }

  /** With what is asked for, written down before. @throws Refusal as `list`, also for whoever is of another group, or of one that it was called back from; `hand-off.absent` */
  async one(subject: Subject, caseId: string, handOffId: string): Promise<HandOffRead> {
    const { keys, facts, now } = await this.seeCase.run(subject, 'hand-off.work', caseId);
    const { person, session } = subject;
    const [row] = await this.sight.seenBy(keys, (tx) =>
      tx.query<(HandOffShown & { note: Buffer })[]>(`SELECT ${COLUMNS}, note FROM hand_offs WHERE case_id = $1 AND id = $2`, [caseId, handOffId]));
    if (row === undefined) throw new Refusal('absent', 'hand-off.absent', 'There is no such hand-off.');
    const her = { hasCase: facts.handlers.includes(person), actsFor: actsFor(standingsOf(subject), row.kind) };
    if (!showsNote(row.status, her)) throw new Refusal('forbidden', 'access.forbidden', 'You may not do this.');
    await writeAudit(this.database, [{ at: now, person, session, action: 'hand-off.work', caseId, about: handOffId, purpose: 'CASE_WORK' }]);
    const seal = await this.fields.ofCaseForReading(this.database, caseId);
    return { ...row, note: seal.open(row.note, notePlace(handOffId)).toString('utf8') };
  }
}
