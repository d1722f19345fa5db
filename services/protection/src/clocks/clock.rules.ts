import type { ClockTable, Urgency } from '@amparo/domain';

/** What is to be done for a case by a time (guide 4.2): somebody takes it, has safe contact, decides how to protect, looks again at the risk. */
export const DESK_CLOCKS = ['TAKEN', 'SAFE_CONTACT', 'DECISION', 'REVIEW'] as const;
export type DeskClock = (typeof DESK_CLOCKS)[number];

/** Clocks that run from when the case reached its level. The others are the alert's own and the last assessment's. */
export type LevelClock = Extract<DeskClock, 'SAFE_CONTACT' | 'DECISION'>;

/** By when each must be met, in milliseconds from when the case reached its level; a level without a decision has none. */
export function levelClocks(urgency: Urgency, { levels }: ClockTable): { clock: LevelClock; after: number }[] {
  if (urgency === 'NONE') return [];
  const { safeContact, protectionDecision } = levels[urgency];
  return [{ clock: 'SAFE_CONTACT', after: safeContact }, ...(protectionDecision === undefined ? [] : [{ clock: 'DECISION' as const, after: protectionDecision }])];
}

/** What is known of a case's clocks. */
export interface ClockFacts {
  urgency: Urgency;
  raisedAt: Date;
  takenAt: Date | null;
  /** Of the level's clocks. */
  level: readonly { clock: LevelClock; dueAt: Date; metAt: Date | null }[];
  /** When the assessment that stands ends; nothing where there is none. */
  reviewAt: Date | null;
}

/** A clock as the desk shows it. */
export interface ClockShown {
  clock: DeskClock;
  dueAt: Date;
  metAt: Date | null;
  overdue: boolean;
}

/** The clocks of a case: what is overdue first, the longest; then what is to come, the soonest; then what was met. */
export function clocksOf({ urgency, raisedAt, takenAt, level, reviewAt }: ClockFacts, { levels }: ClockTable, now: Date): ClockShown[] {
  const all = [
    ...(urgency === 'NONE' ? [] : [{ clock: 'TAKEN' as const, dueAt: new Date(raisedAt.getTime() + levels[urgency].acknowledge), metAt: takenAt }]),
    ...level,
    ...(reviewAt === null ? [] : [{ clock: 'REVIEW' as const, dueAt: reviewAt, metAt: null }]),
  ];
  return all.map((one) => ({ clock: one.clock, dueAt: one.dueAt, metAt: one.metAt, overdue: one.metAt === null && one.dueAt <= now }))
    .sort((a, b) => Number(a.metAt !== null) - Number(b.metAt !== null) || a.dueAt.getTime() - b.dueAt.getTime() || DESK_CLOCKS.indexOf(a.clock) - DESK_CLOCKS.indexOf(b.clock));
}
