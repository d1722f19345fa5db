import { newestOfEachLog } from './evidence.rules';

const run = (hour: number, log?: 'postgres' | 'kafka', quick = false) => ({ at: `2026-12-01T${String(hour).padStart(2, '0')}:00:00.000Z`, options: { quick, ...(log === undefined ? {} : { log }) } });

describe('which runs of a bench are shown', () => {
  it.each([
    ['none where there is none', [], []],
    ['the newest', [run(1), run(3), run(2)], [run(3)]],
    ['no quick one', [run(1), run(2, undefined, true)], [run(1)]],
    ['those of both logs, each by itself', [run(3, 'kafka'), run(2, 'postgres')], [run(2, 'postgres'), run(3, 'kafka')]],
    ['in place of an older one of both logs', [run(1), run(2, 'postgres'), run(3, 'kafka')], [run(2, 'postgres'), run(3, 'kafka')]],
    ['beside one of both logs, while the other log was not run again', [run(1), run(2, 'postgres')], [run(1), run(2, 'postgres')]],
    ['not where both logs were run later', [run(1, 'postgres'), run(2, 'kafka'), run(3)], [run(3)]],
  ])('%s', (_what, runs, shown) => {
    expect(newestOfEachLog(runs)).toEqual(shown);
  });
});
