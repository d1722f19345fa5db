import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A thread that seals, asked by messages. */
export class SealingThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, (sealed: Uint8Array) => void>();
  private asked = 0;

  constructor(publicKey: Buffer) {
    this.worker = new Worker(join(__dirname, 'seal-worker.js'), { workerData: publicKey });
    this.worker.on('message', ({ id, sealed }: { id: number; sealed: Uint8Array }) => {
      this.waiting.get(id)?.(sealed);
      this.waiting.delete(id);
    });
  }

  seal(plain: Uint8Array, aad: Uint8Array): Promise<Uint8Array> {
    const id = this.asked++;
    return new Promise((done) => {
      this.waiting.set(id, done);
      this.worker.postMessage({ id, plain, aad });
    });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}
