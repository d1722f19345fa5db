import { NORMAL_PACE, paceOf, whoGivesWay, type Sending } from './pace.rules';

interface Holder extends Sending { name: string }

/** Somebody who has been sending for so many seconds, so many bytes in each. */
const at = (name: string, seconds: number, bytesPerSecond: number, goesOnLater = false): Holder => ({ name, bytes: seconds * bytesPerSecond, waitedMs: seconds * 1_000, goesOnLater });
const givesWay = (...holders: Holder[]) => whoGivesWay(holders)?.name;

describe('who gives way where all places are taken', () => {
  it('is the slowest of those who send less than a slow network carries', () => {
    expect(givesWay(at('drips', 60, 1_100), at('drips more slowly', 60, 1_030), at('slow telephone', 60, 20_000), at('fast', 5, 500_000))).toBe('drips more slowly');
    expect(givesWay(at('slow telephone', 600, NORMAL_PACE), at('fast', 600, 500_000))).toBeUndefined();
  });

  it('is no honest telephone on a slow line beside somebody who has hardly sent anything yet', () => {
    expect(givesWay(at('slow telephone', 300, 6_000), at('begins slowly', 8, 500))).toBe('begins slowly');
    expect(givesWay(at('slow telephone', 300, 6_000), at('drips', 300, 1_100), at('begins slowly', 8, 500))).toBe('begins slowly');
    expect(givesWay(at('slow telephone', 300, 6_000), at('drips', 300, 1_100), at('begins', 1, 500))).toBe('drips');
  });

  it('loses nothing by it where there is the choice', () => {
    expect(givesWay(at('drips a form', 60, 1_030), at('drips pieces', 60, 1_100, true), at('pieces', 60, 500_000, true))).toBe('drips pieces');
    expect(givesWay(at('form', 60, 500_000), at('pieces', 60, 500_000, true), at('later pieces', 60, 20_000, true))).toBe('pieces');
    expect(givesWay(at('drips a form', 60, 1_030), at('pieces', 60, 500_000, true))).toBe('drips a form');
  });

  it('is nobody who has just begun, and nobody for whom the door was slow', () => {
    expect(givesWay(at('begins', 0, 0), at('after three seconds', 3, 1_024))).toBeUndefined();
    expect(givesWay({ name: 'waits for us', bytes: 1_000_000, waitedMs: 40, goesOnLater: false })).toBeUndefined();
    expect(paceOf({ bytes: 0, waitedMs: 0, goesOnLater: false })).toBeGreaterThan(NORMAL_PACE);
  });

  it('is nobody where nobody has a place', () => {
    expect(givesWay()).toBeUndefined();
  });
});
