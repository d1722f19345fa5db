import { HostBreaker } from './host-breaker.rules';

function broken(): HostBreaker {
  const breaker = new HostBreaker(60_000);
  for (let failure = 0; failure < 3; failure += 1) breaker.failed(1_000);
  return breaker;
}

describe('The breaker of a host', () => {
  it('lets everything through while the host answers, and after two failures', () => {
    const breaker = new HostBreaker(60_000);
    expect([breaker.failed(0), breaker.failed(1)]).toEqual([false, false]);
    expect(breaker.allowance('ORDINARY', 2, 5)).toEqual({ most: 5, probe: false });
  });

  it('says once that the host is away', () => {
    const breaker = new HostBreaker(60_000);
    expect([0, 1, 2, 3, 4].map((now) => breaker.failed(now))).toEqual([false, false, true, false, false]);
  });

  it('counts failures in a row only', () => {
    const breaker = new HostBreaker(60_000);
    for (let time = 0; time < 10; time += 1) {
      breaker.failed(time);
      breaker.failed(time);
      expect(breaker.answered()).toBe(false);
    }
    expect(breaker.open).toBe(false);
  });

  it('then tries ordinary messages one a minute, due or not', () => {
    const breaker = broken();
    expect(breaker.allowance('ORDINARY', 60_999, 5)).toEqual({ most: 0, probe: false });
    expect(breaker.allowance('ORDINARY', 61_000, 5)).toEqual({ most: 1, probe: true });
    expect(breaker.allowance('ORDINARY', 61_001, 5)).toEqual({ most: 0, probe: false });
    expect(breaker.allowance('ORDINARY', 121_000, 5)).toEqual({ most: 1, probe: true });
  });

  it('never holds back danger that is due, and gives it probes of its own', () => {
    const breaker = broken();
    expect(breaker.allowance('DANGER', 1_001, 5)).toEqual({ most: 1, probe: false });
    expect(breaker.allowance('ORDINARY', 61_000, 5)).toEqual({ most: 1, probe: true });
    expect(breaker.allowance('DANGER', 61_000, 5)).toEqual({ most: 1, probe: true });
  });

  it('lets everything through again once the host answers, and says that it had been away', () => {
    const breaker = broken();
    expect(breaker.answered()).toBe(true);
    expect(breaker.answered()).toBe(false);
    expect(breaker.allowance('ORDINARY', 2_000, 5)).toEqual({ most: 5, probe: false });
  });
});
