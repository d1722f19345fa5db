import { randomBytes, type KeyObject } from 'node:crypto';
import { chmodSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type ClientRequest, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { intake } from '@amparo/intake/service';
import { provision, serviceRoles } from '@amparo/persistence';
import { PERSON_KEYS_PATH, SERVICE_NAMES, makeHpkeKeys, startService, type Logger, type RunningService, type ServiceName } from '@amparo/platform';
import { discardPostgres, freePort, startPostgres, type PostgresServer } from '@amparo/platform/machine';
import { Rows } from '@amparo/testing';
import { services } from '../../src/services';
import { anEnvironment } from '../environment';

/** Every service of the product, the door too, on a database server of their own. */
export class WholeSystem {
  private readonly folder = mkdtempSync(join(realpathSync(tmpdir()), 'amparo-matrix-'));
  private readonly before = { ...process.env };
  private postgres!: PostgresServer;
  private front: Server | undefined;
  /** Requests that the directory has before it. */
  private readonly passedOn = new Set<ClientRequest>();
  /** As the server's superuser, whom no row-level security keeps from anything. */
  rows!: Rows;
  running: RunningService[] = [];

  /**
   * @param keyId of the key that signs people's tokens
   * @param key its public half, shown where the directory shows its own
   * @param logger for all services; else each has its own
   */
  async start(keyId: string, key: KeyObject, logger?: Logger): Promise<void> {
    // The server's own user has to pass through.
    chmodSync(this.folder, 0o711);
    this.postgres = await startPostgres({ dataDir: this.dataDir, unsafe: true });
    this.rows = new Rows(this.postgres.url());
    const ports: Record<string, number> = {};
    for (const name of SERVICE_NAMES) ports[name] = await freePort();
    Object.assign(process.env, await anEnvironment(this.postgres, this.folder, ports), await this.doorEnvironment());
    process.env['DIRECTORY_URL'] = await this.inFrontOfDirectory(ports['directory'] ?? 0, { kid: keyId, ...key.export({ format: 'jwk' }) });
    const overrides = logger === undefined ? {} : { logger };
    this.running = await Promise.all([startService(intake, overrides), ...services.map((service) => startService(service, overrides))]);
  }

  async stop(): Promise<void> {
    // Whoever gave up in the middle of a body left one open, which the directory would wait for.
    for (const passed of this.passedOn) passed.destroy();
    await Promise.all(this.running.map((service) => service.stop()));
    this.front?.close();
    await this.rows.close();
    process.env = this.before;
    await this.postgres.stop();
    await discardPostgres(this.dataDir);
    rmSync(this.folder, { recursive: true, force: true });
  }

  urlOf(name: ServiceName): string {
    const found = this.running.find((service) => service.name === name);
    if (found === undefined) throw new Error(`${name} does not run`);
    return found.url;
  }

  /**
   * Does something that may change nothing of a service.
   *
   * @param except tables that it may write to
   * @returns what was wrong with it, and the tables that are not as they were
   */
  async unchanged(service: ServiceName, work: () => Promise<string[]>, except: readonly string[] = []): Promise<string[]> {
    const before = await this.still(service, except);
    const wrong = await work();
    return [...wrong, ...changed(before, await this.fingerprint(service, except)).map((name) => `${name} was changed`)];
  }

  /** The fingerprint of a service once what was done before has come to its end: it tells of that, and hears what others tell. */
  private async still(service: ServiceName, except: readonly string[]): Promise<Map<string, string>> {
    let before = await this.fingerprint(service, except);
    for (let looks = 0; looks < 50; looks++) {
      await pause(100);
      const now = await this.fingerprint(service, except);
      if (changed(before, now).length === 0) return now;
      before = now;
    }
    throw new Error(`${service} does not come to rest`);
  }

  /** What each table of a service holds, in short. An audit trail is known by its end. */
  private async fingerprint(service: ServiceName, except: readonly string[]): Promise<Map<string, string>> {
    const tables = await this.rows.of<{ name: string }>(service, `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`);
    const looked = tables.map(({ name }) => name).filter((name) => name !== 'audit' && !except.includes(name));
    const each = looked.map((name) => `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS hash FROM ${name} t`);
    return new Map((await this.rows.of<{ name: string; hash: string }>(service, each.join(' UNION ALL '))).map(({ name, hash }) => [name, hash]));
  }

  private get dataDir(): string {
    return join(this.folder, 'postgres');
  }

  private async doorEnvironment(): Promise<Record<string, string>> {
    const { logins, database } = serviceRoles('intake');
    await provision(this.postgres.url(), 'intake', Object.fromEntries(logins.map((role) => [role, `invented-${role}`])));
    const settings: Record<string, string> = { INTAKE_RECEIPT_KEY_FILE: join(this.folder, 'receipts.key'), INTAKE_CASEWORK_PUBLIC_KEY_FILE: makeHpkeKeys(this.folder).publicKeyFile };
    writeFileSync(join(this.folder, 'receipts.key'), `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
    for (const role of logins) {
      const url = new URL(this.postgres.url(database));
      url.username = role;
      url.password = `invented-${role}`;
      const part = role.split('_').at(-1) ?? '';
      settings[part === 'app' ? 'INTAKE_DATABASE_URL' : `INTAKE_${part.toUpperCase()}_DATABASE_URL`] = url.href;
    }
    return settings;
  }

  /** What every service takes for the directory: the directory itself, whose keys have one beside them that is ours to sign with. */
  private async inFrontOfDirectory(port: number, ours: object): Promise<string> {
    const front = createServer((incoming, outgoing) => {
      const passed = request({ port, host: '127.0.0.1', method: incoming.method, path: incoming.url, headers: incoming.headers }, (answer) => {
        if (incoming.url !== PERSON_KEYS_PATH || answer.statusCode !== 200) return void answer.pipe(outgoing.writeHead(answer.statusCode ?? 502, answer.headers));
        json(answer).then((said) => {
          const { keys } = said as { keys: object[] };
          outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [...keys, ours] }));
        }, () => outgoing.writeHead(502).end());
      });
      passed.on('error', () => outgoing.writeHead(502).end());
      this.passedOn.add(passed.once('close', () => this.passedOn.delete(passed)));
      incoming.pipe(passed);
    });
    this.front = front;
    const own = await freePort();
    await new Promise<void>((resolve) => front.listen(own, '127.0.0.1', resolve));
    return `http://127.0.0.1:${own}`;
  }
}

/** Tables that do not hold the same. */
const changed = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
