import { parentPort, workerData } from 'node:worker_threads';
import { NativeSealer } from '../prototypes/native-hpke';

/** Seals in a thread of its own. */
const sealer = new NativeSealer(Buffer.from(workerData as Uint8Array));

parentPort?.on('message', ({ id, plain, aad }: { id: number; plain: Uint8Array; aad: Uint8Array }) => {
  parentPort?.postMessage({ id, sealed: sealer.seal(plain, aad) });
});
