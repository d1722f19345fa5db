import { monthInUse, monthsWanted } from './report-keys.rules';

describe('keys of reports by month', () => {
  it.each([
    ['2026-11-01T00:00:00.000Z', ['2026-11']],
    ['2026-11-23T23:59:59.999Z', ['2026-11']],
    ['2026-11-24T00:00:00.000Z', ['2026-11', '2026-12']],
    ['2026-12-25T00:00:00.000Z', ['2026-12', '2027-01']],
    ['2028-02-22T23:00:00.000Z', ['2028-02']],
  ])('at %s those of %j are there', (at, months) => {
    expect(monthsWanted(new Date(at))).toEqual(months);
  });

  it('seals to the newest that has begun, never to one that custodians may not hold yet', () => {
    const months = ['2026-12', '2026-10', '2026-11'];
    expect(monthInUse(months, new Date('2026-11-30T23:59:59.999Z'))).toBe('2026-11');
    expect(monthInUse(months, new Date('2026-12-01T00:00:00.000Z'))).toBe('2026-12');
    // A clock that was wrong for a while left nothing but a key of a month to come.
    expect(monthInUse(['2027-01'], new Date('2026-12-01T00:00:00.000Z'))).toBeUndefined();
    expect(monthInUse([], new Date())).toBeUndefined();
  });
});
