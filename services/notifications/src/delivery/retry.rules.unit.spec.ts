import fc from 'fast-check';
import { NotificationsConfig } from '../config';
import { nextPause } from './retry.rules';

const { dangerPausesMs, ordinaryPausesMs, giveUpAfterMs } = new NotificationsConfig();
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

describe('The pause after a failed try', () => {
  it.each([[1, 30], [2, 120], [3, 300], [4, 900], [5, 1_800], [6, 3_600], [7, 3_600], [70, 3_600]])(
    'of an ordinary message, after try %d, is %d seconds', (attempts, seconds) => {
      expect(nextPause({ pausesMs: ordinaryPausesMs, giveUpAfterMs }, attempts, MINUTE)).toBe(seconds * SECOND);
    },
  );

  it.each([[1, 5], [2, 15], [3, 60], [4, 120], [5, 120], [500, 120]])('of danger, after try %d, is %d seconds', (attempts, seconds) => {
    expect(nextPause({ pausesMs: dangerPausesMs, giveUpAfterMs }, attempts, MINUTE)).toBe(seconds * SECOND);
  });

  it('ends after 72 hours, with a last try at the end', () => {
    const schedule = { pausesMs: ordinaryPausesMs, giveUpAfterMs };
    expect(nextPause(schedule, 80, 72 * 60 * MINUTE - SECOND)).toBe(SECOND);
    expect(nextPause(schedule, 81, 72 * 60 * MINUTE)).toBe('GIVE_UP');
  });

  it('always comes to an end', () => {
    fc.assert(fc.property(fc.array(fc.nat(10_000), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 2_000 }), (pausesMs, giveUp) => {
      let age = 0;
      for (let attempts = 1; attempts < 200_000; attempts += 1) {
        const pause = nextPause({ pausesMs, giveUpAfterMs: giveUp }, attempts, age);
        if (pause === 'GIVE_UP') return;
        expect(pause).toBeLessThanOrEqual(giveUp - age);
        // Time passes while trying, even where no pause is wanted.
        age += pause + 1;
      }
      throw new Error('was never given up');
    }), { numRuns: 50 });
  });
});
