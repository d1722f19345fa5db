import { setTimeout as pause } from 'node:timers/promises';
import type { OperatorApi } from '@amparo/local';
import { SERVICE_NAMES } from '@amparo/platform';

const LOOK_EVERY_MS = 500;
/** What was just heard may tell something. */
const CALM_LOOKS = 3;

/** Waits until nobody has anything left to hear. @returns whether that was in time */
export async function untilAllIsHeard(api: OperatorApi, patienceMs: number): Promise<boolean> {
  const end = performance.now() + patienceMs;
  for (let calm = 0; calm < CALM_LOOKS; ) {
    if (performance.now() > end) return false;
    let lag = 0;
    for (const service of SERVICE_NAMES) {
      for (const row of await api.get<{ lag: number }[]>(`${service}/operator/lag`)) lag += row.lag;
    }
    calm = lag === 0 ? calm + 1 : 0;
    await pause(LOOK_EVERY_MS);
  }
  return true;
}
