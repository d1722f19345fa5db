import type { EntityManager } from 'typeorm';

/**
 * Names one more case or envelope that a transaction is about: it sees those that it names alone (row-level security).
 * What others who share the transaction have named stays named.
 */
export async function nameRow(tx: EntityManager, kind: 'case' | 'envelope', id: string): Promise<void> {
  const setting = `amparo.${kind}_ids`;
  await tx.query(`SELECT set_config($1, concat_ws(',', nullif(current_setting($1, true), ''), $2::text), true)`, [setting, id]);
}
