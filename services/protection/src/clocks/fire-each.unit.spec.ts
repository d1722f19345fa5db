import { Logger } from '@amparo/platform';
import { FireEach } from './fire-each';

describe('rows whose clocks have run out', () => {
  const lines: string[] = [];
  const row = (key: string) => ({ key });

  it('are fired each on its own: one that fails holds up no other, is logged by its code, and is put off', async () => {
    const each = new FireEach('some.clock', new Logger('protection', 'info', (line) => lines.push(line)));
    const fired: string[] = [];
    const fire = async ({ key }: { key: string }) => {
      if (key === 'bad') throw new TypeError('what nobody is to read');
      fired.push(key);
      return key !== 'untold';
    };
    expect(await each.run(['bad', 'untold', 'one', 'two', 'three', 'four'].map(row), fire)).toBe(true);
    expect(fired).toEqual(expect.arrayContaining(['one', 'two', 'three', 'four']));
    expect(each.later().sort()).toEqual(['bad', 'untold']);
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([expect.objectContaining({ code: 'clock.failed', loop: 'some.clock', attempt: 1 })]);
    expect(lines.join('')).not.toContain('nobody is to read');
    await new Promise((done) => setTimeout(done, 150));
    expect(each.later()).toEqual([]);
    // Put off for longer the next time, and forgotten once something came of it.
    expect(await each.run([row('bad')], fire)).toBe(false);
    await new Promise((done) => setTimeout(done, 120));
    expect(each.later()).toEqual(['bad']);
    expect(await each.run([row('bad')], async () => true)).toBe(true);
    expect(each.later()).toEqual([]);
  });
});
