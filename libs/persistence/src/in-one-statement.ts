import type { EntityManager } from 'typeorm';

/** Somebody who waits for her part of a statement. */
interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * A step of a transaction that several take side by side, each for a case of its own, as one statement for all of them: whoever asks for it
 * at the same time, in the same transaction, shares it. It goes out once nobody of them can go on without an answer; who asks alone waits for nobody.
 *
 * @param run answers in the order of the items. A row belongs to one of them alone: those who ask side by side are of different cases
 * @returns the step. Where the statement fails it fails for all who shared it
 */
export function inOneStatement<Item, Result = void, On extends object = EntityManager>(
  run: (on: On, items: readonly Item[]) => Promise<[Result] extends [void] ? unknown : readonly Result[]>,
): (on: On, item: Item) => Promise<Result> {
  const asked = new WeakMap<On, Waiting<Item, Result>[]>();
  const answer = async (on: On, waiting: readonly Waiting<Item, Result>[]): Promise<void> => {
    try {
      const results = await run(on, waiting.map(({ item }) => item)) as readonly Result[] | undefined;
      waiting.forEach(({ resolve }, place) => resolve(results?.[place] as Result));
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  };
  return (on, item) => new Promise<Result>((resolve, reject) => {
    const others = asked.get(on);
    if (others !== undefined) {
      others.push({ item, resolve, reject });
      return;
    }
    const waiting = [{ item, resolve, reject }];
    asked.set(on, waiting);
    process.nextTick(() => {
      asked.delete(on);
      void answer(on, waiting);
    });
  });
}

/** Answers in the order of the items, from rows that say the place of theirs (`WITH ORDINALITY`, from 1). An item of which there is no row has none. */
export function inPlaces<Row extends { place: number }>(items: readonly unknown[], rows: readonly Row[]): (Row | undefined)[] {
  const byPlace = new Map(rows.map((row) => [row.place, row]));
  return items.map((_, at) => byPlace.get(at + 1));
}
