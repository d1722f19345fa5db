import type { OperatorApi } from '@amparo/local';
import { SERVICE_NAMES } from '@amparo/platform';
import type { Rows } from '@amparo/testing';
import { until } from './until';

/** What is still on its way, and how much was told and heard so far. */
interface Traffic {
  waiting: Record<string, number>;
  parked: number;
  done: number[];
}

/**
 * Answers when nothing is on its way any more: outboxes empty, no consumer behind, sealed contents handed over, messages
 * out. Since parts of a system are looked at one after another, two looks in a row must see nothing waiting and the same
 * counts.
 *
 * @throws Error naming what does not come to rest, or that something was parked
 */
export async function quiet(api: OperatorApi, rows: Rows, patienceMs = 90_000): Promise<void> {
  let before: Traffic | undefined;
  let last: Traffic | undefined;
  try {
    await until('the system to come to rest', async () => {
      before = last;
      last = undefined;
      last = await traffic(api, rows);
      return isIdle(last) && before !== undefined && isIdle(before) && last.done.join() === before.done.join() ? true : undefined;
    }, patienceMs);
  } catch (error) {
    throw new Error(`${(error as Error).message}: ${JSON.stringify(last ?? before ?? 'a service does not answer')}`, { cause: error });
  }
  if (last !== undefined && last.parked > 0) throw new Error(`${last.parked} events are parked`);
}

const isIdle = ({ waiting }: Traffic): boolean => Object.keys(waiting).length === 0;

async function traffic(api: OperatorApi, rows: Rows): Promise<Traffic> {
  const found: Traffic = { waiting: {}, parked: 0, done: [] };
  const note = (what: string, n: number) => {
    if (n > 0) found.waiting[what] = n;
  };
  for (const service of SERVICE_NAMES) {
    const [row] = await rows.of<{ outbox: number; told: number; inbox: number; parked: number }>(
      service,
      `SELECT (SELECT count(*)::int FROM outbox) AS outbox, (SELECT count(*)::int FROM told) AS told,
              (SELECT count(*)::int FROM inbox) AS inbox, (SELECT count(*)::int FROM parked) AS parked`,
    );
    note(`outbox of ${service}`, row?.outbox ?? 0);
    found.done.push(row?.told ?? 0, row?.inbox ?? 0);
    found.parked += row?.parked ?? 0;
  }
  note('contents', await rows.count('casework', `SELECT count(*) AS n FROM contents WHERE state <> 'FETCHED'`));
  note('envelopes', await rows.count('intake', 'SELECT count(*) AS n FROM envelopes'));
  note('messages', await rows.count('notifications', `SELECT count(*) AS n FROM messages WHERE state = 'PENDING'`));
  if (!isIdle(found)) return found;
  for (const service of SERVICE_NAMES) {
    const lags = await api.get<{ lag: number }[]>(`${service}/operator/lag`);
    note(`lag of ${service}`, lags.reduce((sum, { lag }) => sum + lag, 0));
  }
  return found;
}
