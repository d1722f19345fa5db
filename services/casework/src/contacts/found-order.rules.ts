import { malformedCursor, readCursorParts, writeCursor } from '../reading/cursor.rules';

/** Who works on a case that was found: she who looked, somebody, nobody yet. In the order in which they are shown. */
export const WORKED_ON = { HERS: 0, SOMEBODYS: 1, NOBODYS: 2 } as const;

/**
 * Where a case stands among those that have a contact. Strangers can name the same contact in as many reports as they like: what people work on
 * comes first, then what came by itself, then what came in a burst; the newest first in each.
 */
export interface FoundPlace {
  /** Of `WORKED_ON`. */
  worked: number;
  /** 1 where all of it came in bursts. */
  burst: number;
  /** When it came in, as PostgreSQL writes it, with all digits. */
  at: string;
  id: string;
}

/** A place as what the next page is asked for by. */
export function foundCursorOf({ worked, burst, at, id }: FoundPlace): string {
  return writeCursor([worked, burst, at, id]);
}

/**
 * The place that a cursor names. A made-up one shows nothing more: it is a place among those that she may see.
 *
 * @throws Refusal `cursor.malformed`
 */
export function readFoundCursor(cursor: string): FoundPlace {
  const [worked, burst, at, id] = readCursorParts(cursor);
  if (!(Object.values(WORKED_ON) as unknown[]).includes(worked) || (burst !== 0 && burst !== 1)) throw malformedCursor();
  return { worked: worked as number, burst, at, id };
}
