import { Session } from 'node:inspector';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { Sealer } from '@amparo/platform';
import { Client } from 'pg';
import { acceptByCte } from '../prototypes/accept-by-cte';
import { acceptByThread } from '../prototypes/accept-by-thread';
import { PRODUCT, type Design, type DoorOrder, type DoorUsage } from '../prototypes/design';
import { doorInternals } from '../prototypes/door-internals';
import { SecondDoor, takeConnections } from '../prototypes/second-door';
import { unsealed } from '../prototypes/unsealed';
import { SealingThread } from '../sealing/sealing-thread';
import { listenForOrders } from './orders';

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
    return design.sealing === 'off' ? unsealed.seal(plain) : product.call(this, plain, aad);
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
  const byThread = acceptByThread(door, main, run, () => design.sealing !== 'off');
  door.AcceptReport.prototype.run = function (body, now, coming) {
    return (design.preparing === 'thread' ? byThread : design.statements === 'cte' ? byCte : run).call(this, body, now, coming);
  };
  door.AcceptReport.prototype.acceptFirst = async function (arrival, preparing) {
    return design.statements.startsWith('alone') ? undefined : acceptFirst.call(this, arrival, preparing);
  };
}

async function obey(order: DoorOrder, inspector: Session, second: SecondDoor): Promise<DoorUsage> {
  if (order.design !== undefined) {
    design = order.design;
    await second.serve(design.doors === 'two');
    second.tell(design);
  }
  const post = (method: string) => new Promise<unknown>((done, fail) => inspector.post(method, (error, result) => (error ? fail(error) : done(result))));
  if (order.profile === 'start') {
    await post('Profiler.enable');
    await post('Profiler.start');
  } else if (order.profile !== undefined) {
    const { profile } = (await post('Profiler.stop')) as { profile: unknown };
    writeFileSync(order.profile.writeTo, JSON.stringify(profile));
  }
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000 + (design.doors === 'two' ? second.cpuMs() : 0) };
}

function serveOrders(path: string, second: SecondDoor): void {
  const inspector = new Session();
  inspector.connect();
  listenForOrders<DoorOrder>(path, (order) => obey(order, inspector, second));
}

const main = process.argv[1] ?? '';
const socket = process.env.AMPARO_BENCH_SOCKET;
if (socket !== undefined && main.includes(join('services', 'intake'))) {
  hookSealing();
  hookStatements();
  hookAccepting(main);
  if (process.env.AMPARO_BENCH_SECOND === undefined) serveOrders(`\0${socket}`, new SecondDoor(main));
  else takeConnections((told) => void (design = told));
}
