import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What the database says when a transaction is durable. */
const COMMITTED = 'COMMIT\0';

/** Stands between the door and its database, and can be cut. */
export class DatabaseCable {
  private readonly sockets = new Set<Socket>();
  private losing?: { mark: string; lost: () => void };

  private constructor(private readonly relay: Server, private readonly port: number) {}

  static async lay(server: URL): Promise<DatabaseCable> {
    const relay = createServer((near) => {
      const far = connect(Number(server.port), server.hostname);
      for (const [one, other] of [[near, far], [far, near]] as const) {
        cable.sockets.add(one);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          other.destroy();
          cable.sockets.delete(one);
        });
      }
      near.pipe(far);
      cable.answer(far, near);
    });
    await new Promise<void>((done) => relay.listen(0, '127.0.0.1', done));
    const cable = new DatabaseCable(relay, (relay.address() as AddressInfo).port);
    return cable;
  }

  /**
   * Breaks one connection when the database says that a transaction is durable in which it said a word: nobody hears that it is.
   *
   * @returns what answers when it has been broken
   */
  loseCommitOf(mark: string): Promise<void> {
    return new Promise((lost) => { this.losing = { mark, lost }; });
  }

  private answer(far: Socket, near: Socket): void {
    let isMarked = false;
    far.on('data', (part: Buffer) => {
      isMarked ||= this.losing !== undefined && part.includes(this.losing.mark);
      if (isMarked && part.includes(COMMITTED)) {
        near.destroy();
        this.losing?.lost();
        this.losing = undefined;
      } else if (!near.write(part)) {
        far.pause();
        near.once('drain', () => far.resume());
      }
    });
    far.on('end', () => near.end());
  }

  through(url: string): string {
    const changed = new URL(url);
    changed.hostname = '127.0.0.1';
    changed.port = String(this.port);
    return changed.href;
  }

  async cut(): Promise<void> {
    if (!this.relay.listening) return;
    const closed = new Promise<void>((done) => this.relay.close(() => done()));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  async heal(): Promise<void> {
    await new Promise<void>((done) => this.relay.listen(this.port, '127.0.0.1', done));
  }
}
