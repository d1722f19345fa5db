import { Refusal } from '@amparo/kernel';
import { isInstantText } from './instant-text.rules';

/** Where a page ends: what the list is ordered by first, then when the case came in, as PostgreSQL writes it with all digits, and its id. */
export type CursorParts = [first: unknown, second: unknown, at: string, id: string];

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const malformedCursor = (): Refusal => new Refusal('malformed', 'cursor.malformed', 'The cursor is not one of this list.');

export function writeCursor(parts: CursorParts): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** What a cursor says. It is made up as easily as it is read: whose first parts are of the list is for the list to see. @throws Refusal `cursor.malformed` */
export function readCursorParts(cursor: string): CursorParts {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw malformedCursor();
  }
  if (!Array.isArray(parts) || parts.length !== 4) throw malformedCursor();
  const [first, second, at, id] = parts as unknown[];
  if (typeof at !== 'string' || !isInstantText(at) || typeof id !== 'string' || !ID.test(id)) throw malformedCursor();
  return [first, second, at, id];
}
