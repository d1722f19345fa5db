import { createHash } from 'node:crypto';
import { appendFileSync, chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { EVENT_LOG_SERVICE } from '@amparo/messaging';
import { provision } from '@amparo/persistence';
import { discardPostgres, realDataDir, startPostgres, type PostgresServer } from '@amparo/platform/machine';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { signerOf, signingKey } from '../archive/signer';
import { readErased } from '../backup/erased-register';
import { ask } from '../backup/find-positions';
import { takeBackup, type TakenBackup } from '../backup/take-backup';
import { makeEventLog } from '../system/databases';
import { placesOf } from '../system/places';
import { makeSecrets } from '../system/secrets';
import { restoreBackup } from './restore-backup';

jest.setTimeout(120_000);

const CANARY = 'Zimtstern';
/** Two databases are enough to see whether they are of one instant. */
const WRITTEN = ['intake', 'casework'];
const base = mkdtempSync(join(realpathSync(tmpdir()), `amparo-test-${process.pid}-restore-`));
chmodSync(base, 0o711);
const places = placesOf(join(base, 'data'));
const elsewhere = placesOf(join(base, 'elsewhere'));
const folder = join(base, 'backups');
const [EARLIER, LATER] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const quiet = () => undefined;
let server: PostgresServer;
let identities: string[];
let recipients: string[];
let taken: TakenBackup;

beforeAll(async () => {
  identities = await Promise.all([generateX25519Identity(), generateX25519Identity()]);
  recipients = await Promise.all(identities.map((identity) => identityToRecipient(identity)));
  server = await startPostgres({ dataDir: places.postgres });
  const { passwords } = makeSecrets(places);
  for (const service of [...WRITTEN, EVENT_LOG_SERVICE]) await provision(server.url(), service, passwords);
  await makeEventLog(server.url(), passwords);
  for (const service of WRITTEN) {
    await ask(server.url(), `amparo_${service}`, 'CREATE TABLE written (n integer PRIMARY KEY, words text); CREATE TABLE outbox (id bigint GENERATED ALWAYS AS IDENTITY)');
  }
  await ask(server.url(), 'amparo_intake', `INSERT INTO written VALUES (0, $1)`, [CANARY]);
  erase('casework', EARLIER);
  taken = await underWriting(() => takeBackup({ places, folder, recipients, say: quiet }));
  erase('casework', LATER);
  await takeBackup({ places, folder, recipients, say: quiet });
});

afterAll(async () => {
  await server?.stop();
  for (const { postgres } of [places, elsewhere]) await discardPostgres(postgres);
  rmSync(base, { recursive: true, force: true });
});

/** Writes a number into one database and then into the other, again and again, as long as something lasts. */
async function underWriting<T>(during: () => Promise<T>): Promise<T> {
  let done = false;
  const writing = (async () => {
    for (let n = 1; !done; n++) for (const service of WRITTEN) await ask(server.url(), `amparo_${service}`, 'INSERT INTO written VALUES ($1)', [n]);
  })();
  try {
    return await during();
  } finally {
    done = true;
    await writing;
  }
}

function erase(service: string, id: string): void {
  mkdirSync(join(places.keys, `${service}.epochs`), { recursive: true });
  appendFileSync(join(places.keys, `${service}.epochs`, 'erased.register'), `\n${id} 2026-01-01\n`);
}

const restore = (over: Partial<Parameters<typeof restoreBackup>[0]> = {}) => restoreBackup({
  places: elsewhere, file: taken.file, identities: identities.slice(1), signer: taken.manifest.signer, force: false, say: quiet, ...over,
});

/** Everything in a folder, by its bytes. */
function printOf(path: string): string {
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort().filter((name) => statSync(join(path, name)).isFile());
  return createHash('sha256').update(files.map((name) => `${name} ${readFileSync(join(path, name)).toString('base64')}`).join('\n')).digest('hex');
}

describe('a backup', () => {
  it('is one sealed file, without the keys and without a word in the clear', () => {
    const sealed = readFileSync(taken.file);
    expect(sealed.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
    expect(sealed.includes(CANARY)).toBe(false);
    expect(sealed.includes('amparo archive')).toBe(false);
    expect(readdirSync(folder).filter((name) => !/\.backup(\.erased)?$/.test(name))).toEqual([]);
    expect(statSync(taken.file).mode & 0o777).toBe(0o600);
  });

  it('says what is in it, and nobody\'s words', () => {
    expect(taken.manifest).toMatchObject({ format: 1, name: basename(taken.file), signer: signerOf(signingKey(places)), log: 0 });
    expect(Object.keys(taken.manifest.services).sort()).toEqual(['casework', 'intake']);
    expect(JSON.stringify(taken.manifest)).not.toContain(CANARY);
  });

  it('leaves no file where it fails', async () => {
    const where = join(base, 'failed');
    const failing = takeBackup({ places, folder: where, recipients, say: quiet, databaseUrl: server.url().replace(/:\d+\/postgres$/, ':1/postgres') });
    await expect(failing).rejects.toThrow(/ECONNREFUSED/);
    expect(readdirSync(where)).toEqual([]);
  });

  it('of a server that lets nobody take one says so', async () => {
    await ask(server.url(), 'postgres', `CREATE ROLE weak LOGIN PASSWORD 'weak'; GRANT pg_monitor TO weak; GRANT EXECUTE ON FUNCTION pg_control_system() TO weak`);
    const url = new URL(server.url());
    [url.username, url.password] = ['weak', 'weak'];
    for (const { datname } of await ask<{ datname: string }>(server.url(), 'postgres', `SELECT datname FROM pg_database WHERE datname LIKE 'amparo%'`)) {
      await ask(server.url(), 'postgres', `GRANT CONNECT ON DATABASE ${datname} TO weak`);
      if (datname === 'amparo_events') await ask(server.url(), datname, 'GRANT SELECT ON heads TO weak');
    }
    await expect(takeBackup({ places, folder: join(base, 'weak'), recipients, say: quiet, databaseUrl: url.toString() })).rejects.toThrow('backup.not-allowed');
  });
});

describe('a restore', () => {
  it('refuses an archive that is not whole, or lies under another\'s name, and leaves nothing', async () => {
    const whole = readFileSync(taken.file);
    const cut = join(base, 'cut', basename(taken.file));
    mkdirSync(join(base, 'cut'));
    // The very last byte: all of the databases have been laid by then.
    writeFileSync(cut, whole.subarray(0, whole.length - 1));
    await expect(restore({ file: cut })).rejects.toThrow('archive.broken');
    const renamed = join(base, 'cut', 'amparo-2099-01-01T00-00-00.000Z.backup');
    copyFileSync(taken.file, renamed);
    await expect(restore({ file: renamed })).rejects.toThrow('archive.swapped');
    for (const path of [elsewhere.postgres, `${elsewhere.postgres}.restored`]) expect([existsSync(realDataDir(path)), existsSync(`${realDataDir(path)}.password`)]).toEqual([false, false]);
  });

  it('refuses a system that runs, forced or not', async () => {
    await expect(restore({ places, force: true })).rejects.toThrow('restore.system-runs');
  });

  it('brings all databases back as of one instant, ready to tell everything again', async () => {
    mkdirSync(elsewhere.keys, { recursive: true });
    writeFileSync(join(elsewhere.keys, 'receipts.key'), 'kept');
    writeFileSync(elsewhere.operatorToken, 'old');
    const { erased, aside } = await restore();
    expect(aside).toEqual([]);
    const restored = await startPostgres({ dataDir: elsewhere.postgres });
    try {
      const last = async (service: string) => (await ask<{ n: number }>(restored.url(), `amparo_${service}`, 'SELECT max(n) AS n FROM written'))[0]?.n ?? 0;
      const [first, second] = [await last('intake'), await last('casework')];
      // Written into intake first: whatever casework has, intake has too, and at most one more.
      expect(first).toBeGreaterThan(0);
      expect([0, 1]).toContain(first - second);
      expect(await ask(restored.url(), 'amparo_intake', 'SELECT words FROM written WHERE n = 0')).toEqual([{ words: CANARY }]);
    } finally {
      await restored.stop();
    }
    expect(readFileSync(join(elsewhere.keys, 'receipts.key'), 'utf8')).toBe('kept');
    expect(existsSync(elsewhere.operatorToken)).toBe(false);
    // Also who was erased after this backup, as a later one beside it knows.
    expect(erased).toBe(2);
    expect(readErased(elsewhere)).toEqual({ casework: [`${EARLIER} 2026-01-01`, `${LATER} 2026-01-01`] });
  });

  it('refuses data that are in the way, and puts them aside where it is told to', async () => {
    const before = printOf(realDataDir(elsewhere.postgres));
    await expect(restore()).rejects.toThrow('restore.not-empty');
    expect(printOf(realDataDir(elsewhere.postgres))).toBe(before);
    const { aside, erased } = await restore({ force: true });
    expect(aside).toHaveLength(1);
    expect(printOf(realDataDir(aside[0] ?? ''))).toBe(before);
    expect(erased).toBe(0);
    await discardPostgres(aside[0] ?? '');
  });
});
