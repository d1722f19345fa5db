import { createServer } from 'node:http';
import { Session } from 'node:inspector';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { Sealer } from '@amparo/platform';
import { Client } from 'pg';
import { acceptByCte } from '../prototypes/accept-by-cte';
import { PRODUCT, type Design, type DoorOrder, type DoorUsage } from '../prototypes/design';
import { doorInternals } from '../prototypes/door-internals';
import { SealingThread } from '../sealing/sealing-thread';

/**
 * Loaded before the door's own code (`node --require`), by benches alone: exchanges parts of the accept path while it
 * runs, and takes profiles, as it is told on a socket of its own. The product knows nothing of it.
 */
let design: Design = PRODUCT;

function hookSealing(): void {
  const product = Sealer.prototype.seal;
  let thread: SealingThread | undefined;
  Sealer.prototype.seal = async function (this: Sealer, plain: Uint8Array, aad: Uint8Array): Promise<Buffer> {
    if (design.sealing === 'thread') return Buffer.from(await (thread ??= new SealingThread(this.publicKeyBytes())).seal(plain, aad));
    // As many bytes as an envelope has, so that the database writes the same.
    return design.sealing === 'off' ? Buffer.concat([Buffer.alloc(57), plain]) : product.call(this, plain, aad);
  };
}

/** Designs "unprepared": every statement is parsed and planned each time. */
function hookStatements(): void {
  const product = Client.prototype.query as (this: Client, ...args: unknown[]) => unknown;
  const hooked = function (this: Client, ...args: unknown[]): unknown {
    const [statement, ...rest] = args;
    if (!design.statements.endsWith('unprepared') || typeof statement !== 'object' || statement === null || !('name' in statement)) return product.apply(this, args);
    return product.call(this, { ...statement, name: undefined }, ...rest);
  };
  Client.prototype.query = hooked as Client['query'];
}

function hookAccepting(main: string): void {
  const door = doorInternals(main);
  const { run, acceptFirst } = door.AcceptReport.prototype;
  const byCte = acceptByCte(door, run);
  door.AcceptReport.prototype.run = function (body, now, coming) {
    return (design.statements === 'cte' ? byCte : run).call(this, body, now, coming);
  };
  door.AcceptReport.prototype.acceptFirst = async function (arrival, preparing) {
    return design.statements.startsWith('alone') ? undefined : acceptFirst.call(this, arrival, preparing);
  };
}

async function obey(order: DoorOrder, inspector: Session): Promise<DoorUsage> {
  if (order.design !== undefined) design = order.design;
  const post = (method: string) => new Promise<unknown>((done, fail) => inspector.post(method, (error, result) => (error ? fail(error) : done(result))));
  if (order.profile === 'start') {
    await post('Profiler.enable');
    await post('Profiler.start');
  } else if (order.profile !== undefined) {
    const { profile } = (await post('Profiler.stop')) as { profile: unknown };
    writeFileSync(order.profile.writeTo, JSON.stringify(profile));
  }
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000 };
}

function listen(path: string): void {
  const inspector = new Session();
  inspector.connect();
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => (text += String(part)));
    request.on('end', () => void obey(JSON.parse(text) as DoorOrder, inspector).then((usage) => response.end(JSON.stringify(usage)), (error: unknown) => response.writeHead(500).end(String(error))));
  });
  server.listen(path);
  server.unref();
}

const main = process.argv[1] ?? '';
const socket = process.env.AMPARO_BENCH_SOCKET;
if (socket !== undefined && main.includes(join('services', 'intake'))) {
  hookSealing();
  hookStatements();
  hookAccepting(main);
  listen(`\0${socket}`);
}
