import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { LoadOrder, LoadReport } from './load-orders';

/** The load client's process, as the bench sees it: one order at a time. */
export class LoadClient {
  private readonly process: ChildProcess = fork(join(__dirname, 'load-process.js'), [], { serialization: 'advanced', execArgv: [] });

  async run(order: Omit<LoadOrder, 'host' | 'port' | 'path'>, url: string): Promise<LoadReport> {
    const { hostname, port, pathname } = new URL(url);
    const report = new Promise<LoadReport>((done, fail) => {
      this.process.once('message', (message) => done(message as LoadReport));
      this.process.once('exit', () => fail(new Error('the load client ended')));
    });
    this.process.send({ ...order, host: hostname, port: Number(port), path: pathname } satisfies LoadOrder);
    try {
      return await report;
    } finally {
      this.process.removeAllListeners('exit');
    }
  }

  close(): void {
    this.process.disconnect();
  }
}
