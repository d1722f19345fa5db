import { fork, type ChildProcess } from 'node:child_process';
import { Server } from 'node:http';
import type { Socket } from 'node:net';
import { cpuMsOf } from '../support/processes';
import type { Design } from './design';

/** Says to the second door that a connection comes with the message. */
const CONNECTION = 'bench connection';

/** What Node keeps of a server that listens; its own cluster hands connections on in the same way. */
interface Listening {
  onconnection(status: number, connection: unknown): void;
}

/** Design "two doors": the process that listens hands each second connection to another one, which is a whole door too. */
export class SecondDoor {
  private child?: ChildProcess;
  private ready?: Promise<void>;
  private turn = 0;
  private on = false;

  /** @param main the started script */
  constructor(private readonly main: string) {
    watchForDoor((listening) => {
      const { onconnection } = listening;
      listening.onconnection = (status, connection) => {
        if (!this.on || status !== 0 || this.turn++ % 2 === 0) return onconnection.call(listening, status, connection);
        const handed = connection as Socket & { close(): void };
        this.child?.send(CONNECTION, handed, () => handed.close());
      };
    });
  }

  /** Hands connections on from now, or does not; the other is started when it is wanted first. */
  async serve(on: boolean): Promise<void> {
    this.on = false;
    if (!on) return;
    this.ready ??= this.start();
    await this.ready;
    this.on = true;
  }

  tell(design: Design): void {
    this.child?.send(design);
  }

  /** Milliseconds on a core so far. */
  cpuMs(): number {
    return this.child?.pid === undefined ? 0 : cpuMsOf(this.child.pid);
  }

  private async start(): Promise<void> {
    const child = fork(this.main, [], { env: { ...process.env, INTAKE_PORT: '0', AMPARO_BENCH_SECOND: 'yes' }, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    this.child = child;
    await new Promise<void>((done, fail) => {
      child.on('message', (message) => {
        if (typeof message === 'object' && message !== null && 'ready' in message) done();
      });
      child.once('exit', () => fail(new Error('the second door ended')));
    });
  }
}

/** In the second door: takes the connections that the first hands on. @param follow called with each design that the first one tells */
export function takeConnections(follow: (design: Design) => void): void {
  let door: Listening | undefined;
  watchForDoor((listening) => void (door = listening));
  process.on('message', (message: Design | typeof CONNECTION, connection: unknown) => {
    if (message === CONNECTION) door?.onconnection(0, connection);
    else follow(message);
  });
}

/** @param found called with the server of the door when it listens: the first that has a port */
function watchForDoor(found: (listening: Listening) => void): void {
  const emit = Server.prototype.emit as (this: Server, event: string, ...args: unknown[]) => boolean;
  Server.prototype.emit = function (this: Server, event: string, ...args: unknown[]): boolean {
    if (event === 'listening' && typeof this.address() === 'object') {
      Server.prototype.emit = emit as typeof Server.prototype.emit;
      found((this as unknown as { _handle: Listening })._handle);
    }
    return emit.call(this, event, ...args);
  } as typeof Server.prototype.emit;
}
