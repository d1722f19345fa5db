import { afterTrouble } from './fetching.rules';

describe('after a try that failed', () => {
  it('asks a door that is away for as long as it takes, at least each half minute', () => {
    for (let attempts = 1; attempts < 500; attempts++) {
      const next = afterTrouble('DOOR_AWAY', attempts, 0);
      expect(next).toMatchObject({ park: false, failures: 0 });
      expect(next.park ? 0 : next.afterMs).toBeLessThanOrEqual(30_000);
    }
  });

  it.each(['GONE', 'UNOPENABLE', 'UNREADABLE'] as const)('leaves what is %s to a person at once', (trouble) => {
    expect(afterTrouble(trouble, 1, 0)).toEqual({ park: true });
  });

  it('tries what fails in the keeping a few times, whatever the door did before', () => {
    expect(afterTrouble('FAILING', 40, 0)).toEqual({ park: false, afterMs: 30_000, failures: 1 });
    expect(afterTrouble('FAILING', 45, 5)).toEqual({ park: true });
  });
});
