import { inOneStatement } from './in-one-statement';

const tx = () => ({});

describe('a step that several take side by side', () => {
  it('is one statement for those who ask at the same time in one transaction, and gives each her own answer', async () => {
    const asked: [object, number[]][] = [];
    const double = inOneStatement<number, number, object>(async (on, items) => {
      asked.push([on, [...items]]);
      return items.map((item) => item * 2);
    });
    const [one, other] = [tx(), tx()];
    // However many turns each of them has taken before.
    const late = async (on: object, item: number, turns: number) => {
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      return double(on, item);
    };
    expect(await Promise.all([late(one, 1, 0), late(other, 2, 1), late(one, 3, 5), late(one, 4, 2)])).toEqual([2, 4, 6, 8]);
    expect(asked).toEqual([[one, [1, 4, 3]], [other, [2]]]);
    expect(await double(one, 5)).toBe(10);
    expect(asked).toHaveLength(3);
  });

  it('fails for all who shared it, and for nobody else', async () => {
    const step = inOneStatement<number, void, object>(async (_on, items) => {
      if (items.includes(1)) throw new Error('no');
    });
    const on = tx();
    const ended = await Promise.allSettled([step(on, 1), step(on, 2), step(tx(), 3)]);
    expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    await step(on, 4);
  });
});
