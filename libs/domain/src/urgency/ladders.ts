import { Refusal } from '@amparo/kernel';
import { RUNGS, type Rung } from '../routing/reach.rules';
import { DEFAULT_CLOCKS, type ClockedUrgency, type Clocks, type ClockTable } from './clocks';
import { alertModeOf, laneOf, type AlertMode } from './levels';

/** A rung of a ladder: who is called when nobody has taken the alert by then, and how. */
export interface LadderRung {
  /** Milliseconds from when the alert is raised. */
  after: number;
  to: Rung;
  /** `PAGE`: page and mail, at any hour; `QUEUE`: mail; `NONE`: in the portal alone. */
  mode: AlertMode;
}

/** Who is woken, one after the other, when nobody takes an alert (guide 4.2, last column). */
export interface Ladder {
  rungs: LadderRung[];
  /** How often the last rung is called again, in milliseconds; with an empty ladder, how often duty is. Absent: not again. */
  repeat?: number;
}

/** A ladder for each level. */
export type Ladders = Record<ClockedUrgency, Ladder>;

const LEVELS = ['IMMINENT', 'HIGH', 'MEDIUM', 'LOW'] as const satisfies readonly ClockedUrgency[];
const MODES: readonly AlertMode[] = ['PAGE', 'QUEUE', 'NONE'];
const MINUTE = 60_000;
/** Later than this is a slip of the pen. */
const LATEST = 366 * 24 * 60 * MINUTE;
const MOST_RUNGS = 12;

/** The ladders of a clock table, each rung in the mode of its level. */
export function laddersOf({ levels }: ClockTable): Ladders {
  const of = (level: ClockedUrgency): Ladder => {
    const { rungs, repeat } = levels[level];
    return { rungs: rungs.map(({ after, to }) => ({ after, to, mode: alertModeOf(level) })), ...(repeat === undefined ? {} : { repeat }) };
  };
  return { IMMINENT: of('IMMINENT'), HIGH: of('HIGH'), MEDIUM: of('MEDIUM'), LOW: of('LOW') };
}

/**
 * Ladders as an administrator gives them: of all four levels.
 *
 * Times grow. A ladder ends at somebody who is always there: IMMINENT and HIGH at the last resort, others at global duty at least. IMMINENT
 * and HIGH have rungs and page at each, the first of them no later than safe contact is due, the last no later than it is to be decided how to
 * protect, and what comes back no less often than safe contact is due; IMMINENT goes on for ever; a ladder without rungs comes back.
 *
 * @param table the times of this installation: its own ladder is never too late
 * @throws Refusal 422 `ladders.malformed`, `ladders.order`, `ladders.end`, `ladders.empty`, `ladders.quiet`, `ladders.late`, `ladders.forgotten`
 */
export function readLadders(given: unknown, table: ClockTable = DEFAULT_CLOCKS): Ladders {
  const levels = objectWith(given, LEVELS);
  const of = (level: ClockedUrgency): Ladder => readLadder(level, levels[level], table);
  return { IMMINENT: of('IMMINENT'), HIGH: of('HIGH'), MEDIUM: of('MEDIUM'), LOW: of('LOW') };
}

function readLadder(level: ClockedUrgency, given: unknown, table: ClockTable): Ladder {
  const { rungs: said, repeat: again } = objectWith(given, ['rungs', 'repeat']);
  if (!Array.isArray(said) || said.length > MOST_RUNGS) throw malformed();
  const rungs = said.map(readRung);
  const repeat = again === undefined ? undefined : duration(again);
  const danger = laneOf(level) === 'danger';
  const last = rungs.at(-1);
  if (rungs.some(({ after }, i) => i > 0 && after <= (rungs[i - 1]?.after ?? 0))) throw no('order', 'Each rung comes later than the one before.');
  if (last === undefined && danger) throw no('empty', 'At this level somebody is always woken.');
  if (last !== undefined && last.to !== 'LAST_RESORT' && (danger || last.to !== 'GLOBAL_DUTY')) throw no('end', 'A ladder ends at somebody who is always there.');
  if (danger && rungs.some(({ mode }) => mode !== 'PAGE')) throw no('quiet', 'At this level every rung is a page.');
  if (danger && isLate({ rungs, repeat }, table.levels[level])) throw no('late', 'At this level somebody is woken in time.');
  if (repeat === undefined && (last === undefined || level === 'IMMINENT')) throw no('forgotten', 'This ladder must come back until somebody has it.');
  return { rungs, ...(repeat === undefined ? {} : { repeat }) };
}

/** Whether a ladder of danger leaves a case alone for longer than its times allow. */
function isLate({ rungs, repeat }: { rungs: readonly LadderRung[]; repeat: number | undefined }, own: Clocks): boolean {
  const contact = own.safeContact;
  const firstBy = Math.max(contact, own.rungs[0]?.after ?? 0);
  const lastBy = Math.max(contact, own.protectionDecision ?? 0, own.rungs.at(-1)?.after ?? 0);
  return (rungs[0]?.after ?? 0) > firstBy || (rungs.at(-1)?.after ?? 0) > lastBy || (repeat ?? 0) > Math.max(contact, own.repeat ?? 0);
}

function readRung(given: unknown): LadderRung {
  const { after, to, mode } = objectWith(given, ['after', 'to', 'mode']);
  const [role, how] = [RUNGS.find((one) => one === to), MODES.find((one) => one === mode)];
  if (role === undefined || how === undefined) throw malformed();
  return { after: duration(after), to: role, mode: how };
}

function duration(given: unknown): number {
  if (typeof given !== 'number' || !Number.isInteger(given) || given < MINUTE || given > LATEST) throw malformed();
  return given;
}

function objectWith(given: unknown, names: readonly string[]): Record<string, unknown> {
  if (typeof given !== 'object' || given === null || Array.isArray(given) || Object.keys(given).some((name) => !names.includes(name))) throw malformed();
  return given as Record<string, unknown>;
}

const no = (code: string, message: string) => new Refusal('unprocessable', `ladders.${code}`, message);
const malformed = () => no('malformed', 'These are no ladders: four levels, each a list of rungs with a time of a minute to a year, somebody to call and a way to do it.');
