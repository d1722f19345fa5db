import { timeIn, withinHours } from '@amparo/domain';
import type { Schema } from '../api/paths';

export type Roster = Schema<'directory.Rosters'>['rosters'][number];
type Held = Roster['people'][number];

/** Who is there for a roster, who would be called next, and who is away until when. */
export interface OnDutyNow {
  now: Held[];
  next: Held[];
  away: (Held & { until: string })[];
}

/** Roles in the order in which they are called; one of a newer directory comes last. */
const CALLED = ['DUTY', 'REGIONAL_COORDINATOR', 'GLOBAL_DUTY', 'ALTERNATE_COORDINATOR', 'MEMBER', 'LAST_RESORT'];
const placeOf = ({ role }: Held) => (CALLED.includes(role) ? CALLED.indexOf(role) : CALLED.length);

/** What her clocks show, and whether she is on duty by them; nothing where the directory does not know where they are. */
export function clockOf({ zone, hours }: Held, now: Date): { time: string; isOutside: boolean } | undefined {
  if (zone === undefined) return undefined;
  return { time: timeIn(zone, now), isOutside: isOutside({ zone, hours }, now) };
}

const isOutside = ({ zone, hours }: Pick<Held, 'zone' | 'hours'>, now: Date) => zone !== undefined && hours !== undefined && !withinHours({ ...hours, zone }, now);

/**
 * Those who are there and are called first, and those who are called when nobody of them answers; of one role, whoever is
 * within her hours before whoever is not, as routing calls them. Days of absence are whole days of UTC: until
 * is the instant at which they end.
 */
export function onDutyNow({ people, absences }: Roster, now: Date): OnDutyNow {
  const today = now.toISOString().slice(0, 10);
  const endOf = (person: string) => absences.filter((absence) => absence.person === person && absence.from <= today && today <= absence.to).map(({ to }) => to).sort().at(-1);
  const there = people.filter(({ person }) => endOf(person) === undefined).sort((a, b) => placeOf(a) - placeOf(b) || Number(isOutside(a, now)) - Number(isOutside(b, now)));
  const first = there[0] === undefined ? -1 : placeOf(there[0]);
  return {
    now: there.filter((held) => placeOf(held) === first), next: there.filter((held) => placeOf(held) !== first),
    away: people.flatMap((held) => {
      const until = endOf(held.person);
      return until === undefined ? [] : [{ ...held, until: new Date(Date.parse(until) + 86_400_000).toISOString() }];
    }),
  };
}
