import type { AlertRecord } from './record.calls';

/** A step of the record: the raising of a round, or a rung of it. */
export interface RecordStep {
  round: number;
  /** Nothing: when it was raised. */
  rung: number | null;
  planned: AlertRecord['rungs'][number] | undefined;
  /** The first called first. */
  calls: AlertRecord['calls'];
}

/** The record by its steps, the newest round first; in a round the raising, then the rungs in the order of their time. */
export function stepsOf({ rungs, calls }: AlertRecord): RecordStep[] {
  const keys = [...calls.map(({ round, rung }) => ({ round, rung })), ...rungs.map(({ round, rung }) => ({ round, rung }))];
  const once = [...new Map(keys.map((key) => [`${key.round} ${key.rung}`, key])).values()];
  return once
    .map(({ round, rung }) => ({
      round, rung, planned: rungs.find((one) => one.round === round && one.rung === rung),
      calls: calls.filter((one) => one.round === round && one.rung === rung).sort((a, b) => a.calledAt.localeCompare(b.calledAt) || a.person.localeCompare(b.person)),
    }))
    .sort((a, b) => b.round - a.round || timeOf(a).localeCompare(timeOf(b)));
}

const timeOf = ({ rung, planned }: RecordStep): string => (rung === null ? '' : (planned?.dueAt ?? '~'));
