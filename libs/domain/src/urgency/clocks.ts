import { Refusal } from '@amparo/kernel';
import type { Urgency } from '../gen/vocabulary';
import { RUNGS } from '../routing/reach.rules';
import type { Rung } from '../routing/reach.rules';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A clock longer than this is a slip of the pen. */
const LONGEST = 366 * DAY;

/** Who is told next when nobody acknowledged `after` milliseconds from the alert. */
export interface RungClock {
  after: number;
  to: Rung;
}

/** The times of one level, in milliseconds from the alert (guide 4.2). A target, never a promise to the reporter. */
export interface Clocks {
  /** The system has told everyone it must. */
  tell: number;
  /** A person takes it. */
  acknowledge: number;
  /** Somebody has had safe contact with the person. */
  safeContact: number;
  /** It is decided how to protect. Absent: at the next meeting. */
  protectionDecision?: number;
  /** The ladder, in the order of time. */
  rungs: RungClock[];
  /** How often people are told again after the last rung, until somebody acknowledges. Absent: not again. */
  repeat?: number;
  /** An incident country must be found (guide 6, case 4). */
  findCountry: number;
}

/** A level with a clock. */
export type ClockedUrgency = Exclude<Urgency, 'NONE'>;

/** The clock table: configuration, since a small team may not keep these times (guide 4.2). */
export interface ClockTable {
  levels: Record<ClockedUrgency, Clocks>;
  /** What a person must read is unread: duty is paged (urgency-and-routing: Routes, text only). */
  unreadReview: number;
}

/**
 * Guide 4.2, second table, as defaults; HIGH goes on to the last resort, where the guide stops at duty. Working days count
 * as days; the weekly digest of LOW is its repeat.
 */
export const DEFAULT_CLOCKS: ClockTable = {
  levels: {
    IMMINENT: {
      tell: MINUTE, acknowledge: 30 * MINUTE, safeContact: 2 * HOUR, protectionDecision: DAY, findCountry: 4 * HOUR, repeat: 15 * MINUTE,
      rungs: [
        { after: 30 * MINUTE, to: 'ALTERNATE_COORDINATOR' }, { after: 60 * MINUTE, to: 'GLOBAL_DUTY' }, { after: 90 * MINUTE, to: 'LAST_RESORT' },
      ],
    },
    HIGH: {
      tell: MINUTE, acknowledge: 4 * HOUR, safeContact: DAY, protectionDecision: 3 * DAY, findCountry: 4 * HOUR,
      rungs: [
        { after: 4 * HOUR, to: 'ALTERNATE_COORDINATOR' }, { after: 8 * HOUR, to: 'GLOBAL_DUTY' }, { after: 12 * HOUR, to: 'LAST_RESORT' },
      ],
    },
    MEDIUM: {
      tell: 5 * MINUTE, acknowledge: DAY, safeContact: 3 * DAY, protectionDecision: 10 * DAY, findCountry: DAY,
      rungs: [{ after: 2 * DAY, to: 'GLOBAL_DUTY' }],
    },
    LOW: { tell: 5 * MINUTE, acknowledge: 3 * DAY, safeContact: 7 * DAY, findCountry: DAY, repeat: 7 * DAY, rungs: [] },
  },
  unreadReview: 30 * MINUTE,
};

/**
 * The defaults with overrides from configuration, such as `{ "levels": { "HIGH": { "acknowledge": 600000 } } }`, in milliseconds.
 * @throws Refusal `clocks.malformed` (unprocessable): an unknown name, a time that is none, a ladder out of order
 */
export function readClocks(overrides: unknown): ClockTable {
  if (overrides === undefined) return DEFAULT_CLOCKS;
  const table = objectWith(overrides, ['levels', 'unreadReview']);
  const given = table.levels === undefined ? {} : objectWith(table.levels, Object.keys(DEFAULT_CLOCKS.levels));
  const level = (urgency: ClockedUrgency) => clocksOf(DEFAULT_CLOCKS.levels[urgency], given[urgency]);
  return {
    levels: { IMMINENT: level('IMMINENT'), HIGH: level('HIGH'), MEDIUM: level('MEDIUM'), LOW: level('LOW') },
    unreadReview: table.unreadReview === undefined ? DEFAULT_CLOCKS.unreadReview : duration(table.unreadReview),
  };
}

function clocksOf(defaults: Clocks, overrides: unknown): Clocks {
  if (overrides === undefined) return defaults;
  const given = objectWith(overrides, ['tell', 'acknowledge', 'safeContact', 'protectionDecision', 'rungs', 'repeat', 'findCountry']);
  const clocks: Clocks = { ...defaults };
  for (const name of ['tell', 'acknowledge', 'safeContact', 'protectionDecision', 'repeat', 'findCountry'] as const) {
    if (given[name] !== undefined) clocks[name] = duration(given[name]);
  }
  if (given.rungs !== undefined) clocks.rungs = rungsOf(given.rungs);
  return clocks;
}

/** A ladder that grows wider with time, each rung once. */
function rungsOf(value: unknown): RungClock[] {
  if (!Array.isArray(value)) throw wrong();
  const rungs = value.map((item): RungClock => {
    const { after, to } = objectWith(item, ['after', 'to']);
    const role = RUNGS.find((each) => each === to);
    if (role === undefined) throw wrong();
    return { after: duration(after), to: role };
  });
  const widens = rungs.every((rung, i) => {
    const before = rungs[i - 1];
    return before === undefined || (before.after < rung.after && RUNGS.indexOf(before.to) < RUNGS.indexOf(rung.to));
  });
  if (!widens) throw wrong();
  return rungs;
}

function duration(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value <= 0 || value > LONGEST) throw wrong();
  return value;
}

function objectWith(value: unknown, names: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong();
  if (Object.keys(value).some((name) => !names.includes(name))) throw wrong();
  return value as Record<string, unknown>;
}

function wrong(): Refusal {
  return new Refusal(
    'unprocessable',
    'clocks.malformed',
    'The clock table is not readable: times are whole milliseconds up to a year, rungs grow later and wider, and no other names are allowed.',
  );
}
