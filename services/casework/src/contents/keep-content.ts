import { CaseOpenedSchema, ContentFetchedSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { auditInChange, SealedFields, type Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseEntity } from '../cases/case.entity';
import { lockCase } from '../cases/lock-case';
import { CompareCase } from '../comparison/compare-case';
import { IndexContacts } from '../contacts/index-contacts';
import { agreeCheckBack } from '../tasks/check-back';
import { FETCH_CONTENT } from '../tasks/task.rules';
import { TimelineEntity } from '../timeline/timeline.entity';
import { ReadTogether } from '../urgency/read-together';
import type { ClaimedContent } from './claim-contents';
import { sealContent } from './kept-content';
import type { Entered } from './envelope.rules';
import type { OpenedContent } from './open-content';

/**
 * Keeps a content that was fetched, sealed under the key of its case, and draws from it what a case needs, in one transaction: once it is committed and
 * told, the door forgets its copy.
 */
@Injectable()
export class KeepContent {
  constructor(
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly fields: SealedFields,
    private readonly readTogether: ReadTogether,
    private readonly compareCase: CompareCase,
    private readonly indexContacts: IndexContacts,
  ) {}

  /** @param database the pool of the content's lane */
  async run(database: Database, content: ClaimedContent, opened: OpenedContent): Promise<void> {
    const now = this.clock.now();
    const report = opened.kind === 'REPORT' ? opened.report : undefined;
    await database.transaction(async (tx) => {
      const contacts = report === undefined ? undefined : await this.indexContacts.hash(tx, report);
      const features = report === undefined ? [] : await this.compareCase.lock(tx, content, report);
      const known = await lockCase(tx, content.caseId, content.receivedAt);
      const seal = await this.fields.ofCase(tx, known.id);
      if (!(await this.keep(tx, content, { sealed: sealContent(seal, content.submissionId, opened), replyKey: opened.replyKey, now }))) return;
      await this.tell(tx, known, content, now);
      if (opened.kind === 'REPORT' && opened.entered !== undefined) await this.noteEntry(tx, content, opened.entered);
      if (report === undefined) return;
      if (report.checkBackDay !== undefined) await agreeCheckBack(tx, known.id, report.checkBackDay, content.receivedAt);
      const read = await this.readTogether.run(tx, known, seal, { report, receivedAt: content.receivedAt }, now);
      await this.compareCase.run(tx, read, features, now);
      if (contacts !== undefined) await this.indexContacts.keep(tx, known.id, contacts);
    });
  }

  /** The way back is what the first body says: no later one leads replies elsewhere. @returns false when another process kept it first */
  private async keep(tx: EntityManager, { submissionId }: ClaimedContent, { sealed, replyKey, now }: { sealed: Buffer; replyKey: Buffer | undefined; now: Date }): Promise<boolean> {
    const kept = await tx.query<unknown[]>(
      `WITH kept AS (
         UPDATE contents SET state = 'FETCHED', envelope = $2, fetched_at = $3, claimed_until = NULL
         WHERE submission_id = $1::uuid AND state = 'WANTED' RETURNING case_id
       ), way_back AS (
         UPDATE cases SET reply_key = $5::bytea FROM kept WHERE cases.id = kept.case_id AND reply_key IS NULL AND $5::bytea IS NOT NULL
       ), done AS (
         UPDATE tasks SET done_at = $3 FROM kept WHERE tasks.case_id = kept.case_id AND code = $4 AND about = $1::text AND done_at IS NULL
       ) SELECT case_id FROM kept`,
      [submissionId, sealed, now, FETCH_CONTENT, replyKey ?? null],
    );
    return kept.length > 0;
  }

  /** Somebody who works here entered it: casework's trail says who, since the door keeps no name of anybody. */
  private async noteEntry(tx: EntityManager, { caseId, submissionId }: ClaimedContent, { by, session, at, consentGiven }: Entered): Promise<void> {
    const detail = consentGiven === undefined ? [] : [consentGiven];
    await tx.insert(TimelineEntity, { caseId, at: new Date(at), what: 'REPORT_ENTERED', actor: by, detail: [] });
    auditInChange(tx, { at: new Date(at), person: by, session, action: 'report.enter', caseId, about: submissionId, purpose: 'CASE_WORK', detail });
  }

  /** The first body of a report opens the case; a message may overtake the report that it follows. */
  private async tell(tx: EntityManager, known: CaseEntity, { caseId, submissionId, kind }: ClaimedContent, now: Date): Promise<void> {
    const opens = kind === 'REPORT' && known.openedAt === null;
    const about = { subject: caseId, version: known.version, lane: laneOf(known.urgency) };
    const line = { caseId, at: now, actor: null };
    const fetched = { ...line, what: 'CONTENT_FETCHED' as const, detail: [kind] };
    await tx.insert(TimelineEntity, opens ? [fetched, { ...line, what: 'CASE_OPENED', detail: [] }] : [fetched]);
    this.outbox.add(tx, ContentFetchedSchema, about, { caseId, submissionId });
    // The event that wanted a report also named the case.
    if (opens) this.outbox.add(tx, CaseOpenedSchema, about, { caseId, reference: known.reference ?? '' });
  }
}
