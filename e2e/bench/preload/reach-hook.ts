import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { Relay } from '@amparo/messaging';
import { reachSocket, type ReachDesign, type ReachHeld } from '../reach/reach-design';
import { listenForOrders } from './orders';

/**
 * Loaded before the code of each process, by the bench of designs alone: exchanges parts of the way to people while it runs.
 * The product knows nothing of it.
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

const socket = process.env.AMPARO_BENCH_SOCKET;
const processName = process.argv[2];
if (socket !== undefined && processName !== undefined) {
  const headStartMs = hookHeadStart();
  hookRelays();
  listenForOrders<ReachDesign>(reachSocket(socket, processName), (told): ReachHeld => {
    design = told;
    return { headStartMs: headStartMs(), rests };
  });
}
