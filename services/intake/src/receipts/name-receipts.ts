import type { EntityManager } from 'typeorm';

/**
 * Names the return codes whose reports a transaction is about: from here on it sees those alone (row-level security).
 *
 * @param hashes as `ReceiptKey.hashOf` gives them
 */
export async function nameReceipts(tx: EntityManager, hashes: readonly Buffer[]): Promise<void> {
  await tx.query(`SELECT set_config('amparo.receipt_hashes', $1, true)`, [hashes.map((hash) => hash.toString('hex')).join(',')]);
}
