import type { HeardEvent, ReplyWritten, ReplyWrittenSchema } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { nameRow } from '../db/name-rows';

/** The team wrote to somebody: her sealed reply is wanted from casework. Wanting it twice changes nothing. */
@Injectable()
export class WantReplyOnReplyWritten implements Handler<typeof ReplyWrittenSchema> {
  async handle({ data: { caseId, replyId } }: HeardEvent<ReplyWritten>, tx: EntityManager): Promise<void> {
    await nameRow(tx, 'case', caseId);
    await tx.query('INSERT INTO replies (id, report_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [replyId, caseId]);
  }
}
