import type { LadderLevels } from './ladders.calls';

export type LadderLevel = keyof LadderLevels;
export type Ladder = LadderLevels[LadderLevel];
export type LadderRung = Ladder['rungs'][number];

/** A ladder as somebody types it: minutes as text. */
export interface LadderDraft {
  rungs: { after: string; to: LadderRung['to']; mode: LadderRung['mode'] }[];
  /** Nothing: not again. */
  repeat: string;
}

const MINUTE = 60_000;

/** The ladder in fields. */
export const draftOf = ({ rungs, repeat }: Ladder): LadderDraft => ({
  rungs: rungs.map(({ after, to, mode }) => ({ after: String(after / MINUTE), to, mode })), repeat: repeat === undefined ? '' : String(repeat / MINUTE),
});

/** What stands in the fields; whether it is good is the service's to say. */
export const ladderOf = ({ rungs, repeat }: LadderDraft): Ladder => ({
  rungs: rungs.map(({ after, to, mode }) => ({ after: Math.round(Number(after) * MINUTE), to, mode })), ...(repeat.trim() === '' ? {} : { repeat: Math.round(Number(repeat) * MINUTE) }),
});

/** One more rung: as the last, half an hour later. */
export function withRung({ rungs, repeat }: LadderDraft): LadderDraft {
  const last = rungs.at(-1);
  return { rungs: [...rungs, { after: String(Number(last?.after ?? 0) + 30), to: 'LAST_RESORT', mode: last?.mode ?? 'QUEUE' }], repeat };
}
