import type { EntityManager } from 'typeorm';
import { ContentEntity } from './content.entity';

/** What is known of a content before it is fetched. */
export type ContentWanted = Pick<ContentEntity, 'submissionId' | 'caseId' | 'kind' | 'receivedAt' | 'urgent' | 'conflicts' | 'continuesCaseId'>;

/**
 * Notes that a content waits at the door; the loops fetch it. Wanting it twice changes nothing. When one content of a
 * case is urgent, those that wait become urgent too: read together they may say more.
 */
export async function wantContent(tx: EntityManager, wanted: ContentWanted): Promise<void> {
  await tx.createQueryBuilder().insert().into(ContentEntity).values({ ...wanted }).orIgnore().updateEntity(false).execute();
  if (wanted.urgent) await tx.update(ContentEntity, { caseId: wanted.caseId, state: 'WANTED', urgent: false }, { urgent: true });
}
