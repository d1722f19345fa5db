import { laddersOf, type ClockTable, type Ladders } from '@amparo/domain';
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
export async function currentLadders(tx: Pick<EntityManager, 'query'>, clocks: ClockTable): Promise<LaddersKept> {
  const [kept] = await tx.query<LaddersKept[]>('SELECT version, levels, made_by AS "madeBy", made_at AS "madeAt" FROM ladders ORDER BY version DESC LIMIT 1');
  return kept ?? { version: 0, levels: laddersOf(clocks), madeBy: null, madeAt: null };
}
