import { laddersOf, type ClockTable, type Ladders } from '@amparo/domain';
import { inOneStatement } from '@amparo/persistence';
import type { EntityManager } from 'typeorm';

/** Ladders, and of which version they are. */
export interface LaddersKept {
  /** 0 while nobody has changed what the setting says. */
  version: number;
  levels: Ladders;
  /** Directory id of who made them, and when; nothing for the setting's. */
  madeBy: string | null;
  madeAt: Date | null;
}

/** The ladders with which an alert begins that is raised now: an administrator's, or else the setting's. */
export async function currentLadders(tx: EntityManager, clocks: ClockTable): Promise<LaddersKept> {
  return (await newest(tx, undefined)) ?? { version: 0, levels: laddersOf(clocks), madeBy: null, madeAt: null };
}

const newest = inOneStatement<undefined, LaddersKept | undefined>(async (tx, asked) => {
  const [kept] = await tx.query<LaddersKept[]>('SELECT version, levels, made_by AS "madeBy", made_at AS "madeAt" FROM ladders ORDER BY version DESC LIMIT 1');
  return asked.map(() => kept);
});
