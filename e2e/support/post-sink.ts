import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** How a host behaves. `down`: nobody listens. `refusing`: each recipient, for good, and it repeats whom. */
export type Behaviour = 'well' | 'failing' | 'refusing' | 'hanging' | 'down';

export interface Mail {
  to: string;
  messageId: string;
  raw: string;
  /** When it was accepted, in milliseconds since 1970. */
  at: number;
}

export interface Page {
  id: string;
  to: string;
  text: string;
  /** Names of all properties that came. */
  properties: string[];
  /** The signature is that of the body. */
  signed: boolean;
  at: number;
}

/** A mail relay of the test's own: keeps what it accepted. */
export class MailSink {
  readonly mails: Mail[] = [];
  private behaviour: Behaviour = 'well';
  private server?: SMTPServer;
  private readonly sockets = new Set<Socket>();
  private port = 0;

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  get behaves(): Behaviour {
    return this.behaviour;
  }

  get portNumber(): number {
    return this.port;
  }

  async behave(behaviour: Behaviour): Promise<void> {
    this.behaviour = behaviour;
    if (behaviour === 'down') await this.close();
    else if (this.server === undefined) await this.open();
  }

  async open(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      closeTimeout: 100,
      onRcptTo: ({ address }, _session, done) => {
        if (this.behaviour === 'hanging') return;
        if (this.behaviour === 'refusing') return done(Object.assign(new Error(`<${address}> is not here`), { responseCode: 550 }));
        done(this.behaviour === 'failing' ? Object.assign(new Error('not now'), { responseCode: 421 }) : null);
      },
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const raw = Buffer.concat(parts).toString('utf8');
          const messageId = /^Message-ID:\s*<([^>]*)>/im.exec(raw)?.[1] ?? '';
          this.mails.push(...session.envelope.rcptTo.map(({ address }) => ({ to: address, messageId, raw, at: Date.now() })));
          done();
        });
      },
    });
    server.on('error', () => undefined);
    const net = server.server as Server;
    net.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    this.port = await listen(net, this.port);
    this.server = server;
  }

  async close(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((done) => (server === undefined ? done() : server.close(() => done())));
  }
}

/** A paging gateway of the test's own. */
export class PageSink {
  readonly pages: Page[] = [];
  private secret = '';
  private readonly server = createServer((request, response) => this.take(request, response));
  private port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.port}/pages`;
  }

  /** @param secret key that signatures are to be made with */
  expectSecret(secret: string): void {
    this.secret = secret;
  }

  async open(): Promise<void> {
    this.port = await listen(this.server, 0);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private take(request: IncomingMessage, response: ServerResponse): void {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      const [, time = '', signature = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(request.headers['amparo-signature'])) ?? [];
      const signed = signature === createHmac('sha256', this.secret).update(`${time}.${body}`).digest('hex');
      const page = JSON.parse(body) as Page;
      this.pages.push({ id: page.id, to: page.to, text: page.text, properties: Object.keys(page).sort(), signed, at: Date.now() });
      response.writeHead(202).end();
    });
  }
}

/** @param port 0 for any */
async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => done());
  });
  return (server.address() as AddressInfo).port;
}
