import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { ClientAnswer, ClientAnswers, ClientOrder } from './client-orders';
import type { ClientName } from './client-under-test';

/** A client's process, as the bench sees it. */
export class ClientChild {
  /** How it ended, where it did so before it was asked to. */
  died?: string;
  private closing = false;

  private constructor(
    readonly name: ClientName,
    private readonly process: ChildProcess,
  ) {
    this.process.on('exit', (code, signal) => {
      if (!this.closing) this.died = signal ?? `code ${code}`;
    });
  }

  /** @returns the child, and the memory it had before it loaded the client */
  static async open(name: ClientName, folder: string, brokers: string): Promise<{ child: ClientChild; bareMiB: number }> {
    const child = new ClientChild(name, fork(join(__dirname, 'client-process.js'), [], { serialization: 'advanced', execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }));
    const { bareMiB } = await child.ask({ kind: 'open', client: name, folder, brokers });
    return { child, bareMiB };
  }

  /** @throws Error when the client could not, or its process ended or said nothing for too long */
  async ask<Order extends ClientOrder>(order: Order, patienceMs = 60_000): Promise<ClientAnswers[Order['kind']]> {
    if (this.died !== undefined) throw new Error(`${this.name}: its process ended (${this.died})`);
    return new Promise((done, fail) => {
      const finish = (): void => {
        clearTimeout(timer);
        this.process.off('exit', onExit);
        this.process.off('message', onMessage);
      };
      const giveUp = (why: string): void => {
        finish();
        fail(new Error(`${this.name}: ${order.kind}: ${why}`));
      };
      const onExit = (): void => giveUp('its process ended');
      const onMessage = (message: unknown): void => {
        const said = message as ClientAnswer;
        if ('failed' in said) return giveUp(said.failed);
        finish();
        done(said.answer as ClientAnswers[Order['kind']]);
      };
      const timer = setTimeout(() => giveUp(`no answer within ${patienceMs / 1000} s`), patienceMs);
      this.process.once('exit', onExit);
      this.process.once('message', onMessage);
      this.process.send(order);
    });
  }

  close(): void {
    this.closing = true;
    this.process.kill('SIGKILL');
  }
}
