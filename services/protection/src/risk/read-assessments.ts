import type { Subject } from '@amparo/domain';
import { Database, SealedFields, SightDatabase, writeAudit } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { SeeCase } from '../sight/see-case';
import type { AssessmentContent, AssessmentShown, AssessmentsShown } from './risk.dto';

type Row = Omit<AssessmentShown, keyof AssessmentContent> & { content: Buffer };

/** Every assessment of a case, the newest first, with its words (S2): noted before it is answered. */
@Injectable()
export class ReadAssessments {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly sight: SightDatabase,
    private readonly fields: SealedFields,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`; any error of the audit's: then nothing was read */
  async run(subject: Subject, caseId: string): Promise<AssessmentsShown> {
    const { keys, now } = await this.seeCase.run(subject, 'safety.read', caseId);
    await writeAudit(this.database, [{ at: now, person: subject.person, session: subject.session, action: 'safety.read', caseId, purpose: 'CASE_WORK' }]);
    const rows = await this.sight.seenBy(keys, (tx) => tx.query<Row[]>(
      `SELECT id AS "assessmentId", level, lowest, because, content, assessed_by AS "assessedBy", assessed_at AS "assessedAt", expires_at AS "expiresAt", superseded_at AS "supersededAt"
       FROM assessments WHERE case_id = $1 ORDER BY assessed_at DESC, id LIMIT 500`, [caseId],
    ));
    if (rows.length === 0) return { due: false, assessments: [] };
    const seal = await this.fields.ofCaseForReading(this.database, caseId);
    const assessments = rows.map(({ content, ...row }): AssessmentShown => ({
      ...row, ...(JSON.parse(seal.open(content, { table: 'assessments', column: 'content', row: row.assessmentId }).toString('utf8')) as AssessmentContent),
    }));
    return { due: assessments.some(({ supersededAt, expiresAt }) => supersededAt === null && expiresAt <= now), assessments };
  }
}
