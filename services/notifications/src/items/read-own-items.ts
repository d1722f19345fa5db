import { Database, SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OwnItems } from './own-items.rules';
import { KEY_OF_ITEM } from './item-kinds.rules';

/**
 * Rows `i` of a person's own items that are not hidden from her: none of a case that she is kept out of or has a conflict
 * in; of one that she was released from, only that it is no longer hers; that its glass was broken, or somebody reads much, as
 * long as she is a witness of it; for a partner's people what is referred to it. Takes $1 to $3 of `seenBy`.
 */
export const SEEN_ITEMS = `
  items i WHERE i.person_id = $1
    AND (i.kind = 'RELEASED' OR EXISTS (
      SELECT 1 FROM sight s WHERE s.case_id = i.case_id AND s.key = ANY ($2::text[]) AND s.key = ${KEY_OF_ITEM}))
    AND NOT EXISTS (SELECT 1 FROM hidden_from h WHERE h.case_id = i.case_id AND h.key = ANY ($3::text[]))`;

/** The first parameters of a statement with `SEEN_ITEMS`. */
export const seenBy = ({ person, any, none }: OwnItems): unknown[] => [person, any, none];

/** Reads for a person behind row-level security; for the operator, who looks at anybody's, as the service itself. */
@Injectable()
export class ReadOwnItems {
  constructor(
    private readonly database: Database,
    private readonly sight: SightDatabase,
  ) {}

  async run<T>({ as, any, none }: OwnItems, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return as === 'people' ? this.sight.seenBy({ as, any, none }, work) : work(this.database.dataSource.manager);
  }
}
