import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Directory } from '@amparo/domain';
import { EnvironmentEpochKeys, SealedFields, type Database } from '@amparo/persistence';
import { inRounds, type Bench, type BenchResult } from '../bench';
import { layService, type ServiceGround } from '../support/service-ground';
import { BUSY, BUSY_CASES, KINDS, layCases, SETTLE, type Kind, type Numbers } from './kinds';
import { protectionClocks, protectionSchema, type ClockName, type ProtectionClock } from './protection-clocks';

const SERVICE = 'protection';
const CLOCKS = 10_000;
/** Wanted until all are fired. */
const WANTED_MS = 5_000;
/** As many of the bare ones in one transaction as protection takes. */
const BARE_BATCH = 500;
/** As long as protection waits between two looks when nothing came of one. */
const LOOK_EVERY_MS = 500;

const NAMES = Object.keys(KINDS) as ClockName[];
const MIX = 'mix';
const FEW = 'busy';
const BARE = 'bare';

/** Milliseconds until all of a row were fired. */
type Round = Record<ClockName | typeof MIX | typeof FEW | typeof BARE, number>;

const person = (id: string) => ({ id, conflictId: `c-${id}` });
const partner = (number: number, services: string[], languages: string[]) => ({ id: `P-${number}`, conflictId: `c-P-${number}`, kind: 'PARTNER', services, regions: ['LAC'], languages, capacity: 'OPEN' });
/** Somebody for each rung, one partner whom nobody has asked yet, and a hundred others. */
const DIRECTORY: Directory = {
  version: 1,
  people: [...['coord-lac', 'coord-lac-2', 'duty-global', 'lead', 'swg-duty', 'hana'], ...Array.from({ length: 100 }, (_none, n) => `other-${n}`)].map(person),
  groups: [{ id: 'did-security', kind: 'SECURITY_WORKING_GROUP' }],
  roles: [
    { person: 'coord-lac', role: 'REGIONAL_COORDINATOR', region: 'LAC' }, { person: 'coord-lac-2', role: 'ALTERNATE_COORDINATOR', region: 'LAC' }, { person: 'duty-global', role: 'GLOBAL_DUTY' },
    { person: 'lead', role: 'LAST_RESORT' }, { person: 'swg-duty', role: 'DUTY', group: 'did-security' },
  ],
  absences: [],
  organisations: [...[1, 2].map((number) => partner(number, ['PM-LEGAL'], ['es'])), partner(3, ['PM-LEGAL'], ['fr']), ...Array.from({ length: 100 }, (_none, n) => partner(n + 4, ['PM-RELOC'], ['es']))],
};

/** How long it takes until all clocks that fall due at once are fired: each taken under the lock of its case, noted and told, with all that follows from it. */
export const clocks: Bench = {
  title: `${CLOCKS.toLocaleString('en-US')} clocks that fall due at once, of each kind and of all`,
  async run(options): Promise<BenchResult> {
    const ground = await layService(SERVICE, 'clocks', protectionSchema());
    try {
      const fields = new SealedFields({ service: SERVICE, epochs: new EnvironmentEpochKeys(`2026-01:${randomBytes(32).toString('hex')}`), indexKey: randomBytes(32) });
      await sealTerms(ground, fields);
      const all = protectionClocks(ground.writing, DIRECTORY, fields);
      const rounds = await inRounds(options, async (): Promise<Round> => {
        const took: Partial<Round> = {};
        for (const name of NAMES) {
          took[name] = await fireAll(ground, all, partsOf([name]));
          options.say(`${name}: ${took[name].toFixed(0)} ms`);
        }
        took.mix = await fireAll(ground, all, partsOf(NAMES));
        took.busy = await fireAll(ground, all, [{ name: 'plan', kind: BUSY, of: { from: 1, to: CLOCKS }, cases: BUSY_CASES }]);
        options.say(`mix: ${took.mix.toFixed(0)} ms, busy: ${took.busy.toFixed(0)} ms`);
        await ground.rows.of(SERVICE, BARE_AT_ONCE);
        took.bare = await timed(() => fireBare(ground.writing));
        return took as Round;
      });
      return shown(rounds);
    } finally {
      await ground.stop();
    }
  },
};

function shown(rounds: readonly Round[]): BenchResult {
  const titles: Record<keyof Round, string> = {
    ...Object.fromEntries(NAMES.map((name) => [name, KINDS[name].title])) as Record<ClockName, string>, mix: 'all kinds, as many of each', busy: BUSY.title, bare: 'bare rows of one table',
  };
  const rows = ([...NAMES, MIX, FEW, BARE] as const).map((name) => {
    const each = rounds.map((round) => round[name]).sort((one, other) => one - other);
    return { name, median: each[Math.floor(each.length / 2)] ?? Number.NaN, slowest: each.at(-1) ?? Number.NaN };
  });
  const late = rows.filter(({ slowest }) => slowest > WANTED_MS);
  return {
    columns: ['clocks', 'ms, median', 'ms, slowest', 'a second'],
    rows: rows.map(({ name, median, slowest }) => [titles[name], median, slowest, Math.round((CLOCKS / median) * 1_000).toLocaleString('en-US')]),
    notes: [
      `Protection's own clocks in one process, on a database with all of its tables, ${CLOCKS.toLocaleString('en-US')} cases and as many clocks in each row, one a case, but for the row of fewer cases; in ${rounds.length} rounds. Afterwards every clock is seen to be fired and told once.`,
      `Bare: ${BARE_BATCH} rows of one table at a time are claimed, marked, and a row of as many bytes is inserted for each.`,
      `Wanted: all within ${WANTED_MS.toLocaleString('en-US')} ms, of each kind and of all together: ${late.length === 0 ? 'reached' : `NOT reached by ${late.map(({ name }) => titles[name]).join('; ')}`}.`,
    ],
    figures: rounds,
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Some of the clocks of a row. */
interface Part {
  name: ClockName;
  kind: Kind;
  of: Numbers;
  /** Of so many cases. */
  cases: number;
}

/** As many clocks of each of these kinds, as one a case gives. */
function partsOf(names: readonly ClockName[]): Part[] {
  return names.map((name, place) => {
    const of = { from: Math.floor((CLOCKS * place) / names.length) + 1, to: Math.floor((CLOCKS * (place + 1)) / names.length) };
    return { name, kind: KINDS[name], of, cases: sizeOf(of) };
  });
}

/** Lays these clocks and fires them all. @returns milliseconds */
async function fireAll(ground: ServiceGround, all: Record<ClockName, ProtectionClock>, parts: readonly Part[]): Promise<number> {
  await ground.rows.of(SERVICE, layCases(CLOCKS) + parts.map(({ kind, of }) => kind.lay(of)).join(''));
  await ground.rows.of(SERVICE, SETTLE);
  const took = await timed(() => Promise.all(parts.map(async (part) => {
    for (;;) {
      while (await all[part.name].run());
      if ((await firedOf(ground, part)) === sizeOf(part.of)) return;
      // Their cases are held by others.
      await pause(LOOK_EVERY_MS);
    }
  })));
  for (const part of parts) await onceEach(ground, part);
  return took;
}

const sizeOf = ({ from, to }: Numbers): number => to - from + 1;

async function firedOf({ rows }: ServiceGround, { kind }: Part): Promise<number> {
  return (await rows.one<{ n: number }>(SERVICE, kind.fired)).n;
}

/** @throws Error when a clock was fired twice, or not at all */
async function onceEach(ground: ServiceGround, part: Part): Promise<void> {
  const told = await ground.rows.one<{ n: number; cases: number }>(
    SERVICE, 'SELECT count(*)::int AS n, count(DISTINCT subject)::int AS cases FROM outbox WHERE type LIKE $1', [`%.${part.kind.tells}`],
  );
  const [fired, wanted] = [await firedOf(ground, part), sizeOf(part.of)];
  if (fired !== wanted || told.n !== wanted || told.cases !== part.cases) throw new Error(`${part.name}: of ${wanted} fired, told, and cases of which it was told: ${fired}, ${told.n}, ${told.cases}`);
}

/** What is agreed on check-ins, sealed under the keys of the cases: they stay while the cases come and go. */
async function sealTerms({ rows, writing }: ServiceGround, fields: SealedFields): Promise<void> {
  const terms = JSON.stringify({
    with: 'PERSON', channel: 'SIGNAL', zone: 'America/Bogota', times: ['08:00'], weekdays: [1, 2, 3, 4, 5, 6, 7], startsOn: '2026-01-01', daysOut: [], daysAdded: [],
  });
  await rows.of(SERVICE, 'CREATE TABLE bench_terms (n integer PRIMARY KEY, terms bytea NOT NULL)');
  for (let from = 1; from <= CLOCKS; from += BARE_BATCH) {
    const numbers = Array.from({ length: BARE_BATCH }, (_none, place) => from + place);
    const sealed = await writing.transaction((tx) => Promise.all(numbers.map(async (number) => {
      const seal = await fields.ofCase(tx, idOf(`case ${number}`));
      return seal.seal(terms, { table: 'check_ins', column: 'terms', row: idOf(`agreed ${number}`) });
    })));
    await rows.of(SERVICE, 'INSERT INTO bench_terms (n, terms) SELECT * FROM unnest($1::int[], $2::bytea[])', [numbers, sealed]);
  }
}

/** As PostgreSQL makes an id of a text. */
const idOf = (text: string): string => createHash('md5').update(text).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

async function fireBare(database: Database): Promise<void> {
  for (;;) {
    const fired = await database.transaction((tx) => tx.query<unknown[]>(`
      WITH due AS (SELECT id FROM bare_clocks WHERE fired_at IS NULL AND due_at <= now() ORDER BY due_at LIMIT ${BARE_BATCH} FOR UPDATE SKIP LOCKED),
      fired AS (UPDATE bare_clocks c SET fired_at = now() FROM due WHERE c.id = due.id RETURNING c.id)
      INSERT INTO bare_told (payload) SELECT repeat('x', 200)::bytea FROM fired RETURNING 1`));
    if (fired.length === 0) return;
  }
}

const BARE_AT_ONCE = `
  SET synchronous_commit = off;
  DROP TABLE IF EXISTS bare_clocks, bare_told;
  CREATE TABLE bare_clocks (id integer PRIMARY KEY, due_at timestamptz NOT NULL, fired_at timestamptz);
  CREATE INDEX bare_clocks_due ON bare_clocks (due_at) WHERE fired_at IS NULL;
  CREATE TABLE bare_told (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, payload bytea NOT NULL);
  GRANT SELECT, INSERT, UPDATE ON bare_clocks, bare_told TO PUBLIC;
  INSERT INTO bare_clocks (id, due_at) SELECT n, now() FROM generate_series(1, ${CLOCKS}) AS n;
  ANALYZE bare_clocks;`;
