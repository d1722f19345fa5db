import fc from 'fast-check';
import { dayIn, daysAfter, instantIn, timeIn, weekdayOf, withinHours, type HoursInZone } from '../index';

const WORKDAYS = [1, 2, 3, 4, 5];
const hours = (change: Partial<HoursInZone> = {}): HoursInZone => ({ zone: 'Africa/Nairobi', from: '08:00', to: '17:00', days: WORKDAYS, ...change });
const is = (change: Partial<HoursInZone>, at: string) => withinHours(hours(change), new Date(at));

const zones = fc.constantFrom('America/Bogota', 'Europe/Berlin', 'America/Santiago', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Cairo', 'Pacific/Apia', 'UTC');
const times = fc.integer({ min: 0, max: 1_439 }).map((minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
const someHours = fc.record({ zone: zones, from: times, to: times, days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }) });
const instants = fc.integer({ min: 0, max: 4 * 366 * 1_440 }).map((minutes) => new Date(Date.parse('2024-01-01') + minutes * 60_000));

describe('Duty hours', () => {
  it.each<[string, Partial<HoursInZone>, string, boolean]>([
    ['begin with their first minute', {}, '2026-06-01T05:00:00Z', true],
    ['not a second before', {}, '2026-06-01T04:59:59Z', false],
    ['end with their last', {}, '2026-06-01T14:00:00Z', false],
    ['are of her day of the week, which may be another than in UTC', { zone: 'Pacific/Auckland' }, '2026-05-31T22:00:00Z', true],
    ['are not of other days', {}, '2026-06-06T09:00:00Z', false],
    ['go over midnight', { from: '22:00', to: '06:00', days: [5] }, '2026-06-06T02:00:00Z', true],
    ['and belong to the day on which they began', { from: '22:00', to: '06:00', days: [6] }, '2026-06-06T02:00:00Z', false],
    ['are a whole day where they end as they begin', { from: '08:00', to: '08:00', days: [1] }, '2026-06-02T04:59:00Z', true],
    ['are earlier by UTC in summer', { zone: 'Europe/Berlin' }, '2026-07-01T06:00:00Z', true],
    ['than in winter', { zone: 'Europe/Berlin' }, '2026-12-01T06:00:00Z', false],
    ['last through an hour that comes twice', { zone: 'Europe/Berlin', from: '02:00', to: '03:00', days: [7] }, '2026-10-25T01:30:00Z', true],
  ])('%s', (_, change, at, expected) => {
    expect(is(change, at)).toBe(expected);
  });

  it('hold exactly what lies between two readings of her clock', () => {
    fc.assert(fc.property(someHours, instants, (some, at) => {
      const [today, time] = [dayIn(some.zone, at), timeIn(some.zone, at)];
      // Days and times of one zone, as one text each, are in the order of the wall clock.
      const shown = `${today}T${time}`;
      const within = [today, daysAfter(today, -1)].some((day) =>
        some.days.includes(weekdayOf(day)) && `${day}T${some.from}` <= shown && shown < `${some.to > some.from ? day : daysAfter(day, 1)}T${some.to}`);
      expect(withinHours(some, at)).toBe(within);
    }));
  });

  it('begin each day that they are of, whatever her clocks do', () => {
    fc.assert(fc.property(someHours, instants, (some, at) => {
      const day = dayIn(some.zone, at);
      const begins = instantIn(some.zone, day, some.from);
      // A time that is skipped that day is begun later, perhaps after the end.
      fc.pre(timeIn(some.zone, begins) === some.from && dayIn(some.zone, begins) === day);
      expect(withinHours({ ...some, days: [weekdayOf(day)] }, begins)).toBe(true);
    }));
  });

  it('and those after them, of the days that are left, leave no minute out', () => {
    fc.assert(fc.property(zones, times, times, instants, (zone, from, to, at) => {
      fc.pre(from !== to);
      const days = [1, 2, 3, 4, 5, 6, 7];
      expect([withinHours({ zone, from, to, days }, at), withinHours({ zone, from: to, to: from, days }, at)].filter(Boolean)).toHaveLength(1);
    }));
  });
});
