import type { Urgency } from '../gen/vocabulary';

/** Levels, lowest first. NONE means that nobody is known to be at risk (guide 3.2, Urgency). */
export const URGENCIES = ['NONE', 'LOW', 'MEDIUM', 'HIGH', 'IMMINENT'] as const satisfies readonly Urgency[];

/** `danger` for HIGH and IMMINENT: its events never wait behind ordinary ones (delivery: Lanes). */
export type Lane = 'danger' | 'normal';

/** How people are alerted (urgency-and-routing: Modes). */
export type AlertMode = 'PAGE' | 'QUEUE' | 'NONE';

/** A rule that fired: its code, which may go onto the event log (S1), and what it says to the people who decide. */
export interface Because {
  rule: string;
  says: string;
}

/** The place of a level in the order, 0 for NONE. */
export function rankOf(urgency: Urgency): number {
  return URGENCIES.indexOf(urgency);
}

/** The higher of two levels. */
export function highest(a: Urgency, b: Urgency): Urgency {
  return rankOf(a) >= rankOf(b) ? a : b;
}

/** A level raised by whole steps, to IMMINENT at most. It never lowers: a negative step is no step. */
export function raise(urgency: Urgency, by: number): Urgency {
  const rank = Math.min(URGENCIES.length - 1, rankOf(urgency) + Math.max(0, Math.trunc(by)));
  return URGENCIES[rank]!;
}

/** The lane of a level (delivery: Lanes). */
export function laneOf(urgency: Urgency): Lane {
  return rankOf(urgency) >= rankOf('HIGH') ? 'danger' : 'normal';
}

/** HIGH and IMMINENT page at any hour, MEDIUM and LOW queue, NONE is an in-app item (urgency-and-routing: Modes). */
export function alertModeOf(urgency: Urgency): AlertMode {
  if (urgency === 'NONE') return 'NONE';
  return laneOf(urgency) === 'danger' ? 'PAGE' : 'QUEUE';
}

/** The codes of the rules that fired, each once: the part that may leave the service (security: S1). */
export function ruleCodes(because: readonly Because[]): string[] {
  return [...new Set(because.map(({ rule }) => rule))];
}
