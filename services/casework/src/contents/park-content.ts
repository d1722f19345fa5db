import { Clock } from '@amparo/kernel';
import { SealedFields, type Database } from '@amparo/persistence';
import { Logger } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { lockCase } from '../cases/lock-case';
import { openTask } from '../tasks/open-task';
import { FETCH_CONTENT, dueAfter } from '../tasks/task.rules';
import { TimelineEntity } from '../timeline/timeline.entity';
import type { ClaimedContent } from './claim-contents';
import { ContentEntity } from './content.entity';
import type { Trouble } from './fetching.rules';
import { sealContent, type KeptContent } from './kept-content';

/** Leaves a content that cannot be had or read to a person: a task, a line in the story, a line in the log. Nothing is thrown away. */
@Injectable()
export class ParkContent {
  constructor(
    private readonly clock: Clock,
    private readonly fields: SealedFields,
    private readonly logger: Logger,
  ) {}

  /** @param kept what there is of it, where the door gave it */
  async run(database: Database, content: ClaimedContent, kept: KeptContent | undefined, trouble: Trouble): Promise<void> {
    const { submissionId, caseId, receivedAt } = content;
    const now = this.clock.now();
    const parked = await database.transaction(async (tx) => {
      const known = await lockCase(tx, caseId, receivedAt);
      const envelope = kept === undefined ? null : sealContent(await this.fields.ofCase(tx, caseId), submissionId, kept);
      const { affected } = await tx.update(
        ContentEntity, { submissionId, state: 'WANTED' }, { state: 'PARKED', parkedBecause: trouble, envelope, claimedUntil: null },
      );
      // Another process has kept or parked it in the meantime.
      if (affected === 0) return false;
      await openTask(tx, { caseId, code: FETCH_CONTENT, about: submissionId, openedAt: now, dueAt: dueAfter(FETCH_CONTENT, known.urgency, now) });
      await tx.insert(TimelineEntity, { caseId, at: now, what: 'CONTENT_PARKED', actor: null, detail: [trouble] });
      return true;
    });
    if (parked) this.logger.error('content.parked', { caseId, reason: trouble });
  }
}
