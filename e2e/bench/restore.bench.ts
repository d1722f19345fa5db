import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placesOf, restoreBackup, takeBackup } from '@amparo/local';
import { provision, serviceRoles } from '@amparo/persistence';
import { discardPostgres, startPostgres } from '@amparo/platform/machine';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Bench, BenchOptions, BenchResult } from './bench';
import { Rows } from './support/rows';

/** What one size took. */
interface Took {
  megabytes: number;
  sealedMegabytes: number;
  backupS: number;
  restoreS: number;
}

const HALF_AN_HOUR_S = 1_800;
const ROW_BYTES = 7_000;

/** A backup and its restore, of databases that hold mostly sealed values: they cannot be packed. */
export const restore: Bench = {
  title: 'a backup of sealed values while the server runs, and its restore into an empty place',
  async run(options): Promise<BenchResult> {
    const sizes = options.quick ? [50, 200] : [200, 1_000, 3_000];
    const took: Took[] = [];
    for (const size of sizes) took.push(await measure(size, options));
    const last = took.at(-1);
    const perSecond = last === undefined ? NaN : last.megabytes / last.restoreS;
    return {
      columns: ['databases MB', 'sealed MB', 'backup s', 'MB/s', 'restore s', 'MB/s'],
      rows: took.map(({ megabytes, sealedMegabytes, backupS, restoreS }) => [megabytes, sealedMegabytes, backupS, megabytes / backupS, restoreS, megabytes / restoreS]),
      notes: [`At the pace of the largest, half an hour restores ${((perSecond * HALF_AN_HOUR_S) / 1_000).toFixed(0)} GB, before services start and tell everything again.`],
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
    say(`${size} MB are written`);
    mkdirSync(from.keys, { recursive: true, mode: 0o700 });
    const server = await startPostgres({ dataDir: from.postgres });
    let backup;
    let backupS;
    try {
      await fill(server.url(), size);
      const began = performance.now();
      backup = await takeBackup({ places: from, folder: from.backups, recipients, say: quiet });
      backupS = (performance.now() - began) / 1_000;
    } finally {
      await server.stop();
    }
    const began = performance.now();
    await restoreBackup({ places: to, file: backup.file, identities: [identity], signer: backup.manifest.signer, force: false, say: quiet });
    const restoreS = (performance.now() - began) / 1_000;
    return { megabytes: backup.manifest.databases.bytes / 1e6, sealedMegabytes: backup.sealedBytes / 1e6, backupS, restoreS };
  } finally {
    for (const { postgres } of [from, to]) await discardPostgres(postgres);
    rmSync(base, { recursive: true, force: true });
  }
}

async function fill(adminUrl: string, size: number): Promise<void> {
  await provision(adminUrl, 'casework', Object.fromEntries(serviceRoles('casework').logins.map((login) => [login, 'of a bench'])));
  const rows = new Rows(adminUrl);
  try {
    await rows.of('casework', 'CREATE TABLE sealed (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, value bytea)');
    await rows.of('casework', 'ALTER TABLE sealed ALTER value SET STORAGE EXTERNAL');
    const word = `decode(replace(gen_random_uuid()::text, '-', ''), 'hex')`;
    await rows.of('casework', `INSERT INTO sealed (value) SELECT (SELECT string_agg(${word}, ''::bytea) FROM generate_series(1, ${ROW_BYTES / 16}) WHERE n > 0) FROM generate_series(1, $1::int) AS n`, [
      Math.round((size * 1e6) / ROW_BYTES),
    ]);
    await rows.of('casework', 'CHECKPOINT');
  } finally {
    await rows.close();
  }
}
