import { dayIn, daysAfter, instantIn, weekdayOf } from './zone.rules';

/** When somebody checks in, by the clocks where she is. */
export interface Schedule {
  /** A name of the IANA database, such as `America/Bogota`. */
  zone: string;
  /** Times of day, `HH:MM`. With `everyHours` one: of the first. */
  times: readonly string[];
  /** On which days: 1 for Monday, 7 for Sunday. Without meaning with `everyHours`. */
  weekdays: readonly number[];
  /** So many hours apart by any clock, in place of times of day. */
  everyHours?: number;
  /** First and last day, `YYYY-MM-DD`. */
  startsOn: string;
  endsOn?: string;
  /** Days that are left out, such as holidays, and days that come beside those of the week. A day in both is left out. */
  daysOut: readonly string[];
  daysAdded: readonly string[];
}

/** What is wrong with a schedule: a code of ours. */
export type ScheduleFault = 'check-ins.no-time' | 'check-ins.ends-before' | 'check-ins.one-first-time' | 'check-ins.door-once-a-day';

const HOUR_MS = 3_600_000;
/** No list of days is longer than a year (`AgreeCheckInsRequest`): whatever comes at all comes within two. */
const FURTHEST_DAYS = 740;

/**
 * What is wrong with a schedule, if anything.
 *
 * @param doorCounts coming back at the public door counts as having checked in. The door tells it once a day, so that it can stand for one check-in a day
 */
export function faultOf(schedule: Schedule, doorCounts: boolean): ScheduleFault | undefined {
  const { times, weekdays, everyHours, startsOn, endsOn, daysAdded } = schedule;
  if (endsOn !== undefined && endsOn < startsOn) return 'check-ins.ends-before';
  if (everyHours !== undefined && (times.length !== 1 || daysAdded.length > 0)) return 'check-ins.one-first-time';
  if (times.length === 0 || (everyHours === undefined && weekdays.length === 0 && daysAdded.length === 0)) return 'check-ins.no-time';
  const onceADay = everyHours === undefined ? times.length === 1 : everyHours >= 24;
  return doorCounts && !onceADay ? 'check-ins.door-once-a-day' : undefined;
}

/** The first instant after another at which she is to check in; nothing where there is none any more. */
export function nextDue(schedule: Schedule, after: Date): Date | undefined {
  return schedule.everyHours === undefined ? nextByDay(schedule, after) : nextByHours(schedule, schedule.everyHours, after);
}

function nextByDay(schedule: Schedule, after: Date): Date | undefined {
  const { zone, times, startsOn, endsOn } = schedule;
  // The day before too: a zone may have skipped a whole day.
  const from = daysAfter(dayIn(zone, after), -2);
  const first = from > startsOn ? from : startsOn;
  const last = endsOn ?? daysAfter(first, FURTHEST_DAYS);
  for (let day = first; day <= last; day = daysAfter(day, 1)) {
    if (!isOn(schedule, day)) continue;
    const later = times.map((time) => instantIn(zone, day, time).getTime()).filter((at) => at > after.getTime());
    if (later.length > 0) return new Date(Math.min(...later));
  }
  return undefined;
}

function isOn({ weekdays, daysOut, daysAdded }: Schedule, day: string): boolean {
  return !daysOut.includes(day) && (daysAdded.includes(day) || weekdays.includes(weekdayOf(day)));
}

function nextByHours({ zone, times, startsOn, endsOn, daysOut }: Schedule, hours: number, after: Date): Date | undefined {
  const first = instantIn(zone, startsOn, times[0] ?? '00:00').getTime();
  const step = hours * HOUR_MS;
  const furthest = Math.max(first, after.getTime()) + FURTHEST_DAYS * 24 * HOUR_MS;
  const begin = first > after.getTime() ? first : first + (Math.floor((after.getTime() - first) / step) + 1) * step;
  for (let at = begin; at <= furthest; at += step) {
    const day = dayIn(zone, new Date(at));
    if (endsOn !== undefined && day > endsOn) return undefined;
    if (!daysOut.includes(day)) return new Date(at);
  }
  return undefined;
}

/** How long before it is due whoever sees to it is reminded. */
export const REMIND_MINUTES = 15;
/** How long before it is due a contact counts for it at most. */
const EARLY_MS = 12 * HOUR_MS;

/** One check-in that is to come, with its clocks. */
export interface PlannedCheckIn {
  /** From when on a contact counts for it: after the one before. */
  opensAt: Date;
  remindAt: Date;
  dueAt: Date;
  /** Without a contact by then it is missed. */
  missAt: Date;
}

/** What the next check-in is planned by. */
export interface Planned {
  schedule: Schedule;
  graceMinutes: number;
  /** When the one before was due, or when it was agreed. */
  last: Date;
  now: Date;
  /** No check-in before that: the end of a pause. */
  notBefore?: Date;
}

/**
 * The check-in after another. What fell due while nothing ran, and is over with its grace, is passed over: one that was missed has woken
 * somebody, and a pile of them would say no more.
 */
export function planCheckIn({ schedule, graceMinutes, last, now, notBefore }: Planned): PlannedCheckIn | undefined {
  const grace = graceMinutes * 60_000;
  const after = Math.max(last.getTime(), now.getTime() - grace, notBefore === undefined ? 0 : notBefore.getTime() - 1);
  const dueAt = nextDue(schedule, new Date(after));
  if (dueAt === undefined) return undefined;
  const due = dueAt.getTime();
  return {
    opensAt: new Date(Math.max(last.getTime(), due - EARLY_MS)), remindAt: new Date(due - REMIND_MINUTES * 60_000), dueAt, missAt: new Date(due + grace),
  };
}

/** How a check-in stands. */
export type CheckInState = 'WAITING' | 'DUE' | 'MISSED' | 'DONE' | 'LEFT_OUT';
