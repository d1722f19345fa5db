import { dayIn, daysAfter, timeIn, weekdayOf } from './zone.rules';

/** When somebody is on duty, by the clocks where she is. */
export interface DutyHours {
  /** `HH:MM`, included. */
  from: string;
  /** `HH:MM`, not included. No later than `from`: on the day after. */
  to: string;
  /** The days on which it begins: 1 for Monday, 7 for Sunday. */
  days: readonly number[];
}

export interface HoursInZone extends DutyHours {
  /** A name of the IANA database. */
  zone: string;
}

/**
 * Whether an instant lies within somebody's duty hours, as her own clocks show it: where they change, it is what they show that
 * counts. What goes over midnight belongs to the day on which it began.
 */
export function withinHours({ zone, from, to, days }: HoursInZone, at: Date): boolean {
  const [today, time] = [dayIn(zone, at), timeIn(zone, at)];
  const on = (day: string) => days.includes(weekdayOf(day));
  if (from < to) return on(today) && from <= time && time < to;
  return (on(today) && from <= time) || (on(daysAfter(today, -1)) && time < to);
}
