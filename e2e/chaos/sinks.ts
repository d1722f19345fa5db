import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Recorder } from './recorder';

/** How the mail relay behaves. `hang-up`: takes the whole mail and closes without an answer. `down`: nobody listens. */
export type MailBehaviour = 'well' | 'slow' | 'dripping' | 'failing-4xx' | 'failing-5xx' | 'hang-up' | 'down';

const SLOW_MS = 1_200;
const DRIP_MS = 40;

/** A mail relay that can be any kind of bad. A mail counts as taken when its `250` has gone out, as in RFC 5321. */
export class MailRelay {
  private behaviour: MailBehaviour = 'well';
  private server?: Server;
  private port = 0;
  private readonly sockets = new Set<Socket>();

  /** @param to whose mailbox an address is */
  constructor(private recorder: Recorder, private readonly to: ReadonlyMap<string, string>) {}

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  recordTo(recorder: Recorder): void {
    this.recorder = recorder;
  }

  async behave(behaviour: MailBehaviour): Promise<void> {
    this.behaviour = behaviour;
    if (behaviour === 'down') await this.close();
    else if (this.server === undefined) await this.open();
  }

  async open(): Promise<void> {
    const server = createServer((socket) => void this.serve(socket).catch(() => socket.destroy()));
    this.port = await listen(server, this.port);
    this.server = server;
  }

  async close(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    for (const socket of this.sockets) socket.destroy();
    if (server !== undefined) await new Promise((done) => server.close(done));
  }

  private async serve(socket: Socket): Promise<void> {
    this.sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket)).setNoDelay(true);
    let recipient = '';
    let data: string[] | undefined;
    await this.say(socket, '220 sink');
    for await (const line of linesOf(socket)) {
      if (data !== undefined) {
        if (line !== '.') data.push(line);
        else {
          const mail = data;
          data = undefined;
          await this.take(socket, recipient, mail);
        }
        continue;
      }
      const [, verb = '', rest = ''] = /^(\w+)\s*(.*)$/.exec(line) ?? [];
      if (verb === 'RCPT') recipient = /<([^>]*)>/.exec(rest)?.[1] ?? '';
      if (verb === 'DATA') data = [];
      await this.say(socket, this.answerTo(verb));
      if (verb === 'QUIT') socket.end();
    }
  }

  private answerTo(verb: string): string {
    if (verb === 'RCPT' && this.behaviour === 'failing-4xx') return '451 not now';
    if (verb === 'RCPT' && this.behaviour === 'failing-5xx') return '550 no';
    if (verb === 'DATA') return '354 go on';
    return verb === 'QUIT' ? '221 bye' : '250 ok';
  }

  private async take(socket: Socket, recipient: string, lines: readonly string[]): Promise<void> {
    if (this.behaviour === 'hang-up') {
      socket.destroy();
      return;
    }
    const id = /^Message-ID:\s*<([^@>]*)/im.exec(lines.join('\n'))?.[1] ?? '';
    const taken = await this.say(socket, '250 taken');
    if (taken) this.recorder.note({ what: 'mail', id, person: this.to.get(recipient) ?? recipient });
  }

  /** @returns whether the other side was there to the end */
  private async say(socket: Socket, line: string): Promise<boolean> {
    if (this.behaviour === 'slow') await pause(SLOW_MS);
    const parts = this.behaviour === 'dripping' ? [...`${line}\r\n`] : [`${line}\r\n`];
    for (const [at, part] of parts.entries()) {
      // Nothing after the last letter: whoever has read the line may leave at once, and has been told.
      if (at > 0) await pause(DRIP_MS);
      if (socket.destroyed || !socket.writable) return false;
      socket.write(part);
    }
    return true;
  }
}

/** A paging gateway that notes what it takes. */
export class PageGateway {
  private readonly server = createHttpServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { id, to } = JSON.parse(Buffer.concat(parts).toString('utf8')) as { id: string; to: string };
      response.writeHead(202).end();
      this.recorder.note({ what: 'page', id, person: this.to.get(to) ?? to });
    });
  });
  private port = 0;

  constructor(private recorder: Recorder, private readonly to: ReadonlyMap<string, string>) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}/pages`;
  }

  recordTo(recorder: Recorder): void {
    this.recorder = recorder;
  }

  async open(): Promise<void> {
    this.port = await listen(this.server, this.port);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}

async function* linesOf(socket: Socket): AsyncGenerator<string> {
  let rest = '';
  for await (const part of socket as AsyncIterable<Buffer>) {
    const lines = (rest + part.toString('utf8')).split('\r\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => done());
  });
  return (server.address() as AddressInfo).port;
}
