import { CaseOpenedSchema, ContentFetchedSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import type { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseEntity } from '../cases/case.entity';
import { lockCase } from '../cases/lock-case';
import { CompareCase } from '../comparison/compare-case';
import { closeTask } from '../tasks/open-task';
import { FETCH_CONTENT } from '../tasks/task.rules';
import { TimelineEntity } from '../timeline/timeline.entity';
import { ReadTogether } from '../urgency/read-together';
import type { ClaimedContent } from './claim-contents';
import { ContentEntity } from './content.entity';
import type { OpenedContent } from './open-content';

/**
 * Keeps a content that was fetched, and draws from it what a case needs, in one transaction: once it is committed and
 * told, the door forgets its copy.
 */
@Injectable()
export class KeepContent {
  constructor(
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly readTogether: ReadTogether,
    private readonly compareCase: CompareCase,
  ) {}

  /** @param database the pool of the content's lane */
  async run(database: Database, content: ClaimedContent, envelope: Buffer, opened: OpenedContent): Promise<void> {
    const now = this.clock.now();
    const report = opened.kind === 'REPORT' ? opened.report : undefined;
    await database.transaction(async (tx) => {
      const features = report === undefined ? [] : await this.compareCase.lock(tx, content, report);
      const known = await lockCase(tx, content.caseId, content.receivedAt);
      if (!(await this.keep(tx, content, envelope, now))) return;
      await this.tell(tx, known, content, now);
      if (report === undefined) return;
      const read = await this.readTogether.run(tx, known, report, content.receivedAt, now);
      await this.compareCase.run(tx, read, features, now);
    });
  }

  /** @returns false when another process kept it first */
  private async keep(tx: EntityManager, { submissionId, caseId }: ClaimedContent, envelope: Buffer, now: Date): Promise<boolean> {
    const { affected } = await tx.update(
      ContentEntity, { submissionId, state: 'WANTED' }, { state: 'FETCHED', envelope, fetchedAt: now, claimedUntil: null },
    );
    if (affected === 0) return false;
    await closeTask(tx, { caseId, code: FETCH_CONTENT, about: submissionId, at: now });
    return true;
  }

  private async tell(tx: EntityManager, known: CaseEntity, content: ClaimedContent, now: Date): Promise<void> {
    const { caseId, submissionId, kind } = content;
    const about = { subject: caseId, version: known.version, lane: laneOf(known.urgency) };
    await this.outbox.add(tx, ContentFetchedSchema, about, { caseId, submissionId });
    await tx.insert(TimelineEntity, { caseId, at: now, what: 'CONTENT_FETCHED', actor: null, detail: [kind] });
    // A message may overtake the report that it follows: the report opens the case.
    if (kind !== 'REPORT' || known.openedAt !== null || known.reference === null) return;
    await tx.update(CaseEntity, { id: caseId }, { openedAt: now });
    await this.outbox.add(tx, CaseOpenedSchema, about, { caseId, reference: known.reference });
    await tx.insert(TimelineEntity, { caseId, at: now, what: 'CASE_OPENED', actor: null, detail: [] });
  }
}
