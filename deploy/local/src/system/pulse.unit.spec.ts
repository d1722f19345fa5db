import { Pulse } from './pulse';

/** Looks once a second from one second to another. @returns the first second at which it is gone */
function firstGone(pulse: Pulse, from: number, to: number): number | undefined {
  for (let second = from; second <= to; second++) if (pulse.isGone(second * 1_000)) return second;
  return undefined;
}

describe('whether a process stands still', () => {
  it('one that speaks each second never does, and one that fell silent does after fifteen', () => {
    const pulse = new Pulse(0);
    for (let second = 1; second <= 60; second++) {
      pulse.beat(second * 1_000);
      expect(pulse.isGone(second * 1_000)).toBe(false);
    }
    expect(firstGone(pulse, 61, 100)).toBe(76);
  });

  it('one that has not said anything yet is starting, however long that takes', () => {
    expect(firstGone(new Pulse(0), 1, 600)).toBeUndefined();
  });

  it('silence counts anew where nobody looked: the machine slept', () => {
    const pulse = new Pulse(0);
    pulse.beat(500);
    expect(firstGone(pulse, 1, 10)).toBeUndefined();
    expect(firstGone(pulse, 3_600, 3_615)).toBeUndefined();
    expect(pulse.isGone(3_616_000)).toBe(true);
  });

  it('a look that is a little late is a look', () => {
    const pulse = new Pulse(0);
    pulse.beat(1_000);
    for (const at of [4_000, 8_000, 12_000, 16_000]) expect(pulse.isGone(at)).toBe(false);
    expect(pulse.isGone(19_500)).toBe(true);
  });
});
