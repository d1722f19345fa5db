import { guess, type Guessed, type Held } from './delay.rules';

const START = new Date('2026-11-30T09:00:00Z');
const after = (from: Date, ms: number) => new Date(from.getTime() + ms);

/** Guesses one after the other, each as soon as it is looked at; answers the pauses in seconds. */
function pauses(what: Guessed, guesses: number): number[] {
  let now = START;
  let kept: Held | undefined;
  return Array.from({ length: guesses }, () => {
    const answer = guess(what, kept, now);
    expect(answer.held).toBe(false);
    kept = answer.after;
    const pause = kept.heldUntil.getTime() - now.getTime();
    now = kept.heldUntil;
    return pause / 1000;
  });
}

describe('guessing', () => {
  it('costs more and more time, up to a bound', () => {
    expect(pauses('PASSWORD', 13)).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(pauses('CODE', 16).slice(9)).toEqual([32, 64, 128, 256, 512, 900, 900]);
  });

  it('is not looked at before its time, and then pushes nobody back', () => {
    const kept = { failures: 9, heldUntil: after(START, 16_000), lastAt: START };
    expect(guess('PASSWORD', kept, after(START, 15_999))).toEqual({ held: true, after: kept });
    expect(guess('PASSWORD', kept, after(START, 16_000)).held).toBe(false);
  });

  it('is forgotten after an hour without any, a guessed code after a day', () => {
    const kept = { failures: 9, heldUntil: START, lastAt: START };
    expect(guess('PASSWORD', kept, after(START, 3_600_001)).after.failures).toBe(1);
    expect(guess('CODE', kept, after(START, 3_600_001)).after.failures).toBe(10);
    expect(guess('CODE', kept, after(START, 86_400_001)).after.failures).toBe(1);
  });
});
