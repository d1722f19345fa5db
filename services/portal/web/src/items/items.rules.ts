import type { Item } from '../api/paths';
import { placeOf } from '../urgency/urgency.rules';

const TAKING: readonly Item['kind'][] = ['REPORT', 'ALERT', 'ESCALATION', 'COMPROMISED', 'DELETION_LEFT'];

/** Items by which she takes a case, or what stands in its place; of all others she says only that she has seen them. */
export const takesCase = (kind: Item['kind']): boolean => TAKING.includes(kind);

/** Who else says that she has the case of an item. */
export function takenByOthers({ takenBy = [] }: Item, me: string | undefined): { person: string; at: string }[] {
  return takenBy.filter(({ person }) => person !== me);
}

/** Items in two parts: those that she has not acknowledged, the most urgent first and then the oldest, and the others, the newest first. */
export function inOrder(rows: readonly Item[]): { waiting: Item[]; done: Item[] } {
  const isDone = ({ acknowledgedAt }: Item) => acknowledgedAt != null;
  const age = (a: Item, b: Item) => a.createdAt.localeCompare(b.createdAt);
  return {
    waiting: rows.filter((row) => !isDone(row)).sort((a, b) => placeOf(a.urgency) - placeOf(b.urgency) || age(a, b)),
    done: rows.filter(isDone).sort((a, b) => age(b, a)),
  };
}

/** The rule of a code, and what it is about: `ROUTE-REGION:LAC` is `ROUTE-REGION` about `LAC`. */
export function ruleParts(code: string): { rule: string; about?: string } {
  const at = code.indexOf(':');
  return at < 0 ? { rule: code } : { rule: code.slice(0, at), about: code.slice(at + 1) };
}
