import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

import { isAlive, isGoneWithin } from '../process-life';
import { assertSafe } from './assert-safe';
import { linkLibraries } from './binaries';
import { discardPostgres, startPostgres, type PostgresServer, type StartPostgres } from './postgres-server';
import { realDataDir } from './site';

const base = mkdtempSync(join(realpathSync(tmpdir()), 'amparo-pg-'));
chmodSync(base, 0o711);
const dataDir = join(base, 'data');
const asRoot = process.getuid?.() === 0 ? it : it.skip;

afterAll(async () => {
  await discardPostgres(dataDir);
  rmSync(base, { recursive: true, force: true });
}, 30_000);

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Runs the launcher in a process of its own, from its sources; prints one line of JSON when the server is up. */
function launcher(options: StartPostgres): { process: ChildProcess; up: Promise<{ pid: number; port: number }> } {
  const script = `
    const swc = require('@swc/core');
    require.extensions['.ts'] = (module, file) => module._compile(swc.transformFileSync(file, {
      jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } }).code, file);
    require(${JSON.stringify(join(__dirname, 'postgres-server.ts'))}).startPostgres(${JSON.stringify(options)})
      .then(({ pid, port }) => { console.log(JSON.stringify({ pid, port })); setInterval(() => {}, 1000); });`;
  const child = spawn(process.execPath, ['-e', script], { cwd: __dirname, stdio: ['ignore', 'pipe', 'inherit'] });
  const up = new Promise<{ pid: number; port: number }>((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => resolve(JSON.parse(line.toString()) as { pid: number; port: number }));
    child.once('exit', () => reject(new Error('the launcher died before the server was up')));
  });
  return { process: child, up };
}

describe('a PostgreSQL of our own', () => {
  let server: PostgresServer;

  beforeEach(async () => {
    server = await startPostgres({ dataDir });
  }, 60_000);

  afterEach(() => server.stop(), 30_000);

  it('listens on loopback alone, keeps what it commits, and prints nobody\'s words', async () => {
    const names = ['listen_addresses', 'fsync', 'full_page_writes', 'synchronous_commit', 'max_connections', 'log_statement',
      'log_min_messages', 'unix_socket_directories', 'server_encoding', 'data_checksums'];
    const rows = await ask(server.url(), `SELECT name, setting FROM pg_settings WHERE name IN ('${names.join("','")}')`);
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      listen_addresses: '127.0.0.1', fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', max_connections: '300',
      log_statement: 'none', log_min_messages: 'log', unix_socket_directories: '', server_encoding: 'UTF8', data_checksums: 'on',
    });
    await expect(ask(server.url(), `SELECT 'canary-7431'::uuid`)).rejects.toThrow('canary-7431');
    await expect(ask(server.url(), `SELECT canary_7432`)).rejects.toThrow('canary_7432');
    expect(readFileSync(`${server.dataDir}.log`, 'utf8')).not.toMatch(/canary/);
  });

  it('keeps its password in a file that only its owner reads, and takes no other', async () => {
    expect(statSync(`${server.dataDir}.password`).mode & 0o777).toBe(0o600);
    const wrong = new URL(server.url());
    wrong.password = 'guessed';
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('keeps what was committed through a kill, on the same port again', async () => {
    await ask(server.url(), 'CREATE TABLE IF NOT EXISTS kept (what text); INSERT INTO kept VALUES (\'before the kill\')');
    server.kill();
    await server.exited;
    server = await startPostgres({ dataDir, port: server.port });
    expect(server.adopted).toBe(false);
    expect(await ask(server.url(), 'SELECT what FROM kept')).toContainEqual({ what: 'before the kill' });
  }, 60_000);

  it('refuses a second start while the first one lives', async () => {
    await expect(startPostgres({ dataDir })).rejects.toThrow('already in the hands of another running process');
    expect(await ask(server.url(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  }, 30_000);

  it('stays in our hands when the session that holds it is broken off', async () => {
    await ask(server.url(), `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'amparo-launcher'`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await expect(startPostgres({ dataDir })).rejects.toThrow('already in the hands');
  }, 30_000);

  it('calls a server unsafe once any role may commit without waiting for the disk', async () => {
    const client = new Client({ connectionString: server.url() });
    await client.connect();
    await expect(assertSafe(client)).resolves.toBeUndefined();
    await client.query('CREATE ROLE hasty; ALTER ROLE hasty SET synchronous_commit = off');
    await expect(assertSafe(client)).rejects.toThrow('synchronous_commit');
    await client.query('DROP ROLE hasty; SET synchronous_commit = off');
    await expect(assertSafe(client)).rejects.toThrow('synchronous_commit');
    await client.end();
  });
});

describe('starting PostgreSQL', () => {
  it('takes over the server that a killed launcher left', async () => {
    const first = launcher({ dataDir });
    const { pid, port } = await first.up;
    first.process.kill('SIGKILL');
    const server = await startPostgres({ dataDir });
    expect(server).toMatchObject({ pid, port, adopted: true });
    expect(await ask(server.url(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
    expect(isAlive(pid)).toBe(false);
  }, 60_000);

  it('stops a left server that runs with other settings, and starts its own', async () => {
    const first = launcher({ dataDir, settings: { max_connections: '50' } });
    const { pid } = await first.up;
    first.process.kill('SIGKILL');
    const server = await startPostgres({ dataDir });
    expect(server.adopted).toBe(false);
    expect(isAlive(pid)).toBe(false);
    expect(await ask(server.url(), 'SHOW max_connections')).toEqual([{ max_connections: '300' }]);
    await server.stop();
  }, 60_000);

  it('comes up when the server before it was killed a moment ago', async () => {
    const first = launcher({ dataDir });
    const { pid, port } = await first.up;
    process.kill(pid, 'SIGKILL');
    first.process.kill('SIGKILL');
    const server = await startPostgres({ dataDir, port });
    expect(server).toMatchObject({ port, adopted: false });
    await server.stop();
  }, 60_000);

  it('is not held up by a lock file whose number is another process by now', async () => {
    await (await startPostgres({ dataDir })).stop();
    const file = join(realDataDir(dataDir), 'postmaster.pid');
    writeFileSync(file, `${process.pid}\n${dataDir}\n0\n1\n\n127.0.0.1\n\nready   \n`);
    const server = await startPostgres({ dataDir });
    await server.stop();
  }, 60_000);

  it('lets one of two simultaneous starts win', async () => {
    const both = await Promise.allSettled([startPostgres({ dataDir }), startPostgres({ dataDir })]);
    const won = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(won).toHaveLength(1);
    await won[0]?.stop();
  }, 60_000);

  it('refuses to give up durability or to print contents', async () => {
    for (const [name, value] of [['fsync', 'off'], ['full_page_writes', 'off'], ['synchronous_commit', 'off'], ['log_statement', 'all']] as const) {
      await expect(startPostgres({ dataDir, settings: { [name]: value } })).rejects.toThrow('is not started with a');
    }
    await expect(startPostgres({ dataDir: '/var/tmp/not-temporary', unsafe: true })).rejects.toThrow('temporary data only');
    expect(existsSync('/var/tmp/not-temporary')).toBe(false);
  });

  it('overrules an unsafe setting written into the data', async () => {
    const before = await startPostgres({ dataDir });
    await ask(before.url(), 'ALTER SYSTEM SET fsync = off');
    await before.stop();
    const server = await startPostgres({ dataDir });
    expect(await ask(server.url(), 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
    await ask(server.url(), 'ALTER SYSTEM RESET fsync');
    await server.stop();
  }, 60_000);

  it('refuses data whose databases commit without waiting, and leaves no server behind', async () => {
    const before = await startPostgres({ dataDir });
    await ask(before.url(), 'CREATE ROLE hasty; ALTER ROLE hasty SET synchronous_commit = off');
    await before.stop();
    await expect(startPostgres({ dataDir })).rejects.toThrow('may lose what it has committed: turn on synchronous_commit');
    expect(existsSync(join(realDataDir(dataDir), 'postmaster.pid'))).toBe(false);
    await discardPostgres(dataDir);
  }, 60_000);

  it('says so when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    const { port } = await new Promise<{ port: number }>((resolve) =>
      other.once('listening', () => resolve(other.address() as { port: number })));
    await expect(startPostgres({ dataDir, port })).rejects.toThrow(`Port ${port} of 127.0.0.1 is taken`);
    await new Promise((resolve) => other.close(resolve));
  }, 60_000);

  it('says so when the password file is lost', async () => {
    await (await startPostgres({ dataDir })).stop();
    rmSync(`${realDataDir(dataDir)}.password`);
    await expect(startPostgres({ dataDir })).rejects.toThrow('have lost their password file');
    await discardPostgres(dataDir);
  }, 60_000);

  it('makes the library links that an installation without scripts leaves out', () => {
    const native = join(base, 'native');
    mkdirSync(join(native, 'lib'), { recursive: true });
    writeFileSync(join(native, 'lib/libpq.so.5.18'), 'library');
    writeFileSync(join(native, 'pg-symlinks.json'),
      JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]));
    linkLibraries(native);
    linkLibraries(native);
    expect(readFileSync(join(native, 'lib/libpq.so.5'), 'utf8')).toBe('library');
    expect(lstatSync(join(native, 'lib/libpq.so.5')).isSymbolicLink()).toBe(true);
  });

  asRoot('runs under an account of its own for root, with data that this account can reach', async () => {
    const closed = join(base, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const said: string[] = [];
    const server = await startPostgres({ dataDir: join(closed, 'data'), log: (message) => said.push(message) });
    expect(server.dataDir).not.toContain(closed);
    expect(said.join()).toContain(`its data are in ${server.dataDir}`);
    expect(statSync(server.dataDir).uid).not.toBe(0);
    expect(statSync(`/proc/${server.pid}`).uid).not.toBe(0);
    await discardPostgres(join(closed, 'data'));
    expect(existsSync(server.dataDir)).toBe(false);
    expect(await isGoneWithin(server.pid, 1_000)).toBe(true);
  }, 60_000);
});
