import { setImmediate as turn } from 'node:timers/promises';
import { Places } from './places';

describe('places for work', () => {
  it('are kept for what is urgent, which comes first when one is free; none is lost with work that fails', async () => {
    const places = new Places(2, 1);
    const begun: string[] = [];
    const ends = new Map<string, (fails?: Error) => void>();
    const all: Promise<unknown>[] = [];
    const work = async (name: string) => {
      all.push(places.within(name.startsWith('urgent'), () => new Promise<void>((done, failed) => {
        begun.push(name);
        ends.set(name, (fails) => (fails === undefined ? done() : failed(fails)));
      })).catch(() => undefined));
      await turn();
    };
    const end = async (name: string, fails?: Error) => {
      ends.get(name)?.(fails);
      await turn();
    };
    for (const name of ['one', 'two', 'three', 'urgent one', 'urgent two']) await work(name);
    expect(begun).toEqual(['one', 'two', 'urgent one']);
    await end('one', new Error('no'));
    expect(begun.slice(3)).toEqual(['urgent two']);
    await end('urgent one');
    expect(begun.slice(4)).toEqual(['three']);
    // None but what is urgent takes the place that is kept.
    await work('four');
    await end('urgent two');
    expect(begun.slice(5)).toEqual([]);
    await end('two');
    expect(begun.slice(5)).toEqual(['four']);
    for (const name of ['three', 'four']) await end(name);
    await Promise.all(all);
  });
});
