import { randomUUID } from 'node:crypto';
import { RiskAssessedSchema } from '@amparo/contracts';
import { assessmentEnds, laneOf, lowestLevel, rankOf, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { auditInChange, Database, SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { noteAnswer } from '../record/note-calls';
import { RaiseLevel } from '../routing/raise-level';
import { SeeCase } from '../sight/see-case';
import { NO_ASSESSMENT, type AssessRiskRequest, type RiskAnswer } from './risk.dto';

/**
 * Somebody assesses what endangers the person of a case (guide 4.1): the last assessment stays in the history. A level above the case's raises
 * it and its alert; one below it lowers nothing by itself.
 */
@Injectable()
export class AssessRisk {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly fields: SealedFields,
    private readonly raiseLevel: RaiseLevel,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`; 409 `risk.changed-meanwhile` where it follows another than the
   *   last one; 422 `risk.below-lowest` for a level below what the threats give,
   *   `risk.ended-before` where it is to end before it begins
   */
  async run(subject: Subject, caseId: string, { threats, vulnerabilities, capacities, level, until, after }: AssessRiskRequest): Promise<RiskAnswer> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'safety.plan', caseId);
      const now = this.clock.now();
      if (after !== undefined && after !== (await lastOf(tx, caseId))) throw new Refusal('conflict', 'risk.changed-meanwhile', 'Somebody assessed meanwhile. Look at it, then repeat.');
      const lowest = lowestLevel({ threats, vulnerabilities: vulnerabilities.map(({ factor }) => factor), capacities: capacities.map(({ measure }) => measure) });
      if (rankOf(level) < rankOf(lowest.level)) throw new Refusal('unprocessable', 'risk.below-lowest', `What is said gives ${lowest.level} at least.`);
      const expiresAt = assessmentEnds(level, now, until === undefined ? undefined : new Date(until));
      if (expiresAt <= now) throw new Refusal('unprocessable', 'risk.ended-before', 'It would end before it begins.');
      const id = randomUUID();
      const content = (await this.fields.ofCase(tx, caseId)).seal(JSON.stringify({ threats, vulnerabilities, capacities }), { table: 'assessments', column: 'content', row: id });
      await tx.query('UPDATE assessments SET superseded_at = $2 WHERE case_id = $1 AND superseded_at IS NULL', [caseId, now]);
      await tx.query(
        'INSERT INTO assessments (id, case_id, level, lowest, because, content, assessed_by, assessed_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
        [id, caseId, level, lowest.level, lowest.because, content, subject.person, now, expiresAt],
      );
      this.outbox.add(tx, RiskAssessedSchema, { subject: caseId, version: known.version, lane: laneOf(level), actor: subject.person }, { caseId, assessmentId: id, urgency: level });
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'safety.plan', caseId, about: id, purpose: 'ASSESSED' });
      await noteAnswer(tx, caseId, subject.person, { to: 'REVIEW' });
      await this.raiseLevel.run(tx, known, level, 'ASSESSED');
      return { assessmentId: id, level, expiresAt };
    });
  }
}

/** Id of the assessment that stands; `NONE` where there is none. */
async function lastOf(tx: EntityManager, caseId: string): Promise<string> {
  const [last] = await tx.query<{ id: string }[]>('SELECT id FROM assessments WHERE case_id = $1 AND superseded_at IS NULL', [caseId]);
  return last?.id ?? NO_ASSESSMENT;
}
