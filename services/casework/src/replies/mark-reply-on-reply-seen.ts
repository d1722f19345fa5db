import type { HeardEvent, ReplySeen, ReplySeenSchema } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { noteComingBack } from '../tasks/check-back';

/** The reporter was shown a reply: yes or no is all that is kept of it, not when. */
@Injectable()
export class MarkReplyOnReplySeen implements Handler<typeof ReplySeenSchema> {
  async handle({ data: { caseId, replyId }, time }: HeardEvent<ReplySeen>, tx: EntityManager): Promise<void> {
    await tx.query('UPDATE replies SET seen = true WHERE id = $1 AND case_id = $2', [replyId, caseId]);
    await noteComingBack(tx, caseId, time);
  }
}
