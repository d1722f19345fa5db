import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PrepareAnswer, PrepareOrder, PrepareStart } from './prepare-orders';

/** A thread that prepares bodies, asked by messages. */
export class PrepareThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, (answer: PrepareAnswer) => void>();
  private asked = 0;
  private copy: unknown;

  constructor(start: PrepareStart) {
    // What the door loads first is nothing to it.
    this.worker = new Worker(join(__dirname, 'prepare-worker.js'), { workerData: start, execArgv: [] });
    this.worker.unref();
    this.worker.on('message', (answer: PrepareAnswer) => {
      this.waiting.get(answer.id)?.(answer);
      this.waiting.delete(answer.id);
    });
  }

  /** @param copy of the directory: sent along where it is another than before */
  prepare(order: Omit<PrepareOrder, 'id' | 'copy'>, copy: unknown): Promise<PrepareAnswer> {
    const id = this.asked++;
    const changed = this.asked === 1 || copy !== this.copy;
    this.copy = copy;
    return new Promise((done) => {
      this.waiting.set(id, done);
      this.worker.postMessage({ ...order, id, ...(changed ? { copy: { current: copy } } : {}) } satisfies PrepareOrder);
    });
  }
}
