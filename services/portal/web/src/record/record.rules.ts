import type { AlertRecord } from './record.calls';

/** What called people beside the ladder: somebody who had it asked another to take it, a clock of the case was overdue, a check-in was missed. */
const BESIDE = ['HANDOVER', 'SAFE_CONTACT', 'DECISION', 'REVIEW', 'CHECK_IN_MISSED'] as const;
type Beside = (typeof BESIDE)[number];

/** A step of the record: the raising of a round, a rung of it, or what called people beside them. */
export interface RecordStep {
  round: number;
  /** Nothing: when it was raised, or beside the ladder. */
  rung: number | null;
  beside: Beside | undefined;
  planned: AlertRecord['rungs'][number] | undefined;
  /** The first called first. */
  calls: AlertRecord['calls'];
}

/** The record by its steps, the newest round first; in a round the raising, then the rungs and what called people beside them, in the order of their time. */
export function stepsOf({ rungs, calls }: AlertRecord): RecordStep[] {
  const keys = [...calls.map((one) => ({ round: one.round, rung: one.rung, beside: besideOf(one) })), ...rungs.map(({ round, rung }) => ({ round, rung, beside: undefined }))];
  const once = [...new Map(keys.map((key) => [keyOf(key), key])).values()];
  return once
    .map(({ round, rung, beside }) => ({
      round, rung, beside, planned: rungs.find((one) => one.round === round && one.rung === rung),
      calls: calls.filter((one) => one.round === round && one.rung === rung && besideOf(one) === beside).sort((a, b) => a.calledAt.localeCompare(b.calledAt) || a.person.localeCompare(b.person)),
    }))
    .sort((a, b) => b.round - a.round || timeOf(a).localeCompare(timeOf(b)));
}

/** What one step is known by. */
export const keyOf = ({ round, rung, beside = '' }: { round: number; rung: number | null; beside?: string }): string => `${round} ${rung} ${beside}`;

const besideOf = ({ reached }: AlertRecord['calls'][number]): Beside | undefined => BESIDE.find((one) => one === reached);

const timeOf = ({ rung, beside, planned, calls }: RecordStep): string => (beside !== undefined ? (calls[0]?.calledAt ?? '') : rung === null ? '' : (planned?.dueAt ?? '~'));
