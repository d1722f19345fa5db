import { inOneStatement } from '@amparo/persistence';
import type { EntityManager } from 'typeorm';

/** When it is, by the clock of the database: whatever people have to do by a time goes by it (ADR 0004). */
export async function databaseNow(tx: EntityManager): Promise<Date> {
  return now(tx, undefined);
}

const now = inOneStatement<undefined, Date>(async (tx, asked) => {
  const [row] = await tx.query<{ now: Date }[]>('SELECT now()');
  return asked.map(() => row?.now ?? new Date(Number.NaN));
});
