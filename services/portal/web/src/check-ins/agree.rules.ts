import type { Agreement, AgreeCheckIns, DeskCheckIn } from './check-ins.calls';

/** What is written into the form for an agreement. */
export interface AgreeFields {
  with: AgreeCheckIns['with'];
  channel: AgreeCheckIns['channel'];
  zone: string;
  rhythm: 'BY_DAY' | 'BY_HOURS';
  /** Divided by anything that is no time. */
  times: string;
  weekdays: string[];
  everyHours: string;
  startsOn: string;
  endsOn: string;
  /** Divided by anything that is no day. */
  daysOut: string;
  daysAdded: string;
  graceMinutes: string;
  level: AgreeCheckIns['level'];
  doorCounts: boolean;
  says: string;
}

export const GRACES = ['15', '30', '60', '120', '240', '720', '1440'] as const;
export const CHANNELS = ['PHONE', 'SIGNAL', 'WHATSAPP', 'SMS', 'EMAIL', 'IN_PERSON', 'TRUSTED_PERSON', 'RECEIPT_ONLY', 'OTHER'] as const satisfies readonly AgreeCheckIns['channel'][];

/** Nothing is agreed yet. @param today `YYYY-MM-DD` */
export const newAgreement = (today: string): AgreeFields => ({
  with: 'PERSON', channel: 'SIGNAL', zone: '', rhythm: 'BY_DAY', times: '', weekdays: ['1', '2', '3', '4', '5', '6', '7'], everyHours: '', startsOn: today, endsOn: '', daysOut: '', daysAdded: '',
  graceMinutes: '60', level: 'HIGH', doorCounts: false, says: '',
});

/** What is agreed, to be changed. */
export const fieldsOf = ({ everyHours, times, weekdays, daysOut, daysAdded, endsOn = '', says = '', graceMinutes, ...one }: Agreement): AgreeFields => ({
  with: one.with, channel: one.channel, zone: one.zone, startsOn: one.startsOn, level: one.level, doorCounts: one.doorCounts,
  rhythm: everyHours === undefined ? 'BY_DAY' : 'BY_HOURS', everyHours: everyHours === undefined ? '' : String(everyHours), times: times.join(', '), weekdays: weekdays.map(String), daysOut: daysOut.join('\n'),
  daysAdded: daysAdded.join('\n'), endsOn, says, graceMinutes: String(graceMinutes),
});

/** Times of day, as people write them: `8:00` is `08:00`. */
const TIME = /(?<!\d)(\d{1,2})[:.](\d{2})(?!\d)/g;
const DAY = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g;
const timesIn = (text: string): string[] => [...new Set([...text.matchAll(TIME)].map(([, hour = '', minute = '']) => `${hour.padStart(2, '0')}:${minute}`))];
const daysIn = (text: string): string[] => [...new Set(text.match(DAY) ?? [])];

/** Whether there is more in a text than what was read of it: nothing of what somebody agrees on may be lost. */
const isMoreThan = (form: RegExp, text: string): boolean => /[\p{L}\p{N}]/u.test(text.replace(form, ' '));

/** Fields in which something is written that is no time or no day: a body without it would not be what was agreed. */
export function notUnderstood({ rhythm, times, daysOut, daysAdded }: AgreeFields): ('times' | 'daysOut' | 'daysAdded')[] {
  return [
    ...(isMoreThan(TIME, times) ? ['times' as const] : []), ...(isMoreThan(DAY, daysOut) ? ['daysOut' as const] : []),
    ...(rhythm === 'BY_DAY' && isMoreThan(DAY, daysAdded) ? ['daysAdded' as const] : []),
  ];
}

/** The body of the call; judging it is for the service. */
export function agreementOf({ rhythm, times, weekdays, everyHours, endsOn, daysOut, daysAdded, graceMinutes, says, ...fields }: AgreeFields, replaces?: string): AgreeCheckIns {
  const byHours = rhythm === 'BY_HOURS';
  return {
    ...fields, times: timesIn(times), weekdays: byHours ? [] : weekdays.map(Number).sort(), daysOut: daysIn(daysOut), daysAdded: byHours ? [] : daysIn(daysAdded), graceMinutes: Number(graceMinutes),
    ...(byHours ? { everyHours: Number(everyHours) } : {}), ...(endsOn === '' ? {} : { endsOn }), ...(says.trim() === '' ? {} : { says }), ...(replaces === undefined ? {} : { replaces }),
  };
}

/** An instant in UTC of what an `input` of the type `datetime-local` gives, by the clock of the device. */
export const instantOf = (local: string): string => new Date(local).toISOString();

/** What the desk looks at: what was missed, what is due, and what is due within a day. */
export const forDesk = (rows: readonly DeskCheckIn[], now: number): DeskCheckIn[] =>
  rows.filter(({ state, dueAt }) => state !== 'WAITING' || Date.parse(dueAt) - now < 24 * 3_600_000);
