import { agreementOf, fieldsOf, forDesk, newAgreement, notUnderstood } from './agree.rules';
import type { Agreement, DeskCheckIn } from './check-ins.calls';

const fields = { ...newAgreement('2026-05-01'), zone: 'America/Bogota', times: '8:00, 20.30; 8:00', daysOut: '2026-12-25\n2026-12-25, 2027-01-01' };

test('what is written is read as times and days, each once, and what is empty is left out', () => {
  expect(agreementOf(fields)).toEqual({
    with: 'PERSON', channel: 'SIGNAL', zone: 'America/Bogota', times: ['08:00', '20:30'], weekdays: [1, 2, 3, 4, 5, 6, 7], startsOn: '2026-05-01', daysOut: ['2026-12-25', '2027-01-01'], daysAdded: [],
    graceMinutes: 60, level: 'HIGH', doorCounts: false,
  });
});

test.each([
  [{}, []], [{ times: '8:00, 20h30' }, ['times']], [{ times: '8:00, 20' }, ['times']], [{ times: '108:00' }, ['times']], [{ times: '٨:٠٠' }, ['times']],
  [{ daysOut: '2026-12-25, 1/1/2027' }, ['daysOut']], [{ daysOut: '2026-12-255' }, ['daysOut']], [{ daysAdded: 'Monday' }, ['daysAdded']], [{ daysAdded: 'Monday', rhythm: 'BY_HOURS' as const }, []],
])('of %j what is no time and no day is not lost in silence', (change, lost) => {
  expect(notUnderstood({ ...fields, ...change })).toEqual(lost);
});

test('by hours there are no days of the week', () => {
  expect(agreementOf({ ...fields, rhythm: 'BY_HOURS', times: '07:15', everyHours: '6', daysAdded: '2026-05-09', endsOn: '2026-06-01', says: 'x' }, 'one')).toMatchObject({
    times: ['07:15'], weekdays: [], daysAdded: [], everyHours: 6, endsOn: '2026-06-01', says: 'x', replaces: 'one',
  });
});

test.each([{}, { everyHours: 6, weekdays: [] as number[], times: ['07:15'] }, { endsOn: '2026-06-01', says: 'words', daysAdded: ['2026-05-09'] }])('what is agreed with %j is the same when nothing is changed', (change) => {
  const said = { ...agreementOf(fields), ...change };
  expect(agreementOf(fieldsOf({ ...said, checkInId: 'one', madeBy: 'hana' } as unknown as Agreement))).toEqual(said);
});

test('the desk looks a day ahead', () => {
  const rows = (['MISSED', 'DUE', 'WAITING', 'WAITING'] as const).map((state, at) => ({ state, dueAt: new Date(at * 20 * 3_600_000).toISOString() }) as DeskCheckIn);
  expect(forDesk(rows, 20 * 3_600_000).map(({ state }) => state)).toEqual(['MISSED', 'DUE', 'WAITING']);
});
