import { parentPort, workerData } from 'node:worker_threads';
import { Sealer } from '@amparo/platform';

/** Seals in a thread of its own. */
const sealer = Sealer.fromPublicKey(Buffer.from(workerData as Uint8Array));

async function seal({ id, plain, aad }: { id: number; plain: Uint8Array; aad: Uint8Array }): Promise<void> {
  parentPort?.postMessage({ id, sealed: await (await sealer).seal(plain, aad) });
}

parentPort?.on('message', (asked: Parameters<typeof seal>[0]) => void seal(asked));
