import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands between the door and its database, and can be cut. */
export class DatabaseCable {
  private readonly sockets = new Set<Socket>();

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
        one.pipe(other);
      }
    });
    await new Promise<void>((done) => relay.listen(0, '127.0.0.1', done));
    const cable = new DatabaseCable(relay, (relay.address() as AddressInfo).port);
    return cable;
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
