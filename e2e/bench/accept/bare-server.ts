import { randomUUID } from 'node:crypto';
import { Sealer } from '@amparo/platform';
import Fastify from 'fastify';
import { Pool } from 'pg';

/**
 * The physical limit that the door is held against: Fastify, pg, and one insert of the same bytes, durable when
 * answered. `/sealed` seals them first, as the door does.
 */
const pool = new Pool({ connectionString: process.env.BARE_DATABASE_URL, max: Number(process.env.BARE_POOL ?? 30), application_name: 'bare' });
const sealer = Sealer.fromPublicKey(Buffer.from(process.env.BARE_PUBLIC_KEY ?? '', 'hex'));
const server = Fastify({ logger: false });

server.removeAllContentTypeParsers();
server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
  JSON.parse(body.toString());
  done(null, body);
});

async function insert(bytes: Buffer): Promise<string> {
  const id = randomUUID();
  await pool.query('INSERT INTO bare (id, body) VALUES ($1, $2)', [id, bytes]);
  return id;
}

server.post('/plain', async (request, reply) => reply.code(201).send({ id: await insert(request.body as Buffer) }));
server.post('/sealed', async (request, reply) => {
  const id = randomUUID();
  const sealed = await (await sealer).seal(request.body as Buffer, Buffer.from(id));
  return reply.code(201).send({ id: await insert(sealed) });
});

process.on('message', (message) => {
  if (message === 'usage') process.send?.({ usage: process.cpuUsage() });
});
process.on('disconnect', () => process.exit(0));
void server.listen({ host: '127.0.0.1', port: 0 }).then((url) => process.send?.({ url }));
