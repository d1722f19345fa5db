import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as the relay got it. */
export interface ReceivedMail {
  to: string[];
  raw: string;
}

/** A real SMTP server on this machine that keeps what it gets, and can be told to refuse or to be away. */
export class MailRelay {
  readonly mails: ReceivedMail[] = [];
  /** SMTP status for each recipient, in place of 250. */
  refuseRecipient?: number;
  /** SMTP status for each connection, in place of the greeting. */
  refuseConnection?: number;
  /** Waits for it before the last 250. */
  beforeAnswer: Promise<void> = Promise.resolve();
  connections = 0;
  private server?: SMTPServer;
  private port = 0;

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Listens, on the port that it had before if it had one. */
  async start(): Promise<void> {
    const refusal = (code: number): Error => Object.assign(new Error('refused'), { responseCode: code });
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      onConnect: (_session, done) => {
        this.connections += 1;
        done(this.refuseConnection === undefined ? null : refusal(this.refuseConnection));
      },
      onRcptTo: (_address, _session, done) => done(this.refuseRecipient === undefined ? null : refusal(this.refuseRecipient)),
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          this.mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(parts).toString('utf8') });
          void this.beforeAnswer.then(() => done());
        });
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }

  async stop(): Promise<void> {
    const server = this.server;
    if (server !== undefined) await new Promise<void>((resolve) => server.close(resolve));
    this.server = undefined;
  }
}
