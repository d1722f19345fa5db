import type { Subject } from '@amparo/domain';
import { Database, SealedFields, SightDatabase, writeAudit } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { SeeCase } from '../sight/see-case';
import type { PauseShown } from './pauses.dto';

/** Every pause of the ladder of a case with the words why (S2), the newest first. Noted before it is answered. */
@Injectable()
export class ReadPauses {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly sight: SightDatabase,
    private readonly fields: SealedFields,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`; any error of the audit's: then nothing was read */
  async run(subject: Subject, caseId: string): Promise<PauseShown[]> {
    const { keys, now } = await this.seeCase.run(subject, 'alert.pause', caseId);
    await writeAudit(this.database, [{ at: now, person: subject.person, session: subject.session, action: 'alert.pause', caseId, purpose: 'READ' }]);
    const rows = await this.sight.seenBy(keys, (tx) => tx.query<(Omit<PauseShown, 'because'> & { because: Buffer })[]>(
      `SELECT id AS "pauseId", until_at AS until, paused_by AS "pausedBy", since, because, ended_by AS "endedBy", ended_at AS "endedAt"
       FROM pauses WHERE case_id = $1 ORDER BY since DESC, id LIMIT 100`, [caseId],
    ));
    if (rows.length === 0) return [];
    const seal = await this.fields.ofCaseForReading(this.database, caseId);
    return rows.map((row) => ({ ...row, because: seal.open(row.because, { table: 'pauses', column: 'because', row: row.pauseId }).toString('utf8') }));
  }
}
