import { Watchdog } from './watchdog';

const lagOf = (lag: number) => [{ group: 'g', topic: 't', partition: 0, lag }];
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

async function watch(lag: () => Promise<ReturnType<typeof lagOf>>, during: (dog: Watchdog) => Promise<void>): Promise<number> {
  let stuck = 0;
  const dog = new Watchdog({ lag, onStuck: () => stuck++, patienceMs: 60, everyMs: 10 });
  dog.start();
  await during(dog);
  dog.stop();
  return stuck;
}

describe('the watchdog', () => {
  it('barks once when events wait and nothing moves', async () => {
    expect(await watch(async () => lagOf(3), () => pause(250))).toBe(1);
  });

  it('is quiet while something is heard, while nothing waits, and while the log is away', async () => {
    const patting = async (dog: Watchdog) => {
      for (let i = 0; i < 25; i++) {
        dog.pat();
        await pause(10);
      }
    };
    expect(await watch(async () => lagOf(3), patting)).toBe(0);
    expect(await watch(async () => lagOf(0), () => pause(150))).toBe(0);
    expect(await watch(() => Promise.reject(new Error('away')), () => pause(150))).toBe(0);
  });
});
