import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '@amparo/persistence';
import type { EventWiring } from '../service/event-wiring';

const ANSWER_WITHIN_MS = 2_000;

/** What a service needs in order to work, and whether it answers. Names only: the reader may be anybody. */
export interface ReadinessReport {
  ready: boolean;
  database?: 'up' | 'down';
  eventLog?: 'up' | 'down';
}

/** Asks what a service leans on whether it is there. */
export class Readiness {
  constructor(
    private readonly database: Database | undefined,
    private readonly wiring: EventWiring | undefined,
  ) {}

  async run(): Promise<ReadinessReport> {
    const report: ReadinessReport = { ready: true };
    const { database, wiring } = this;
    if (database !== undefined) report.database = await answers(() => database.query('SELECT 1'));
    if (wiring !== undefined && wiring.strategies.length > 0) report.eventLog = await answers(() => wiring.lag());
    report.ready = report.database !== 'down' && report.eventLog !== 'down';
    return report;
  }
}

async function answers(asking: () => Promise<unknown>): Promise<'up' | 'down'> {
  const late = new AbortController();
  const asked = asking().then(() => 'up' as const, () => 'down' as const);
  const timeout = wait(ANSWER_WITHIN_MS, 'down' as const, { signal: late.signal }).catch(() => 'down' as const);
  return Promise.race([asked, timeout]).finally(() => late.abort());
}
