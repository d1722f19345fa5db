import { bodies } from '../support/bodies';
import type { BenchSystem } from '../support/bench-system';
import type { LoadClient } from '../support/load-client';
import { allProcesses, threadCpuMsOf } from '../support/processes';
import { spreadOf, type Spread } from '../support/statistics.rules';
import type { Contender } from './contenders';

/** One contender's round. */
export interface Measured {
  perSecond: number;
  refused: number;
  latency: Spread;
  /** Microseconds on a core a report, by whose they are: they say more than the rate where others use the machine too. */
  cpuUs: { server: number; database: number; client: number; byDatabaseRole: Record<string, number> };
  /** Rows that the relay had not yet moved at the end. */
  behind: number;
}

/** How hard, and for how long. */
export interface Pressure {
  connections: number;
  withinMs: number;
  rate?: number;
}

/** Of a hundred bodies so many may be refused, as by a machine that stands still for a moment: a contender who refuses more has no figures. */
const REFUSED_AT_MOST = 1;

/**
 * Lets one contender accept for a while. The door's relay catches up before anybody else's turn.
 *
 * @throws Error when it refuses what it is sent
 */
export async function measure(client: LoadClient, contender: Contender, pressure: Pressure): Promise<Measured> {
  const { system } = contender;
  await contender.prepare();
  const before = await sessions(system);
  const cpuBefore = await contender.cpuMs();
  const count = pressure.rate === undefined ? Number.MAX_SAFE_INTEGER : Math.floor((pressure.rate * pressure.withinMs) / 1000);
  const report = await client.run({ ...pressure, shapes: [bodies.danger], count }, contender.url);
  const cpu = (await contender.cpuMs()) - cpuBefore;
  const after = await sessions(system);
  const behind = await system.rows.one<{ n: number }>('intake', 'SELECT count(*)::int AS n FROM outbox');
  await system.rows.until('intake', 'SELECT NOT EXISTS (SELECT 1 FROM outbox)', 30_000);
  await contender.undo?.();
  if (report.refused * 100 > report.accepted * REFUSED_AT_MOST) {
    throw new Error(`${contender.name}: ${report.refused} bodies were refused, and ${report.accepted} accepted`);
  }
  const each = (ms: number) => (ms * 1000) / Math.max(1, report.accepted);
  const byDatabaseRole: Record<string, number> = {};
  for (const [pid, { name, ms }] of after) {
    // A session that ended between the two looks at it has no time any more.
    const used = Math.max(0, ms - (before.get(pid)?.ms ?? 0));
    byDatabaseRole[name] = (byDatabaseRole[name] ?? 0) + each(used);
  }
  return {
    perSecond: (report.accepted * 1000) / report.elapsedMs,
    refused: report.refused,
    latency: spreadOf(report.latencies),
    cpuUs: { server: each(cpu), database: sum(Object.values(byDatabaseRole)), client: each(report.clientCpuMs), byDatabaseRole },
    behind: behind.n,
  };
}

/** Every process of PostgreSQL, by what it does, with its time on a core so far. */
async function sessions(system: BenchSystem): Promise<Map<number, { name: string; ms: number }>> {
  const rows = await system.rows.of<{ pid: number; name: string }>(
    'bench_admin', `SELECT pid, coalesce(datname || ': ' || application_name, backend_type) AS name FROM pg_stat_activity`,
  );
  const names = new Map(rows.map(({ pid, name }) => [pid, name]));
  const family = allProcesses().filter(({ parent }) => parent === system.postgres.pid);
  return new Map(family.map(({ pid }) => [pid, { name: names.get(pid) ?? 'other', ms: threadCpuMsOf(pid) }]));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
