import type { Subject } from '@amparo/domain';
import { Database, SealedFields, SightDatabase, writeAudit } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { SeeCase } from '../sight/see-case';
import type { LoweringShown } from './levels.dto';

/** Every lowering of a case with the words why (S2), the newest first: whoever agrees to one knows to what. Noted before it is answered. */
@Injectable()
export class ReadLowerings {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly sight: SightDatabase,
    private readonly fields: SealedFields,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`; any error of the audit's: then nothing was read */
  async run(subject: Subject, caseId: string): Promise<LoweringShown[]> {
    const { keys, now } = await this.seeCase.run(subject, 'alert.lower', caseId);
    await writeAudit(this.database, [{ at: now, person: subject.person, session: subject.session, action: 'alert.lower', caseId, purpose: 'READ' }]);
    const rows = await this.sight.seenBy(keys, (tx) => tx.query<(Omit<LoweringShown, 'because'> & { because: Buffer })[]>(
      `SELECT id AS "loweringId", state, before, wanted, because, asked_by AS "askedBy", asked_at AS "askedAt", ends_at AS "endsAt", agreed_by AS "agreedBy", ended_at AS "endedAt"
       FROM lowerings WHERE case_id = $1 ORDER BY asked_at DESC, id LIMIT 100`, [caseId],
    ));
    if (rows.length === 0) return [];
    const seal = await this.fields.ofCaseForReading(this.database, caseId);
    return rows.map((row) => ({ ...row, because: seal.open(row.because, { table: 'lowerings', column: 'because', row: row.loweringId }).toString('utf8') }));
  }
}
