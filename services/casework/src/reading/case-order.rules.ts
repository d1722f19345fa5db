import { URGENCIES, type Urgency } from '@amparo/domain';
import { malformedCursor, readCursorParts, writeCursor } from './cursor.rules';

/** Orders of a list. `urgency`: the highest level first, then the newest. */
export const ORDERS = ['newest', 'oldest', 'urgency'] as const;
export type CaseOrder = (typeof ORDERS)[number];

/** Where a case stands in a list. */
export interface Place {
  /** 0 for NONE to 4 for IMMINENT. */
  urgency: number;
  /** As PostgreSQL writes it, with all digits. */
  at: string;
  id: string;
}

/** Which part of the cases is listed. */
export interface Part {
  status?: 'OPEN' | 'CLOSED';
  urgency?: Urgency;
  region?: string;
}

/** One run of the index: cases of one key, one status, one level, from a place on. */
export interface Branch {
  key: string;
  closed: boolean;
  urgency: number;
  at: string;
  id: string;
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/**
 * All runs of the index that a page may come from, each from where it goes on. However many cases there are, a page reads the
 * beginning of each and no more.
 */
export function branchesOf(keys: readonly string[], { status, urgency }: Part, order: CaseOrder, after: Place | undefined): Branch[] {
  const start = order === 'oldest' ? { at: '-infinity', id: FIRST_ID } : { at: 'infinity', id: LAST_ID };
  const levels = urgency === undefined ? URGENCIES.map((_level, rank) => rank) : [URGENCIES.indexOf(urgency)];
  const closed = status === undefined ? [false, true] : [status === 'CLOSED'];
  const ahead = levels.filter((level) => order !== 'urgency' || after === undefined || level <= after.urgency);
  const from = (level: number) => (after === undefined || (order === 'urgency' && level < after.urgency) ? start : { at: after.at, id: after.id });
  return [...new Set(keys)].flatMap((key) => closed.flatMap((shut) => ahead.map((level) => ({ key, closed: shut, urgency: level, ...from(level) }))));
}

/** A place as a page's cursor. */
export function cursorOf(order: CaseOrder, { urgency, at, id }: Place): string {
  return writeCursor([order, urgency, at, id]);
}

/**
 * The place that a cursor names. A made-up one shows nothing more: it is a place in a list of what she may see.
 *
 * @throws Refusal `cursor.malformed` also for a cursor of another order
 */
export function readCursor(order: CaseOrder, cursor: string): Place {
  const [said, urgency, at, id] = readCursorParts(cursor);
  if (said !== order || !Number.isInteger(urgency) || (urgency as number) < 0 || (urgency as number) >= URGENCIES.length) throw malformedCursor();
  return { urgency: urgency as number, at, id };
}
