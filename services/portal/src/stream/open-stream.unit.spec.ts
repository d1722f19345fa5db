import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { OpenStream } from './open-stream';

describe('a page that does not read', () => {
  it('is cut off, and what waits for it stays small', async () => {
    let raw: ServerResponse | undefined;
    let stream: OpenStream | undefined;
    const server = createServer((_request, response) => {
      raw = response;
      stream = new OpenStream(response);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.pause();
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    while (stream === undefined) await pause(5);
    let closed = false;
    stream.whenClosed(() => (closed = true));
    let most = 0;
    // What the kernel takes for a connection is not ours to bound.
    for (let i = 0; i < 300_000 && !closed; i++) {
      stream.changed({ what: 'cases', id: '00000000-0000-4000-8000-000000000000' }, '00000000-0000-4000-8000-000000000000');
      most = Math.max(most, raw?.writableLength ?? 0);
      if (i % 100 === 0) await pause(0);
    }
    expect(closed).toBe(true);
    expect(most).toBeLessThanOrEqual(64 * 1_024);
    stream.ready();
    stream.changed({ what: 'cases' }, 'x');
    let late = false;
    stream.whenClosed(() => (late = true));
    expect(late).toBe(true);
    socket.destroy();
    await new Promise<void>((done) => server.close(() => done()));
  }, 20_000);
});
