import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Relay } from '@amparo/messaging';
import { reachSocket, type ReachDesign, type ReachHeld } from '../reach/reach-design';
import { listenForOrders } from './orders';

/**
 * Loaded before the code of the door and the host, by the bench of designs alone: exchanges parts of the way to people while it runs, and
 * lets the host be two processes. The product knows nothing of it.
 */
let design: ReachDesign = {};
let rests = 0;

/** @returns tells what it is now */
function hookHeadStart(): () => number {
  const messaging = createRequire(__filename).resolve('@amparo/messaging');
  const { HEAD_START } = createRequire(messaging)('./log/head-start.js') as { HEAD_START: { most: number } };
  const delivered: unknown = HEAD_START.most;
  if (typeof delivered !== 'number') throw new Error('there is no head start of that name');
  Object.defineProperty(HEAD_START, 'most', { get: () => design.headStartMs ?? delivered });
  return () => HEAD_START.most;
}

interface HookedRelay {
  options: { lane: string };
  moveBatch(client: unknown): Promise<boolean>;
}

function hookRelays(): void {
  const relay = Relay.prototype as unknown as HookedRelay;
  const { moveBatch } = relay;
  relay.moveBatch = async function (client) {
    if (design.relayRestMs !== undefined && this.options.lane === 'normal') {
      await pause(design.relayRestMs);
      rests++;
    }
    return moveBatch.call(this, client);
  };
}

/** What people wait for. */
const FIRST = new Set(['protection', 'notifications']);

/** Leaves this process its half of the services; the first one starts the other, and says for it that it is ready. */
function splitHost(main: string, isSecond: boolean): void {
  const { services } = createRequire(main)(join(dirname(main), 'services.js')) as { services: { name: string }[] };
  services.splice(0, services.length, ...services.filter(({ name }) => FIRST.has(name) !== isSecond));
  if (isSecond) return;
  const others = fork(main, [], { env: { ...process.env, AMPARO_BENCH_HOST: 'others' }, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  others.on('message', (message) => process.send?.(message));
  others.once('exit', (code) => process.exit(code ?? 1));
}

const main = process.argv[1] ?? '';
const socket = process.env.AMPARO_BENCH_SOCKET;
const service = ['intake', 'host'].find((name) => main.includes(join('services', name, 'dist')));
if (socket !== undefined && service !== undefined) {
  const half = service === 'host' ? process.env.AMPARO_BENCH_HOST : undefined;
  const headStartMs = hookHeadStart();
  hookRelays();
  if (half !== undefined) splitHost(main, half === 'others');
  listenForOrders<ReachDesign>(reachSocket(socket, half === 'others' ? 'host-others' : service), (told): ReachHeld => {
    design = told;
    return { headStartMs: headStartMs(), rests };
  });
}
