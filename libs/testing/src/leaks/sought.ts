/** Where something was found that must not be there. */
export interface Found {
  /** What it stood in: a file, a table, a mail. */
  where: string;
  /** What it was put into, or said in; or how it was encoded, where that hides which one it is. Never the words themselves. */
  canary: string;
}

/** Whatever can be looked for in some bytes. */
export interface Sought {
  findIn(where: string, bytes: Buffer): Found[];
}

/** Several at once, so that everything is read once. */
export class Several implements Sought {
  constructor(private readonly each: readonly Sought[]) {}

  findIn(where: string, bytes: Buffer): Found[] {
    return this.each.flatMap((one) => one.findIn(where, bytes));
  }
}
