import { doorBusy } from '../door-busy';

/** Groups under way at once: while one commits, the next is filled. More would only make smaller ones. */
const AT_ONCE = 2;
const LARGEST = 64;
/** How long an item waits for its turn, in milliseconds, before its sender is told of other ways. */
const PATIENCE_MS = 5_000;

interface Waiting<T> {
  item: T;
  done: (kept: boolean) => void;
  fail: (error: unknown) => void;
  patience: NodeJS.Timeout;
}

/**
 * Lets what comes in at the same time share one transaction, and answers each after its COMMIT. Nobody waits for a group
 * to fill: a lone item goes at once, and what comes while two groups commit is the next one.
 */
export class GroupCommit<T> {
  private readonly waiting: Waiting<T>[] = [];
  private underWay = 0;

  /** @param commit writes a group, durably when it resolves: for each item whether it was kept. Where it throws, nothing was. */
  constructor(private readonly commit: (group: T[]) => Promise<boolean[]>) {}

  /**
   * @returns whether the item was kept, as `commit` says
   * @throws Refusal `door.busy` when its turn does not come in time; otherwise whatever `commit` throws for its group
   */
  add(item: T): Promise<boolean> {
    return new Promise((done, fail) => {
      const patience = setTimeout(() => this.giveUp(waiting), PATIENCE_MS);
      const waiting: Waiting<T> = { item, done, fail, patience };
      this.waiting.push(waiting);
      // What else came in with this turn of the loop goes along.
      setImmediate(() => this.pump());
    });
  }

  private pump(): void {
    while (this.underWay < AT_ONCE && this.waiting.length > 0) {
      const group = this.waiting.splice(0, LARGEST);
      for (const { patience } of group) clearTimeout(patience);
      this.underWay++;
      void this.run(group).finally(() => {
        this.underWay--;
        this.pump();
      });
    }
  }

  private async run(group: Waiting<T>[]): Promise<void> {
    try {
      const kept = await this.commit(group.map(({ item }) => item));
      group.forEach(({ done }, at) => done(kept[at] === true));
    } catch (error) {
      for (const { fail } of group) fail(error);
    }
  }

  private giveUp(waiting: Waiting<T>): void {
    this.waiting.splice(this.waiting.indexOf(waiting), 1);
    waiting.fail(doorBusy());
  }
}
