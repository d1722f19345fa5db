import { createServer, type AddressInfo, type Server } from 'node:net';
import { Pool } from 'pg';
import { PreparingClient } from './preparing-client';

const message = (type: string, body: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
};
const [welcome, ready] = [message('R', Buffer.from([0, 0, 0, 0])), message('Z', Buffer.from('I'))];
const farewell = message('E', Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0'));

describe('a connection that ends in the same breath in which it was made', () => {
  let server: Server;
  let pool: Pool;
  beforeAll(async () => {
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(Buffer.concat([welcome, ready, farewell])));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    pool = new Pool({ host: '127.0.0.1', port: (server.address() as AddressInfo).port, user: 'nobody', database: 'none', Client: PreparingClient });
    pool.on('error', () => undefined);
  });
  afterAll(async () => {
    await pool.end();
    await new Promise((resolve) => server.close(resolve));
  });

  it('ends no process: whoever asks it is told', async () => {
    const client = await pool.connect();
    await expect(client.query('SELECT 1')).rejects.toThrow('not queryable');
    client.release();
    expect(pool.totalCount).toBe(0);
  });
});
