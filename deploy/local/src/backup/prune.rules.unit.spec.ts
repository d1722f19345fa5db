import fc from 'fast-check';
import { backupInstant, backupName, readKeepRule, tooOld } from './prune.rules';

const day = (date: string, hour = '02') => backupName(new Date(`${date}T${hour}:00:00.000Z`));

describe('which backups are kept', () => {
  it('keeps the newest of each day, week and month', () => {
    const names = [
      day('2026-03-02'), day('2026-03-01'), day('2026-02-28'), day('2026-02-22'), day('2026-02-15'), day('2026-02-08'), day('2026-01-31'), day('2026-01-30'), day('2025-12-31'),
    ];
    expect(tooOld(names, { days: 2, weeks: 3, months: 3 })).toEqual([day('2026-02-15'), day('2026-02-08'), day('2026-01-30'), day('2025-12-31')]);
    expect(tooOld(names, { days: 1, weeks: 0, months: 0 })).toEqual(names.slice(1));
  });

  it('keeps of one day the newest alone', () => {
    expect(tooOld([day('2026-03-01', '02'), day('2026-03-01', '14')], { days: 7, weeks: 5, months: 12 })).toEqual([day('2026-03-01', '02')]);
  });

  it('never names a file that is none of ours', () => {
    const foreign = ['notes.txt', 'amparo-2020-01-01T00-00-00.000Z.backup.part', 'amparo-2020-13-01T00-00-00.000Z.backup', 'amparo-2020-02-30T00-00-00.000Z.backup', `x${day('2020-01-01')}`];
    expect(tooOld([...foreign, day('2026-03-01')], { days: 1, weeks: 0, months: 0 })).toEqual([]);
  });

  it('whatever the rule, keeps the newest, and a second look finds nothing more', () => {
    const instants = fc.array(fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), { minLength: 1, maxLength: 40 });
    const rules = fc.record({ days: fc.integer({ min: 1, max: 9 }), weeks: fc.nat(9), months: fc.nat(9) });
    fc.assert(fc.property(instants, rules, (dates, rule) => {
      const names = dates.map(backupName);
      const gone = tooOld(names, rule);
      const left = names.filter((name) => !gone.includes(name));
      expect(left).toContain([...names].sort().at(-1));
      expect(tooOld(left, rule)).toEqual([]);
      expect(new Set(left).size).toBeLessThanOrEqual(rule.days + rule.weeks + rule.months);
    }));
  });

  it('reads its own names back', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (at) => {
      expect(backupInstant(backupName(at))).toEqual(at);
    }));
  });

  it.each(['', '7', '7,5', '0,5,12', '7,5,12,1', '-1,2,3', '1.5,2,3', 'a,b,c'])('refuses the rule %j', (text) => {
    expect(() => readKeepRule(text)).toThrow(RangeError);
  });

  it('reads a rule', () => {
    expect(readKeepRule('7, 5,12')).toEqual({ days: 7, weeks: 5, months: 12 });
  });
});
