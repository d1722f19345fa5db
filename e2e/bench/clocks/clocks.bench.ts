import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readClocks, type ClockTable, type Directory } from '@amparo/domain';
import { SystemClock, type Clock } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import type { Database, EntityClass, MigrationClass } from '@amparo/persistence';
import { Logger } from '@amparo/platform';
import { inRounds, type Bench, type BenchResult } from '../bench';
import { ROOT } from '../support/results';
import { layService, type ServiceGround } from '../support/service-ground';

const SERVICE = 'protection';
const CLOCKS = 10_000;
/** Wanted until all are fired. */
const WANTED_MS = 5_000;
/** As many of the bare ones in one transaction as protection takes. */
const BARE_BATCH = 500;

/** Protection's own clock, from the build that runs. */
interface ProtectionInternals {
  entities: EntityClass[];
  migrations: MigrationClass[];
  ProtectionConfig: new () => { clocks: ClockTable };
  EscalateAlert: new (database: Database, directory: object, outbox: Outbox, clock: Clock, config: object, logger: Logger) => { run(): Promise<boolean> };
}

function protectionInternals(): ProtectionInternals {
  const dist = join(ROOT, 'services/protection/dist');
  const load = createRequire(join(dist, 'main.js'));
  return Object.assign({}, ...['db/schema.js', 'config.js', 'alerts/escalate-alert.js'].map((file) => load(join(dist, file)) as object)) as ProtectionInternals;
}

const person = (id: string) => ({ id, conflictId: `c-${id}` });
/** Somebody for each rung. */
const DIRECTORY: Directory = {
  version: 1, people: ['coord-lac-2', 'duty-global', 'lead'].map(person), groups: [], absences: [],
  roles: [{ person: 'coord-lac-2', role: 'ALTERNATE_COORDINATOR', region: 'LAC' }, { person: 'duty-global', role: 'GLOBAL_DUTY' }, { person: 'lead', role: 'LAST_RESORT' }],
};

interface Round {
  firedMs: number;
  bareMs: number;
}

/** How long it takes until all clocks that fall due at once are fired: each rung taken, its people told, noted as called, and allowed to see the case. */
export const clocks: Bench = {
  title: `${CLOCKS.toLocaleString('en-US')} clocks that fall due at once`,
  async run(options): Promise<BenchResult> {
    const internals = protectionInternals();
    const ground = await layService(SERVICE, 'clocks', internals);
    try {
      const rounds = await inRounds(options, async (): Promise<Round> => {
        await ground.rows.of(SERVICE, DUE_AT_ONCE);
        const firedMs = await timed(() => fireAll(internals, ground.writing));
        await everyOneOnce(ground);
        await ground.rows.of(SERVICE, BARE_AT_ONCE);
        return { firedMs, bareMs: await timed(() => fireBare(ground.writing)) };
      });
      const worst = Math.max(...rounds.map(({ firedMs }) => firedMs));
      return {
        columns: ['round', 'ms', 'a second', 'bare: ms', 'a second'],
        rows: rounds.map(({ firedMs, bareMs }, place) => [place + 1, firedMs, rate(firedMs), bareMs, rate(bareMs)]),
        notes: [
          'Protection\'s own clock in one process, on a database with all of its tables: each rung is taken under the lock of its case, told, its people noted as called and given sight of the case. After each round every clock is seen to be fired and told once.',
          `Bare: ${BARE_BATCH} rows of one table at a time are claimed, marked, and a row of as many bytes is inserted for each.`,
          `Wanted: all within ${WANTED_MS.toLocaleString('en-US')} ms. The slowest round took ${worst.toFixed(0)} ms: ${worst <= WANTED_MS ? 'reached' : 'NOT reached'}.`,
        ],
        figures: rounds,
      };
    } finally {
      await ground.stop();
    }
  },
};

const rate = (ms: number) => Math.round((CLOCKS / ms) * 1_000).toLocaleString('en-US');

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function fireAll({ EscalateAlert, ProtectionConfig }: ProtectionInternals, database: Database): Promise<void> {
  const config = Object.assign(new ProtectionConfig(), { clocks: readClocks(undefined) });
  const escalate = new EscalateAlert(database, { current: async () => DIRECTORY }, new Outbox(), new SystemClock(), config, new Logger(SERVICE, 'error'));
  while (await escalate.run());
}

/** @throws Error when a clock was fired twice, or not at all */
async function everyOneOnce({ rows }: ServiceGround): Promise<void> {
  const [found] = await rows.of<{ fired: number; told: number; cases: number; calls: number; seen: number }>(SERVICE, `
    SELECT (SELECT count(*)::int FROM rungs WHERE rung = 1 AND fired_at IS NOT NULL) AS fired, count(*)::int AS told, count(DISTINCT subject)::int AS cases,
           (SELECT count(*)::int FROM alert_calls) AS calls, (SELECT count(*)::int FROM sight WHERE key = 'told:coord-lac-2') AS seen
    FROM outbox WHERE type LIKE '%AlertEscalated'`);
  if (found === undefined || Object.values(found).some((count) => count !== CLOCKS)) throw new Error(`fired, told or noted otherwise than once: ${JSON.stringify(found)}`);
}

async function fireBare(database: Database): Promise<void> {
  for (;;) {
    const fired = await database.transaction((tx) => tx.query<unknown[]>(`
      WITH due AS (SELECT id FROM bare_clocks WHERE fired_at IS NULL AND due_at <= now() ORDER BY due_at LIMIT ${BARE_BATCH} FOR UPDATE SKIP LOCKED),
      fired AS (UPDATE bare_clocks c SET fired_at = now() FROM due WHERE c.id = due.id RETURNING c.id)
      INSERT INTO bare_told (payload) SELECT repeat('x', 200)::bytea FROM fired RETURNING 1`));
    if (fired.length === 0) return;
  }
}

/** The same alerts in every round: none taken, the first rung of each due now, two more to come. */
const DUE_AT_ONCE = `
  SET synchronous_commit = off;
  TRUNCATE outbox, told, alert_calls, alert_receipts, alerted_people, told_people, sight, hidden_from, rungs, alerts, cases CASCADE;
  INSERT INTO cases (case_id, reference, facts, regions, routes)
  SELECT md5('case ' || n)::uuid, 'AM-' || lpad(n::text, 8, '0'), '{"regions": ["LAC"], "conflicts": [], "urgency": "IMMINENT", "flags": {"unmatchedCivilSociety": false}, "because": ["T1"]}', '{LAC}', '{SWG}'
  FROM generate_series(1, ${CLOCKS}) AS n;
  INSERT INTO alerts (id, case_id, urgency, mode, round, raised_at, ladder_version, repeat_ms)
  SELECT md5('alert ' || n)::uuid, md5('case ' || n)::uuid, 'IMMINENT', 'PAGE', 1, now() - interval '30 min', 0, 900000 FROM generate_series(1, ${CLOCKS}) AS n;
  INSERT INTO rungs (alert_id, case_id, round, rung, role, mode, due_at)
  SELECT a.id, a.case_id, 1, r.rung, r.role, 'PAGE', now() + (r.rung - 1) * interval '30 min'
  FROM alerts a, (VALUES (1, 'ALTERNATE_COORDINATOR'), (2, 'GLOBAL_DUTY'), (3, 'LAST_RESORT')) AS r (rung, role);
  INSERT INTO sight (case_id, key) SELECT case_id, key FROM cases, unnest(ARRAY['all', 'route:SWG', 'region:LAC']) AS key;
  ANALYZE cases, alerts, rungs, sight;`;

const BARE_AT_ONCE = `
  SET synchronous_commit = off;
  DROP TABLE IF EXISTS bare_clocks, bare_told;
  CREATE TABLE bare_clocks (id integer PRIMARY KEY, due_at timestamptz NOT NULL, fired_at timestamptz);
  CREATE INDEX bare_clocks_due ON bare_clocks (due_at) WHERE fired_at IS NULL;
  CREATE TABLE bare_told (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, payload bytea NOT NULL);
  GRANT SELECT, INSERT, UPDATE ON bare_clocks, bare_told TO PUBLIC;
  INSERT INTO bare_clocks (id, due_at) SELECT n, now() FROM generate_series(1, ${CLOCKS}) AS n;
  ANALYZE bare_clocks;`;
