import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperatorApi, placesOf, restoreBackup, startSystem, takeBackup, type Places, type RunningSystem } from '@amparo/local';
import { SERVICE_NAMES } from '@amparo/platform';
import { discardPostgres } from '@amparo/platform/machine';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Bench, BenchOptions, BenchResult } from './bench';
import { freePorts } from './support/bench-system';
import { bodies, freshReceipt, OWN } from './support/bodies';
import { untilAllIsHeard } from './support/quiet';
import { Rows } from './support/rows';

/** What one size took. */
interface Took {
  megabytes: number;
  sealedMegabytes: number;
  reports: number;
  backupS: number;
  /** Until the databases lie in their place. */
  laidS: number;
  /** Until the system that was started on them has heard all again: from the same moment. */
  heardS: number;
}

const HALF_AN_HOUR_S = 1_800;
const ROW_BYTES = 7_000;
/** What is told and heard again grows with these, what is laid with the megabytes. */
const REPORTS_A_MEGABYTE = 2;
const AT_ONCE = 8;
const PATIENCE_MS = HALF_AN_HOUR_S * 1_000;

/** A backup and its restore, of a system that took reports and holds mostly sealed values: they cannot be packed. */
export const restore: Bench = {
  title: 'a backup of a system while it runs, and its restore into an empty place until all is heard again',
  async run(options): Promise<BenchResult> {
    const sizes = options.quick ? [50, 200] : [200, 1_000, 3_000];
    const took: Took[] = [];
    for (const size of sizes) took.push(await measure(size, options));
    const last = took.at(-1);
    const [perSecond, longest] = [last === undefined ? NaN : last.megabytes / last.heardS, Math.max(...took.map(({ heardS }) => heardS))];
    return {
      columns: ['databases MB', 'sealed MB', 'reports', 'backup s', 'laid s', 'all heard s', 'MB/s'],
      rows: took.map(({ megabytes, sealedMegabytes, reports, backupS, laidS, heardS }) => [megabytes, sealedMegabytes, reports, backupS, laidS, heardS, megabytes / heardS]),
      notes: [
        'From the start of the restore, with the keys in their place: archive read, databases laid and mended, the system started, everything told again, and nobody behind any more.',
        `Wanted: within 30 minutes. The longest took ${longest.toFixed(0)} s: ${longest <= HALF_AN_HOUR_S ? 'reached' : 'NOT reached'}. At the pace of the largest that is enough for ${((perSecond * HALF_AN_HOUR_S) / 1_000).toFixed(0)} GB.`,
      ],
      figures: took,
    };
  },
};

async function measure(size: number, { say }: BenchOptions): Promise<Took> {
  const base = mkdtempSync(join(realpathSync(tmpdir()), `amparo-test-${process.pid}-bench-restore-`));
  chmodSync(base, 0o711);
  const [from, to] = [placesOf(join(base, 'from')), placesOf(join(base, 'to'))];
  const identity = await generateX25519Identity();
  const recipients = await Promise.all([identityToRecipient(identity), generateX25519Identity().then((other) => identityToRecipient(other))]);
  const quiet = () => undefined;
  try {
    const reports = size * REPORTS_A_MEGABYTE;
    say(`${reports} reports are sent and ${size} MB are written`);
    const { backup, backupS } = await running(from, async (system, rows) => {
      await send(system.doorUrl, reports);
      await fill(rows, size);
      await rest(system, rows);
      const began = performance.now();
      const taken = await takeBackup({ places: from, folder: from.backups, recipients, say: quiet });
      return { backup: taken, backupS: secondsSince(began) };
    });
    cpSync(from.keys, to.keys, { recursive: true });
    const began = performance.now();
    await restoreBackup({ places: to, file: backup.file, identities: [identity], signer: backup.manifest.signer, force: false, say: quiet });
    const laidS = secondsSince(began);
    const heardS = await running(to, async (system, rows) => {
      await rest(system, rows);
      return secondsSince(began);
    });
    return { megabytes: backup.manifest.databases.bytes / 1e6, sealedMegabytes: backup.sealedBytes / 1e6, reports, backupS, laidS, heardS };
  } finally {
    for (const { postgres } of [from, to]) await discardPostgres(postgres);
    rmSync(base, { recursive: true, force: true });
  }
}

/** Starts the system of a place for as long as something is done with it. */
async function running<T>({ data }: Places, work: (system: RunningSystem, rows: Rows) => Promise<T>): Promise<T> {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...(await freePorts()), INTAKE_BURST_FROM: '0' };
  const system = await startSystem({ dataDir: data, kafka: false, env, say: () => undefined });
  const rows = new Rows(system.adminUrl);
  try {
    return await work(system, rows);
  } finally {
    await rows.close();
    await system.stop();
  }
}

/** Nothing waits to be told, told again, fetched or heard. @throws Error where that takes longer than half an hour */
async function rest(system: RunningSystem, rows: Rows): Promise<void> {
  const told = 'NOT EXISTS (SELECT 1 FROM outbox) AND NOT EXISTS (SELECT 1 FROM republishing WHERE done_at IS NULL)';
  for (const service of SERVICE_NAMES) if (!(await rows.until(service, told, PATIENCE_MS))) throw new Error(`${service} did not tell everything in time`);
  if (!(await rows.until('casework', `NOT EXISTS (SELECT 1 FROM contents WHERE state <> 'FETCHED')`, PATIENCE_MS))) throw new Error('casework did not fetch everything in time');
  if (!(await untilAllIsHeard(new OperatorApi(system), PATIENCE_MS))) throw new Error('not everything was heard in time');
}

async function send(doorUrl: string, count: number): Promise<void> {
  const { before, after } = bodies.ordinary;
  let left = count;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (left-- > 0) {
      const body = `${before}${freshReceipt()}${after.replaceAll(OWN, randomBytes(OWN.length / 2).toString('hex'))}`;
      const { status } = await fetch(`${doorUrl}/api/reports`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      if (status !== 201) throw new Error(`the door answered ${status}`);
    }
  }));
}

async function fill(rows: Rows, size: number): Promise<void> {
  await rows.of('casework', 'CREATE TABLE sealed (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, value bytea)');
  await rows.of('casework', 'ALTER TABLE sealed ALTER value SET STORAGE EXTERNAL');
  const word = `decode(replace(gen_random_uuid()::text, '-', ''), 'hex')`;
  await rows.of('casework', `INSERT INTO sealed (value) SELECT (SELECT string_agg(${word}, ''::bytea) FROM generate_series(1, ${ROW_BYTES / 16}) WHERE n > 0) FROM generate_series(1, $1::int) AS n`, [
    Math.round((size * 1e6) / ROW_BYTES),
  ]);
  await rows.of('casework', 'CHECKPOINT');
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1_000;
}
