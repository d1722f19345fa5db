const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Making one costs a hundred times what using it does. There are some six hundred zones. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone) ?? new Intl.DateTimeFormat('en-US', {
    timeZone: zone, calendar: 'iso8601', numberingSystem: 'latn', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
  });
  clocks.set(zone, known);
  return known;
}

/** Whether there is such a zone in the IANA database, by its name and not by an offset, which knows nothing of daylight saving. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/.test(name)) return false;
  try {
    clockOf(name);
    return true;
  } catch {
    return false;
  }
}

/** What was asked last, by zone and instant: many are to check in at the same time, and asking costs twenty times what finding does. */
const asked = new Map<string, number>();
const MOST_ASKED = 5_000;

/** What the clocks of a zone show at an instant, as if it were UTC: milliseconds, whole seconds. */
function shown(zone: string, at: number): number {
  const key = `${zone} ${at}`;
  const found = asked.get(key) ?? read(zone, at);
  if (asked.size >= MOST_ASKED) asked.clear();
  asked.set(key, found);
  return found;
}

function read(zone: string, at: number): number {
  const parts = Object.fromEntries(clockOf(zone).formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The day in a zone at an instant: `YYYY-MM-DD`. */
export function dayIn(zone: string, at: Date): string {
  return new Date(shown(zone, at.getTime())).toISOString().slice(0, 10);
}

/** The time of day in a zone at an instant: `HH:MM`. */
export function timeIn(zone: string, at: Date): string {
  return new Date(shown(zone, at.getTime())).toISOString().slice(11, 16);
}

/**
 * When the clocks of a zone show a time on a day. A time that they show twice is the first of the two, so that nobody waits an hour longer. One
 * that they skip comes as much later as they skip, as everybody there reads a clock that was put forward.
 *
 * @param day `YYYY-MM-DD`
 * @param time `HH:MM`
 */
export function instantIn(zone: string, day: string, time: string): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  // The offsets before and after whatever change is near.
  const [before, after] = [wanted - DAY_MS, wanted + DAY_MS].map((near) => shown(zone, near) - near) as [number, number];
  const fits = [wanted - before, wanted - after].filter((at) => shown(zone, at) === wanted);
  return new Date(fits.length > 0 ? Math.min(...fits) : wanted - before);
}

/** @param day `YYYY-MM-DD` */
export function daysAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Whether a text is a day that there is, `YYYY-MM-DD`. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** 1 for Monday, 7 for Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
