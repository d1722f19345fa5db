import type { OwnItems } from './own-items.rules';

/**
 * Rows `i` of a person's own items that are not hidden from her: none of a case that she is kept out of or has a conflict
 * in; of one that she was released from, only that it is no longer hers. Takes $1 and $2 of `seenBy`.
 */
export const SEEN_ITEMS = `
  items i JOIN cases c ON c.case_id = i.case_id
  LEFT JOIN exclusions x ON x.case_id = i.case_id AND x.person_id = i.person_id
  WHERE i.person_id = $1 AND NOT (c.conflicts && $2::text[]) AND (x.cause IS NULL OR (x.cause = 'RELEASED' AND i.kind = 'RELEASED'))`;

/** The first parameters of a statement with `SEEN_ITEMS`. */
export const seenBy = ({ person, notConflicts }: OwnItems): unknown[] => [person, notConflicts];
