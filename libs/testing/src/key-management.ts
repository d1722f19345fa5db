import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';

/** A key management service as `KmsEpochKeys` says that it has to answer: it speaks HTTP and keeps its keys to itself. */
export class KeyManagement {
  private readonly keys = new Map<string, Buffer>();
  private readonly server: Server;
  /** Lets in whoever calls. */
  readonly token = 'invented-token-of-a-service';
  /** Everything that it was sent and everything that it answered. */
  readonly wire: string[] = [];
  /** It answers 503 to everything. */
  away = false;

  constructor() {
    this.server = createServer((request, response) => void this.answer(request).then(({ status, body = {} }) => {
      const text = JSON.stringify(body);
      this.wire.push(text);
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    }));
  }

  /** @returns where it answers */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; body?: object }> {
    const text = await new Promise<string>((resolve) => {
      let read = '';
      request.on('data', (part: Buffer) => (read += part.toString())).on('end', () => resolve(read));
    });
    this.wire.push(text);
    if (this.away) return { status: 503 };
    if (request.headers.authorization !== `Bearer ${this.token}`) return { status: 401 };
    const [, , epoch = '', what] = (request.url ?? '').split('/');
    if (epoch === '') return { status: 200, body: { epochs: [...this.keys.keys()] } };
    if (request.method === 'PUT') return this.keys.has(epoch) ? { status: 200 } : { status: 201, body: { made: this.keys.set(epoch, randomBytes(32)).size } };
    const key = this.keys.get(epoch);
    if (key === undefined) return { status: 404 };
    if (request.method === 'DELETE') return { status: 200, body: { gone: this.keys.delete(epoch) } };
    const said = JSON.parse(text) as Record<string, string>;
    const bytes = (name: string): Buffer => Buffer.from(said[name] ?? '', 'base64');
    if (what === 'wrap') {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bytes('context'));
      return { status: 200, body: { wrapped: Buffer.concat([nonce, cipher.update(bytes('plain')), cipher.final(), cipher.getAuthTag()]).toString('base64') } };
    }
    try {
      const wrapped = bytes('wrapped');
      const decipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, 12)).setAAD(bytes('context')).setAuthTag(wrapped.subarray(-16));
      return { status: 200, body: { plain: Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]).toString('base64') } };
    } catch {
      return { status: 422 };
    }
  }
}
