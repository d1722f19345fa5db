import type { ContentFetched, ContentFetchedSchema, HeardEvent } from '@amparo/contracts';
import type { Handler } from '@amparo/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { nameRow } from '../db/name-rows';

/** Casework has it in its keeping: the door forgets it (security: "Casework fetches the envelope, then it is deleted"). */
@Injectable()
export class DeleteEnvelopeOnContentFetched implements Handler<typeof ContentFetchedSchema> {
  async handle(event: HeardEvent<ContentFetched>, tx: EntityManager): Promise<void> {
    const id = event.data.submissionId;
    await nameRow(tx, 'envelope', id);
    await tx.query('DELETE FROM envelopes WHERE id = $1', [id]);
    // That there was a file stays: the same one sent again is none.
    await tx.query('DELETE FROM attachment_parts WHERE attachment_id = $1', [id]);
  }
}
