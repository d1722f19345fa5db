import { dayIn, daysAfter, instantIn, isDay, isZone, timeIn, weekdayOf } from '@amparo/domain';
import fc from 'fast-check';
import { faultOf, nextDue, planCheckIn, type Schedule } from './schedule.rules';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const daily = (change: Partial<Schedule> = {}): Schedule => ({ zone: 'America/Bogota', times: ['08:00'], weekdays: EVERY_DAY, startsOn: '2026-01-01', daysOut: [], daysAdded: [], ...change });
const at = (text: string) => new Date(text);
const next = (schedule: Schedule, after: string) => nextDue(schedule, at(after))?.toISOString();

const zones = fc.constantFrom('America/Bogota', 'Europe/Berlin', 'America/Santiago', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Casablanca', 'Africa/Cairo', 'America/Sao_Paulo', 'Pacific/Chatham', 'UTC');
const days = fc.integer({ min: 0, max: 1_500 }).map((count) => daysAfter('2024-01-01', count));
const times = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`), { minLength: 1, maxLength: 4 });
const instants = fc.tuple(days, fc.integer({ min: 0, max: 86_399_999 })).map(([day, ms]) => new Date(Date.parse(day) + ms));
const byDay = fc.record({ zone: zones, times, weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), startsOn: fc.constant('2024-01-01'), daysOut: fc.array(days, { maxLength: 20 }), daysAdded: fc.array(days, { maxLength: 20 }) });

describe('the clocks of a zone', () => {
  it.each([
    ['America/Bogota', '2026-03-08', '08:00', '2026-03-08T13:00:00.000Z'],
    ['Asia/Kathmandu', '2026-06-01', '00:00', '2026-05-31T18:15:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    // Skipped: 02:30 is read as 03:30.
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    // Twice: the first, in summer time.
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['America/Santiago', '2026-04-04', '23:30', '2026-04-05T02:30:00.000Z'],
    ['America/Santiago', '2026-09-06', '00:00', '2026-09-06T04:00:00.000Z'],
    // Half an hour of daylight saving.
    ['Australia/Lord_Howe', '2026-10-04', '02:10', '2026-10-03T15:40:00.000Z'],
    // A day that there was not.
    ['Pacific/Apia', '2011-12-30', '08:00', '2011-12-30T18:00:00.000Z'],
  ])('in %s, on %s at %s it is %s', (zone, day, time, instant) => {
    expect(instantIn(zone, day, time).toISOString()).toBe(instant);
  });

  it('are known by the names of zones, not by offsets', () => {
    expect(['Africa/Nairobi', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'UTC'].filter((zone) => !isZone(zone))).toEqual([]);
    expect(['', '+05:00', 'Mars/Olympus', 'Africa/Nairobi ', '../etc', 'America/Bogota\n'].filter(isZone)).toEqual([]);
    expect(['2026-02-29', '2026-13-01', '0000-01-01', '2026-1-1', 7, null].filter(isDay)).toEqual([]);
  });
});

describe('what is due next', () => {
  it.each<[string, Partial<Schedule>, string, string | undefined]>([
    ['later today', {}, '2026-05-05T12:59:59.999Z', '2026-05-05T13:00:00.000Z'],
    ['not what is due now', {}, '2026-05-05T13:00:00Z', '2026-05-06T13:00:00.000Z'],
    ['over the end of a month, in a leap year', {}, '2028-02-28T13:00:00Z', '2028-02-29T13:00:00.000Z'],
    ['over the end of a year', {}, '2026-12-31T20:00:00Z', '2027-01-01T13:00:00.000Z'],
    ['the earliest of its times, in whatever order they stand', { times: ['20:00', '08:00'] }, '2026-05-05T05:00:00Z', '2026-05-05T13:00:00.000Z'],
    ['not before it begins', { startsOn: '2026-06-01' }, '2026-05-05T00:00:00Z', '2026-06-01T13:00:00.000Z'],
    ['on its last day', { endsOn: '2026-05-05' }, '2026-05-05T00:00:00Z', '2026-05-05T13:00:00.000Z'],
    ['nothing after its last day', { endsOn: '2026-05-05' }, '2026-05-05T13:00:00Z', undefined],
    ['on its days of the week', { weekdays: [1] }, '2026-05-05T00:00:00Z', '2026-05-11T13:00:00.000Z'],
    ['past a holiday', { daysOut: ['2026-05-05', '2026-05-06'] }, '2026-05-05T00:00:00Z', '2026-05-07T13:00:00.000Z'],
    ['on a day that was added', { weekdays: [1], daysAdded: ['2026-05-07'] }, '2026-05-05T00:00:00Z', '2026-05-07T13:00:00.000Z'],
    ['on days that were added alone', { weekdays: [], daysAdded: ['2026-05-07'] }, '2026-05-07T13:00:00Z', undefined],
    ['not on a day that is in both lists', { daysAdded: ['2026-05-05'], daysOut: ['2026-05-05'] }, '2026-05-05T00:00:00Z', '2026-05-06T13:00:00.000Z'],
    ['at the same time by her clock when clocks are put forward', { zone: 'Europe/Berlin' }, '2026-03-28T08:00:00Z', '2026-03-29T06:00:00.000Z'],
    ['and when they are put back', { zone: 'Europe/Berlin' }, '2026-10-24T08:00:00Z', '2026-10-25T07:00:00.000Z'],
    ['once in an hour that comes twice', { zone: 'Europe/Berlin', times: ['02:30'] }, '2026-10-25T00:30:00Z', '2026-10-26T01:30:00.000Z'],
    ['once where a whole day was skipped', { zone: 'Pacific/Apia', startsOn: '2011-12-01' }, '2011-12-30T18:00:00Z', '2011-12-31T18:00:00.000Z'],
    ['so many hours later', { everyHours: 6 }, '2026-01-01T13:00:00Z', '2026-01-01T19:00:00.000Z'],
    ['the first, where it counts by hours', { everyHours: 6 }, '2025-12-01T00:00:00Z', '2026-01-01T13:00:00.000Z'],
    ['past a holiday by hours', { everyHours: 6, daysOut: ['2026-01-01'] }, '2026-01-01T00:00:00Z', '2026-01-02T07:00:00.000Z'],
    ['nothing by hours after its last day', { everyHours: 6, endsOn: '2026-01-01' }, '2026-01-02T01:00:00Z', undefined],
  ])('%s', (_, change, after, expected) => {
    expect(next(daily(change), after)).toBe(expected);
  });

  it('comes later, on a day that is agreed, at a time that is agreed or as late as the clocks skip', () => {
    fc.assert(fc.property(byDay, instants, (schedule, after) => {
      const due = nextDue(schedule, after);
      if (due === undefined) return;
      expect(due.getTime()).toBeGreaterThan(after.getTime());
      const day = dayIn(schedule.zone, due);
      const meant = [day, daysAfter(day, -1)].flatMap((each) => schedule.times.map((time) => ({ each, time }))).filter(({ each, time }) => instantIn(schedule.zone, each, time).getTime() === due.getTime());
      expect(meant.some(({ each }) => !schedule.daysOut.includes(each) && (schedule.daysAdded.includes(each) || schedule.weekdays.includes(weekdayOf(each))))).toBe(true);
      const time = timeIn(schedule.zone, due);
      // Read off the clock it is one of the times, but where that time is skipped.
      if (!schedule.times.includes(time)) expect(meant.every((one) => timeIn(schedule.zone, instantIn(schedule.zone, one.each, one.time)) !== one.time)).toBe(true);
    }));
  });

  it('leaves none out: whatever is agreed is the next of some instant before it', () => {
    fc.assert(fc.property(byDay, days, fc.nat({ max: 3 }), (schedule, day, which) => {
      if (schedule.daysOut.includes(day) || !(schedule.daysAdded.includes(day) || schedule.weekdays.includes(weekdayOf(day)))) return;
      const due = instantIn(schedule.zone, day, schedule.times[which % schedule.times.length] ?? '');
      expect(nextDue(schedule, new Date(due.getTime() - 1))?.getTime()).toBe(due.getTime());
    }));
  });

  it('is the same however often it is asked on the way', () => {
    fc.assert(fc.property(byDay, instants, fc.double({ min: 0, max: 0.999, noNaN: true }), (schedule, after, part) => {
      const due = nextDue(schedule, after);
      if (due === undefined) return;
      const between = new Date(after.getTime() + Math.floor((due.getTime() - after.getTime()) * part));
      expect(nextDue(schedule, between)).toEqual(due);
    }));
  });

  it('by hours is so many hours apart, whatever the clocks do', () => {
    fc.assert(fc.property(zones, fc.integer({ min: 1, max: 168 }), instants, (zone, everyHours, after) => {
      const schedule = daily({ zone, everyHours, startsOn: '2024-01-01' });
      const one = nextDue(schedule, after);
      const two = nextDue(schedule, one ?? after);
      expect((two?.getTime() ?? 0) - (one?.getTime() ?? 0)).toBe(everyHours * 3_600_000);
    }));
  });

  it('after a change of zone is by the clocks of the new one', () => {
    expect(next(daily({ zone: 'America/Bogota' }), '2026-05-05T13:00:00Z')).toBe('2026-05-06T13:00:00.000Z');
    expect(next(daily({ zone: 'Africa/Nairobi' }), '2026-05-05T13:00:00Z')).toBe('2026-05-06T05:00:00.000Z');
  });
});

describe('a schedule', () => {
  it.each<[Partial<Schedule>, boolean, string | undefined]>([
    [{}, true, undefined],
    [{ endsOn: '2025-12-31' }, false, 'check-ins.ends-before'],
    [{ weekdays: [] }, false, 'check-ins.no-time'],
    [{ weekdays: [], daysAdded: ['2026-05-07'] }, false, undefined],
    [{ times: [] }, false, 'check-ins.no-time'],
    [{ everyHours: 6, weekdays: [] }, false, undefined],
    [{ everyHours: 6, times: ['08:00', '20:00'] }, false, 'check-ins.one-first-time'],
    [{ everyHours: 6, daysAdded: ['2026-05-07'] }, false, 'check-ins.one-first-time'],
    [{ times: ['08:00', '20:00'] }, true, 'check-ins.door-once-a-day'],
    [{ everyHours: 12 }, true, 'check-ins.door-once-a-day'],
    [{ everyHours: 24 }, true, undefined],
  ])('with %j, and the door counts: %s, has the fault %s', (change, doorCounts, fault) => {
    expect(faultOf(daily(change), doorCounts)).toBe(fault);
  });
});

describe('the next check-in', () => {
  const plan = (last: string, now: string, more: { notBefore?: Date } = {}) => {
    const planned = planCheckIn({ schedule: daily({ times: ['08:00', '20:00'] }), graceMinutes: 30, last: at(last), now: at(now), ...more });
    return planned === undefined ? undefined : [planned.opensAt, planned.remindAt, planned.dueAt, planned.missAt].map((each) => each.toISOString().slice(5, 16));
  };

  it('opens when the one before is over, and is missed after its grace', () => {
    expect(plan('2026-05-05T13:00:00Z', '2026-05-05T13:10:00Z')).toEqual(['05-05T13:00', '05-06T00:45', '05-06T01:00', '05-06T01:30']);
    expect(plan('2026-05-04T01:00:00Z', '2026-05-05T02:00:00Z')).toEqual(['05-05T01:00', '05-05T12:45', '05-05T13:00', '05-05T13:30']);
  });

  it('may be due already while its grace lasts, and is none of those that are over', () => {
    expect(plan('2026-05-05T13:00:00Z', '2026-05-06T01:29:00Z')?.[2]).toBe('05-06T01:00');
    expect(plan('2026-05-05T13:00:00Z', '2026-05-09T01:31:00Z')?.[2]).toBe('05-09T13:00');
  });

  it('is later than the one before and than a pause, is not over, and opens before it is due, whatever was agreed', () => {
    fc.assert(fc.property(byDay, instants, fc.integer({ min: 0, max: 40 * 86_400 }), fc.option(fc.integer({ min: -86_400, max: 31 * 86_400 })), fc.integer({ min: 5, max: 1_440 }), (schedule, last, since, pauseS, graceMinutes) => {
      const now = new Date(last.getTime() + since * 1_000);
      const notBefore = pauseS === null ? undefined : new Date(now.getTime() + pauseS * 1_000);
      const planned = planCheckIn({ schedule, graceMinutes, last, now, notBefore });
      if (planned === undefined) return;
      const { opensAt, remindAt, dueAt, missAt } = planned;
      expect(dueAt > last && missAt > now && dueAt >= (notBefore ?? last)).toBe(true);
      expect(opensAt >= last && opensAt < dueAt && remindAt < dueAt && dueAt < missAt).toBe(true);
    }));
  });

  /** Whatever comes one after the other from an instant on, with nobody late. */
  const walked = (schedule: Schedule, from: Date, days: number, pauseTo?: { from: Date; until: Date }) => {
    const dues: number[] = [];
    for (let last = from; dues.length < 2_000;) {
      // Who pauses does so at once, or when the one that is due is over.
      const notBefore = pauseTo !== undefined && last >= pauseTo.from ? pauseTo.until : undefined;
      const dueAt = planCheckIn({ schedule, graceMinutes: 5, last, now: last, notBefore })?.dueAt;
      if (dueAt === undefined || dueAt.getTime() > from.getTime() + days * 86_400_000) return dues;
      dues.push(dueAt.getTime());
      last = dueAt;
    }
    return dues;
  };
  const byHours = fc.record({ zone: zones, hours: fc.integer({ min: 6, max: 168 }), times: times.map((some) => some.slice(0, 1)), daysOut: fc.array(days, { maxLength: 40 }) })
    .map(({ hours, ...others }): Schedule => ({ ...others, everyHours: hours, weekdays: [], startsOn: '2024-01-01', daysAdded: [] }));
  const schedules: fc.Arbitrary<Schedule> = fc.oneof(byDay, byHours);

  it('in the months in which clocks change is each that is agreed, once and in order, and none on a holiday', () => {
    fc.assert(fc.property(schedules, fc.constantFrom('2024-03-01', '2024-09-01', '2025-03-15', '2025-10-01', '2026-04-01'), (schedule, day) => {
      const from = at(`${day}T00:00:00Z`);
      const dues = walked(schedule, from, 60);
      expect(dues).toEqual([...new Set(dues)].sort((one, other) => one - other));
      // Asked in between there is no other one.
      const asked = Array.from({ length: 60 * 4 }, (_, quarter) => nextDue(schedule, new Date(from.getTime() + quarter * 6 * 3_600_000))?.getTime() ?? Infinity);
      expect(asked.filter((due) => due <= from.getTime() + 60 * 86_400_000 && !dues.includes(due))).toEqual([]);
      // A time that the clocks skip is as much later, also over midnight: it is of the day before then.
      for (const due of dues) {
        const own = dayIn(schedule.zone, new Date(due));
        if (schedule.everyHours !== undefined) expect(schedule.daysOut).not.toContain(own);
        else expect(schedule.daysOut.includes(own) && schedule.times.includes(timeIn(schedule.zone, new Date(due)))).toBe(false);
      }
    }), { numRuns: 40 });
  });

  it('under a pause is whatever would have come without it, but for what is within it', () => {
    fc.assert(fc.property(schedules, instants, fc.integer({ min: 0, max: 40 * 86_400 }), fc.integer({ min: 1, max: 31 * 86_400 }), (schedule, from, since, lasts) => {
      const without = walked(schedule, from, 60);
      const began = new Date(from.getTime() + since * 1_000);
      const until = new Date(began.getTime() + lasts * 1_000);
      // What was planned when it began stays planned only where it was due by then.
      const before = without.filter((due) => due <= began.getTime());
      const after = walked(schedule, began, 60, { from: began, until }).filter((due) => due <= from.getTime() + 60 * 86_400_000);
      expect([...before, ...after]).toEqual(without.filter((due) => due <= began.getTime() || due >= until.getTime()));
    }), { numRuns: 60 });
  });

  it('comes at the end of a pause, and not within it', () => {
    expect(plan('2026-05-05T13:00:00Z', '2026-05-05T13:10:00Z', { notBefore: at('2026-05-20T13:00:00Z') })?.[2]).toBe('05-20T13:00');
    expect(plan('2026-05-05T13:00:00Z', '2026-05-05T13:10:00Z', { notBefore: at('2026-05-20T13:00:01Z') })?.[2]).toBe('05-21T01:00');
  });
});
