import { Refusal } from '@amparo/kernel';
import { GroupCommit } from './group-commit';

/** Groups that were given to `commit`, each to be ended by the test. */
function groups() {
  const begun: { group: string[]; end: (kept?: boolean[]) => void; fail: (error: Error) => void }[] = [];
  const together = new GroupCommit<string>((group) => new Promise((done, fail) => {
    begun.push({ group, end: (kept = group.map(() => true)) => done(kept), fail });
  }));
  return { begun, together };
}

const turn = () => new Promise((done) => setImmediate(done));

describe('a group commit', () => {
  it('lets a lone item go at once, and takes along what comes with the same turn', async () => {
    const { begun, together } = groups();
    void together.add('a');
    void together.add('b');
    await turn();
    void together.add('c');
    await turn();
    expect(begun.map(({ group }) => group)).toEqual([['a', 'b'], ['c']]);
  });

  it('makes one group of what comes while two are under way', async () => {
    const { begun, together } = groups();
    for (const item of ['a', 'b', 'c', 'd', 'e']) {
      void together.add(item);
      await turn();
    }
    expect(begun.map(({ group }) => group)).toEqual([['a'], ['b']]);
    begun[0]!.end();
    await turn();
    expect(begun.map(({ group }) => group)).toEqual([['a'], ['b'], ['c', 'd', 'e']]);
  });

  it('answers each when its own group is done, with its own answer', async () => {
    const { begun, together } = groups();
    const answers: string[] = [];
    const note = (item: string) => void together.add(item).then((kept) => answers.push(`${item} ${kept}`));
    note('a');
    note('b');
    await turn();
    note('c');
    await turn();
    begun[1]!.end();
    await turn();
    expect(answers).toEqual(['c true']);
    begun[0]!.end([true, false]);
    await turn();
    expect(answers).toEqual(['c true', 'a true', 'b false']);
  });

  it('fails a group as a whole, and goes on with the next', async () => {
    const { begun, together } = groups();
    const fault = new Error('cut');
    const failing = Promise.allSettled([together.add('a'), together.add('b')]);
    await turn();
    begun[0]!.fail(fault);
    expect(await failing).toEqual([{ status: 'rejected', reason: fault }, { status: 'rejected', reason: fault }]);
    const next = together.add('c');
    await turn();
    begun[1]!.end();
    expect(await next).toBe(true);
  });

  it('never makes a group larger than 64', async () => {
    const { begun, together } = groups();
    for (let i = 0; i < 130; i++) void together.add(String(i)).catch(() => undefined);
    await turn();
    expect(begun.map(({ group }) => group.length)).toEqual([64, 64]);
    begun[0]!.end();
    await turn();
    expect(begun[2]!.group).toEqual(['128', '129']);
  });

  it('tells whom it cannot serve within five seconds, and writes nothing of that', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    try {
      const { begun, together } = groups();
      for (const item of ['a', 'b']) {
        void together.add(item);
        await turn();
      }
      const late = together.add('late');
      const refused = expect(late).rejects.toMatchObject({ code: 'door.busy' });
      await turn();
      jest.advanceTimersByTime(5_000);
      await refused;
      await expect(late).rejects.toBeInstanceOf(Refusal);
      begun[0]!.end();
      await turn();
      expect(begun.map(({ group }) => group)).toEqual([['a'], ['b']]);
    } finally {
      jest.useRealTimers();
    }
  });
});
