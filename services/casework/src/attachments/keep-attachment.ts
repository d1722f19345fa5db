import { ContentFetchedSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { Database, SealedFields } from '@amparo/persistence';
import { Logger } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import type { Trouble } from '../contents/fetching.rules';
import { openTask } from '../tasks/open-task';
import { dueAfter, FETCH_CONTENT } from '../tasks/task.rules';
import { TimelineEntity } from '../timeline/timeline.entity';
import { aboutPlace, partPlace } from './attachment-places';
import { type AttachmentAbout } from './attachment.rules';
import type { ClaimedAttachment } from './claimed-attachment';

/** Keeps a file that is fetched, part by part, under the key of its case; once all of it is here the door is told, and forgets it. */
@Injectable()
export class KeepAttachment {
  constructor(
    private readonly database: Database,
    private readonly fields: SealedFields,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /** One part. The same one twice is one. @throws CaseErased */
  async part({ id, caseId }: ClaimedAttachment, number: number, bytes: Buffer): Promise<void> {
    await this.database.transaction(async (tx) => {
      const seal = await this.fields.ofCase(tx, caseId);
      await tx.query(
        'INSERT INTO attachment_parts (attachment_id, case_id, number, sealed) VALUES ($1, $2, $3, $4) ON CONFLICT (attachment_id, number) DO UPDATE SET sealed = excluded.sealed', [id, caseId, number, seal.seal(bytes, partPlace(id, number))],
      );
    });
  }

  /** All parts are here. @throws CaseErased; Refusal `case.absent` */
  async all({ id, caseId, receivedAt }: ClaimedAttachment, about: AttachmentAbout): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const known = await lockCase(tx, caseId, receivedAt);
      const seal = await this.fields.ofCase(tx, caseId);
      const kept = await settle(tx, id, `state = 'KEPT', about = $2`, [seal.seal(Buffer.from(JSON.stringify(about)), aboutPlace(id))]);
      // Another process was faster.
      if (!kept) return;
      await tx.query('UPDATE tasks SET done_at = $3 WHERE case_id = $1 AND code = $4 AND about = $2 AND done_at IS NULL', [caseId, id, now, FETCH_CONTENT]);
      this.outbox.add(tx, ContentFetchedSchema, { subject: caseId, version: known.version, lane: laneOf(known.urgency) }, { caseId, submissionId: id });
    });
  }

  /** It cannot be had or read: a person looks at it. What the door has stays there. */
  async park({ id, caseId, receivedAt }: ClaimedAttachment, trouble: Trouble): Promise<void> {
    const now = this.clock.now();
    const parked = await this.database.transaction(async (tx) => {
      const known = await lockCase(tx, caseId, receivedAt);
      if (!(await settle(tx, id, `state = 'PARKED', parked_because = $2`, [trouble]))) return false;
      await openTask(tx, { caseId, code: FETCH_CONTENT, about: id, openedAt: now, dueAt: dueAfter(FETCH_CONTENT, known.urgency, now) });
      await tx.insert(TimelineEntity, { caseId, at: now, what: 'CONTENT_PARKED', actor: null, detail: [trouble] });
      return true;
    });
    if (parked) this.logger.error('attachment.parked', { caseId, reason: trouble });
  }

  /** It is due again after `afterMs`. */
  async later(id: string, afterMs: number, failures: number): Promise<void> {
    await this.database.query(`UPDATE attachments SET due_at = now() + $2 * interval '1 ms', failures = $3 WHERE id = $1 AND state = 'WANTED'`, [id, afterMs, failures]);
  }
}

async function settle(tx: EntityManager, id: string, change: string, values: unknown[]): Promise<boolean> {
  const rows = await tx.query<unknown[]>(`WITH settled AS (UPDATE attachments SET ${change} WHERE id = $1 AND state = 'WANTED' RETURNING 1) SELECT 1 FROM settled`, [id, ...values]);
  return rows.length > 0;
}
