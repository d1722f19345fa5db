import type { Alert, Item } from '../api/paths';
import { placeOf } from '../urgency/urgency.rules';

/** An item, and who has its case where somebody does. */
export interface ItemRow extends Item {
  /** Directory id of whoever acknowledged the alert first. */
  takenBy?: string;
  takenAt?: string;
}

/** Puts what alerts say of who has a case beside the items of it. */
export function withAlerts(items: readonly Item[], alerts: readonly Alert[]): ItemRow[] {
  const taken = new Map(alerts.filter(({ acknowledgedBy }) => acknowledgedBy !== null).map((alert) => [alert.caseId, alert]));
  return items.map((item) => {
    const alert = taken.get(item.caseId);
    return { ...item, ...(alert?.acknowledgedBy == null ? {} : { takenBy: alert.acknowledgedBy }), ...(alert?.acknowledgedAt == null ? {} : { takenAt: alert.acknowledgedAt }) };
  });
}

/** Items in two parts: those that she has not acknowledged, the most urgent first and then the oldest, and the others, the newest first. */
export function inOrder(rows: readonly ItemRow[]): { waiting: ItemRow[]; done: ItemRow[] } {
  const isDone = ({ acknowledgedAt }: ItemRow) => acknowledgedAt != null;
  const age = (a: ItemRow, b: ItemRow) => a.createdAt.localeCompare(b.createdAt);
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
