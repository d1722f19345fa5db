import { setTimeout as wait } from 'node:timers/promises';
import { Loop } from './loop';
import { Logger } from './log/logger';

function looping(work: () => Promise<boolean>, idleMs = 10_000) {
  const lines: string[] = [];
  const loop = new Loop({ name: 'clock.tick', work, idleMs, logger: new Logger('test', 'debug', (line) => lines.push(line)) });
  return { loop, lines };
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !condition(); i++) await wait(5);
  expect(condition()).toBe(true);
}

describe('a loop', () => {
  it('goes on while there is more to do, then rests until it is woken', async () => {
    let rounds = 0;
    const { loop } = looping(async () => ++rounds < 3);
    loop.start();
    await until(() => rounds === 3);
    await wait(30);
    expect(rounds).toBe(3);
    loop.wake();
    await until(() => rounds === 4);
    await loop.stop();
  });

  it('never runs two rounds at once, and runs once more when woken during one', async () => {
    let inside = 0;
    let most = 0;
    let rounds = 0;
    const { loop } = looping(async () => {
      most = Math.max(most, ++inside);
      await wait(20);
      inside--;
      rounds++;
      return false;
    });
    loop.start();
    loop.start();
    await until(() => inside === 1);
    loop.wake();
    loop.wake();
    await until(() => rounds === 2);
    await wait(50);
    expect([rounds, most]).toEqual([2, 1]);
    await loop.stop();
  });

  it('tries again after a failure, says so by code, and repeats no message', async () => {
    let rounds = 0;
    const { loop, lines } = looping(async () => {
      if (++rounds === 1) throw Object.assign(new Error('secreto inventado'), { code: 'ECONNREFUSED' });
      return false;
    });
    loop.start();
    await until(() => rounds === 2);
    await loop.stop();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('"code":"loop.failed"');
    expect(lines[0]).toContain('ECONNREFUSED');
    expect(lines[0]).not.toContain('secreto');
  });

  it('finishes the round at hand when it is stopped, and starts no other', async () => {
    let finished = 0;
    const { loop } = looping(async () => {
      await wait(30);
      finished++;
      return true;
    });
    loop.start();
    await wait(5);
    await loop.stop();
    expect(finished).toBe(1);
    await wait(50);
    expect(finished).toBe(1);
  });

  it('can be started again', async () => {
    let rounds = 0;
    const { loop } = looping(async () => ++rounds < 0);
    loop.start();
    await until(() => rounds === 1);
    await loop.stop();
    loop.start();
    await until(() => rounds === 2);
    await loop.stop();
  });
});
