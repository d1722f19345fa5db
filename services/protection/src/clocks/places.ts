/** Places for work of a process: some for all, and more that are kept for what is urgent, so that nothing else can hold it up. */
export class Places {
  private busy = 0;
  /** Of those, with what is not urgent. */
  private busyWithOthers = 0;
  private readonly urgent: (() => void)[] = [];
  private readonly others: (() => void)[] = [];

  /** @param forAll places that all may take @param kept further ones, for what is urgent: nothing else takes the last of them */
  constructor(private readonly forAll: number, private readonly kept: number) {}

  /** Waits for a place: what is urgent comes first, and else whoever came first. */
  async within<T>(urgent: boolean, work: () => Promise<T>): Promise<T> {
    if (this.isFree(urgent)) this.enter(urgent);
    else await new Promise<void>((next) => (urgent ? this.urgent : this.others).push(next));
    try {
      return await work();
    } finally {
      this.busy -= 1;
      if (!urgent) this.busyWithOthers -= 1;
      this.letIn();
    }
  }

  private letIn(): void {
    const isUrgent = this.urgent.length > 0;
    const next = this.isFree(isUrgent) ? (isUrgent ? this.urgent : this.others).shift() : undefined;
    if (next === undefined) return;
    this.enter(isUrgent);
    next();
  }

  private enter(urgent: boolean): void {
    this.busy += 1;
    if (!urgent) this.busyWithOthers += 1;
  }

  private isFree(urgent: boolean): boolean {
    return this.busy < this.forAll + this.kept && (urgent || this.busyWithOthers < this.forAll);
  }
}
