import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands where the door and the directory would answer: what lies in `answers` is served by path, the rest is 404. */
export class Neighbours {
  readonly answers = new Map<string, Buffer | object>();
  /** Paths that were asked for. */
  readonly asked: string[] = [];
  /** Everything answers 503. */
  away = false;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Neighbours> {
    const server = createServer();
    const neighbours = new Neighbours(server);
    server.on('request', (request, response) => {
      const path = request.url ?? '';
      neighbours.asked.push(path);
      const answer = neighbours.answers.get(path);
      const status = neighbours.away || !request.headers.authorization?.startsWith('Bearer ') ? 503 : answer === undefined ? 404 : 200;
      response.writeHead(status, { 'content-type': Buffer.isBuffer(answer) ? 'application/octet-stream' : 'application/json' });
      response.end(status !== 200 ? '{"code":"envelope.absent"}' : Buffer.isBuffer(answer) ? answer : JSON.stringify(answer));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return neighbours;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}
