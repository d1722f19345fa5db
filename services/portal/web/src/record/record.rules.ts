import type { AlertRecord } from './record.calls';

/** A step of the record: the raising of a round, or a rung of it. */
export interface RecordStep {
  round: number;
  /** Nothing: when it was raised, or asked of somebody by whoever had it. */
  rung: number | null;
  asked: boolean;
  planned: AlertRecord['rungs'][number] | undefined;
  /** The first called first. */
  calls: AlertRecord['calls'];
}

/** The record by its steps, the newest round first; in a round the raising, then the rungs and who was asked to take it, in the order of their time. */
export function stepsOf({ rungs, calls }: AlertRecord): RecordStep[] {
  const keys = [...calls.map((one) => ({ round: one.round, rung: one.rung, asked: isAsked(one) })), ...rungs.map(({ round, rung }) => ({ round, rung, asked: false }))];
  const once = [...new Map(keys.map((key) => [keyOf(key), key])).values()];
  return once
    .map(({ round, rung, asked }) => ({
      round, rung, asked, planned: rungs.find((one) => one.round === round && one.rung === rung),
      calls: calls.filter((one) => one.round === round && one.rung === rung && isAsked(one) === asked).sort((a, b) => a.calledAt.localeCompare(b.calledAt) || a.person.localeCompare(b.person)),
    }))
    .sort((a, b) => b.round - a.round || timeOf(a).localeCompare(timeOf(b)));
}

/** What one step is known by. */
export const keyOf = ({ round, rung, asked }: Pick<RecordStep, 'round' | 'rung' | 'asked'>): string => `${round} ${rung} ${asked}`;

const isAsked = ({ reached }: AlertRecord['calls'][number]): boolean => reached === 'HANDOVER';

const timeOf = ({ rung, asked, planned, calls }: RecordStep): string => (asked ? (calls[0]?.calledAt ?? '') : rung === null ? '' : (planned?.dueAt ?? '~'));
