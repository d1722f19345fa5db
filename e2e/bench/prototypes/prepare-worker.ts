import { parentPort, workerData } from 'node:worker_threads';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Sealer } from '@amparo/platform';
import { doorInternals } from './door-internals';
import type { PrepareAnswer, PrepareOrder, PrepareStart } from './prepare-orders';
import { unsealed } from './unsealed';

/** Reads, screens, seals and signs for bodies in a thread of its own, with the door's own modules and keys. */
const { main, publicKey } = workerData as PrepareStart;
const door = doorInternals(main);
const ofDoor = <T>(file: string): T => createRequire(main)(join(dirname(main), file)) as T;
const { ReceiptKey } = ofDoor<{ ReceiptKey: { fromFile(path: string): unknown } }>('receipts/receipt-key.js');
const { ProofKeys } = ofDoor<{ ProofKeys: { fromFile(path: string | undefined): { prove(hash: Buffer, now: Date): string | undefined } } }>('proofs/proof-keys.js');
const keys = ReceiptKey.fromFile(process.env.INTAKE_RECEIPT_KEY_FILE ?? '');
const proofKeys = ProofKeys.fromFile(process.env.INTAKE_PROOF_KEY_FILE);
const sealing = Sealer.fromPublicKey(publicKey);
let directory: unknown;

async function prepare({ id, body, now, isSealed, copy }: PrepareOrder): Promise<PrepareAnswer> {
  if (copy !== undefined) directory = copy.current;
  const arrival = await door.readArrival(body, keys, {}, now);
  if (arrival.caseReference !== undefined || arrival.withdraws) return { id, isForProduct: true };
  const sealer = isSealed ? await sealing : unsealed;
  const submission = await door.prepareSubmission(arrival, door.freshReport(undefined), { sealer, copy: directory, now });
  const { receiptHash, replyKey, caseReference, lane } = arrival;
  const accepted = { ...submission.accepted, proof: proofKeys.prove(arrival.proofHash, now) };
  return { id, arrival: { receiptHash, replyKey, caseReference, lane }, submission: { ...submission, accepted } };
}

parentPort?.on('message', (order: PrepareOrder) => {
  void prepare(order).then((answer) => parentPort?.postMessage(answer), (error: unknown) => parentPort?.postMessage({ id: order.id, failed: String(error) } satisfies PrepareAnswer));
});
