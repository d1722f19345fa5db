import type { Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { Database, SealedFields, SightDatabase, writeAudit } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { SeeCase } from '../sight/see-case';
import { OVERRIDE_COLUMNS } from './list-overrides';
import type { OverrideRead, OverrideShown } from './overrides.dto';

/** An override with the words why (S2): whoever agrees to it, or looks at it again, knows to what. */
@Injectable()
export class ReadOverride {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly sight: SightDatabase,
    private readonly fields: SealedFields,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`, `override.absent`; any error of the audit's: then nothing was read */
  async run(subject: Subject, caseId: string, overrideId: string): Promise<OverrideRead> {
    const { keys, now } = await this.seeCase.run(subject, 'consent.override', caseId);
    const { person, session } = subject;
    await writeAudit(this.database, [{ at: now, person, session, action: 'consent.override', caseId, about: overrideId, purpose: 'READ' }]);
    const [row] = await this.sight.seenBy(keys, (tx) => tx.query<(OverrideShown & { because: Buffer })[]>(
      `SELECT ${OVERRIDE_COLUMNS}, o.because FROM overrides o JOIN cases c ON c.case_id = o.case_id WHERE o.case_id = $1 AND o.id = $2`, [caseId, overrideId],
    ));
    if (row === undefined) throw new Refusal('absent', 'override.absent', 'There is no such override.');
    const seal = await this.fields.ofCaseForReading(this.database, caseId);
    return { ...row, because: seal.open(row.because, { table: 'overrides', column: 'because', row: overrideId }).toString('utf8') };
  }
}
