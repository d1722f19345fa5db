import { fork, type ChildProcess } from 'node:child_process';
import type { LoadOrder, LoadReport } from './load-orders';
import { builtModule } from './results';

/** The load client's process, as the bench sees it: one order at a time. */
export class LoadClient {
  private readonly process: ChildProcess = fork(builtModule('support', 'load-process.js'), [], { serialization: 'advanced', execArgv: [] });

  async run(order: Omit<LoadOrder, 'host' | 'port' | 'path'>, url: string): Promise<LoadReport> {
    const { hostname, port, pathname } = new URL(url);
    this.process.send({ ...order, host: hostname, port: Number(port), path: pathname } satisfies LoadOrder);
    return new Promise<LoadReport>((done, fail) => {
      const ended = (): void => fail(new Error('the load client ended'));
      this.process.once('exit', ended);
      this.process.once('message', (message) => {
        this.process.off('exit', ended);
        done(message as LoadReport);
      });
    });
  }

  close(): void {
    this.process.disconnect();
  }
}
