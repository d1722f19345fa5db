/** A sleep that can be cut short: a rousing while awake makes the next sleep end at once, so none is missed. */
export class Nap {
  private roused = false;
  private wake: () => void = () => undefined;

  rouse(): void {
    this.roused = true;
    this.wake();
  }

  /** Sleeps until roused, at most `ms` milliseconds. One sleeper at a time. */
  async rest(ms: number): Promise<void> {
    if (!this.roused) {
      await new Promise<void>((done) => {
        const timer = setTimeout(done, ms);
        this.wake = () => {
          clearTimeout(timer);
          done();
        };
      });
      this.wake = () => undefined;
    }
    this.roused = false;
  }
}
