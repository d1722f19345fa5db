import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create, fromBinary, toBinary, type DescMessage, type MessageInitShape, type MessageShape } from '@bufbuild/protobuf';
import { ReplyWrittenSchema, tellerOf, type Lane } from '@amparo/contracts';
import { prepareEventLogTables, PostgresEventLog, topicsOf } from '@amparo/messaging';
import { openDatabase, provision, serviceRoles, type Database } from '@amparo/persistence';
import {
  Logger, makeHpkeKeys, makeServiceKeys, Opener, Sealer, SERVICE_NAMES, ServiceTokens, startService, type DeclaredRoute, type RunningService, type ServiceName,
} from '@amparo/platform';
import { dropTestDatabase, keepForSearch, SignedPeople, testDatabaseName, testPasswordOf, testServerUrl } from '@amparo/testing';
import { Client } from 'pg';
import { v7 as timeOrderedId } from 'uuid';
import { IntakeConfig } from '../src/config';
import { signatureOf } from '../src/hooks/hook-signature';
import type { OrganisationsCopy } from '../src/reports/involved.rules';
import { intake } from '../src/service';
import { DatabaseCable } from './database-cable';
import { neighbours } from './neighbours';

/** What the directory of the tests holds. */
export const organisations: OrganisationsCopy = {
  version: 7,
  organisations: [
    { id: 'ORG-AMANECER', conflictId: '0a0a0a0a-0000-4000-8000-000000000001', names: ['Amanecer (fictional)', 'Colectivo Amanecer'] },
    { id: 'P-JURIS', conflictId: '0a0a0a0a-0000-4000-8000-000000000002', names: ['Juris Amiga (fictional)'] },
  ],
  people: [{ id: 'coord-lac', conflictId: '0a0a0a0a-0000-4000-8000-000000000003' }],
  regionMap: { TR: 'EECA' },
};

/** An event that the door told, wherever it is by now. */
export interface ToldEvent<D extends DescMessage> {
  subject: string;
  version: number;
  lane: Lane;
  data: MessageShape<D>;
}

/** The whole door on a fresh database, with all its roles, as it runs in production. */
export class Door {
  readonly lines: string[] = [];
  private readonly people = new SignedPeople();
  private readonly hookKey = randomBytes(32);
  /** Replies as casework has them for the door, by id. */
  readonly replies = new Map<string, Buffer>();
  private readonly folder: string;
  private readonly database = testDatabaseName('intake');
  private readonly eventsDatabase = testDatabaseName('events');
  private readonly logger = new Logger('intake', 'debug', (line) => this.lines.push(line));
  private service!: RunningService;
  private settings!: IntakeConfig;
  private log!: PostgresEventLog;
  private cable!: DatabaseCable;
  private directory!: Server;
  private keys!: ReturnType<typeof makeServiceKeys>;
  private opener!: Opener;
  /** Superuser: sees every row. */
  admin!: Client;

  private constructor(private readonly changes: Partial<IntakeConfig>, place: string) {
    this.folder = mkdtempSync(join(place, 'door-'));
  }

  /**
   * @param changes settings of the door; a burst is none unless said, since a test sends all from one place
   * @param place where the folder of its own files is made
   */
  static async open(changes: Partial<IntakeConfig> = {}, place = tmpdir()): Promise<Door> {
    const door = new Door(changes, place);
    await door.start();
    return door;
  }

  get url(): string {
    return this.service.url;
  }

  /** Address of its database for the superuser. */
  get adminUrl(): string {
    return testServerUrl(this.database);
  }

  /** Every route that it has, as the code declares them. */
  get routes(): readonly DeclaredRoute[] {
    return this.service.routes;
  }

  /** A connection as one of the door's roles, for what that role may not do. */
  async as(role: 'app' | 'lookup' | 'handover' | 'relay'): Promise<Client> {
    const client = new Client({ connectionString: this.urlOf(this.database, `amparo_intake_${role}`) });
    await client.connect();
    return client;
  }

  /** The application's own pool, as a hearer of events is given a transaction of it. */
  async openDatabase(): Promise<Database> {
    return openDatabase({ url: this.urlOf(this.database, 'amparo_intake_app'), name: 'test', entities: [], poolSize: 1 });
  }

  async post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const sent = typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body);
    const response = await fetch(`${this.url}${path}`, { method: 'POST', body: sent, headers: { 'content-type': 'application/json', ...headers } });
    return answerOf(response);
  }

  /** Every key of 32 bytes that lies in the door's own files: what a thief of its disk has. */
  keyBytes(): Buffer[] {
    const own = readdirSync(this.folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile() && file.name !== 'reports.private.key');
    return own.flatMap(({ parentPath, name }) => {
      const bytes = readFileSync(join(parentPath, name));
      const lines = [...bytes.toString('latin1').matchAll(/[0-9a-f]{64}/g)].map(([hex]) => Buffer.from(hex, 'hex'));
      return [...lines, ...(bytes.length === 32 ? [bytes] : [])];
    });
  }

  /** A call as a person who is signed in. */
  async postAs(person: Parameters<SignedPeople['tokenFor']>[1], path: string, body: unknown): Promise<Answer> {
    return this.post(path, body, { authorization: this.personsWord(person) });
  }

  /** What a person who is signed in says of herself in a call: a header `authorization`. */
  personsWord(person: Parameters<SignedPeople['tokenFor']>[1]): string {
    return `Bearer ${this.people.tokenFor('intake', person)}`;
  }

  /** The same of another service; of the portal for the operator. */
  servicesWord(service: ServiceName, onBehalfOf: 'service' | 'operator' = 'service'): string {
    return `Bearer ${ServiceTokens.fromFiles(service, this.keys.keyFile[service] ?? '', this.keys.keysFile).tokenFor('intake', onBehalfOf)}`;
  }

  /** What a gateway says of a message that it brings: a header `amparo-signature`. */
  hooksWord(body: Buffer, { key = this.hookKey, at = new Date() }: { key?: Buffer; at?: Date } = {}): string {
    const time = String(Math.floor(at.getTime() / 1000));
    return `t=${time},v1=${signatureOf(key, time, body).toString('hex')}`;
  }

  /** A message as a gateway brings it. */
  async hook(message: unknown, { adapter = 'sms', ...signed }: { adapter?: string; key?: Buffer; at?: Date } = {}): Promise<Answer> {
    const body = Buffer.from(JSON.stringify(message));
    return this.post(`/api/hooks/${adapter}`, body, { 'amparo-signature': this.hooksWord(body, signed) });
  }

  /** A call as another service. */
  async getAs(service: 'casework' | 'protection', path: string): Promise<Answer> {
    return answerOf(await fetch(`${this.url}${path}`, { headers: { authorization: this.servicesWord(service) } }));
  }

  async receipt(): Promise<string> {
    return (await answerOf(await fetch(`${this.url}/api/receipts`, { method: 'POST' }))).json['receipt'] as string;
  }

  /** Every event of a type that was told, oldest first. */
  async told<D extends DescMessage>(type: D): Promise<ToldEvent<D>[]> {
    const { rows } = await this.admin.query(
      `SELECT id, subject, version, lane, payload FROM outbox WHERE type = $1 UNION SELECT id, subject, version, lane, payload FROM told WHERE type = $1 ORDER BY id`,
      [type.typeName],
    );
    return rows.map(({ subject, version, lane, payload }) => ({ subject, version, lane, data: fromBinary(type, payload as Buffer) }));
  }

  /** Another service tells something. */
  async hear<D extends DescMessage>(type: D, subject: string, data: MessageInitShape<D>, lane: Lane = 'normal'): Promise<void> {
    await this.log.append([{
      id: timeOrderedId(), type: type.typeName, source: tellerOf(type), subject, version: 1, lane, time: new Date(), traceparent: '',
      payload: toBinary(type, create(type, data)),
    }]);
  }

  /** What the team writes to somebody: sealed as casework does, and told. */
  async reply(caseId: string, text: string, replyId: string = randomUUID()): Promise<string> {
    const { rows } = await this.admin.query('SELECT reply_key FROM reports WHERE id = $1', [caseId]);
    const sealer = await Sealer.fromPublicKey(rows[0].reply_key as Buffer);
    this.replies.set(replyId, await sealer.seal(Buffer.from(text), Buffer.from(replyId)));
    await this.hear(ReplyWrittenSchema, caseId, { caseId, replyId });
    return replyId;
  }

  /** What casework finds in an envelope. */
  async openEnvelope(sealed: Uint8Array, id: string): Promise<unknown> {
    return JSON.parse((await this.opener.open(sealed, Buffer.from(id))).toString('utf8'));
  }

  /** What casework finds in a part of a file. */
  openBytes(sealed: Uint8Array, place: string): Promise<Buffer> {
    return this.opener.open(sealed, Buffer.from(place));
  }

  /** The database is away, or there again. */
  cutDatabase(): Promise<void> {
    return this.cable.cut();
  }

  healDatabase(): Promise<void> {
    return this.cable.heal();
  }

  /** A connection breaks when a transaction in which the database says a word is durable. */
  loseCommitOf(mark: string): Promise<void> {
    return this.cable.loseCommitOf(mark);
  }

  /** Its process ends and another begins. */
  async restart(): Promise<void> {
    await this.service.stop();
    this.service = await startService(intake, { config: this.settings, logger: this.logger });
  }

  async close(): Promise<void> {
    await this.service.stop();
    keepForSearch('intake', this.lines);
    await this.log.close();
    await this.cable.cut();
    this.directory.close();
    await this.admin.end();
    await Promise.all([this.database, this.eventsDatabase].map(dropTestDatabase));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async start(): Promise<void> {
    const server = testServerUrl();
    await provision(server, 'intake', passwordsOf('intake'), this.database);
    await provision(server, 'events', passwordsOf('events'), this.eventsDatabase);
    const events = serviceRoles('events');
    await prepareEventLogTables(this.urlOf(this.eventsDatabase, events.migrator), events, topicsOf(['intake', 'casework', 'protection', 'directory']));
    this.log = new PostgresEventLog({ url: this.urlOf(this.eventsDatabase, events.app), name: 'others' });
    this.admin = new Client({ connectionString: this.adminUrl });
    // Its server may stop in a test: whoever asks then is told.
    this.admin.on('error', () => undefined);
    await this.admin.connect();
    this.cable = await DatabaseCable.lay(new URL(server));
    this.directory = await neighbours(organisations, this.people, this.replies);
    this.settings = await this.config();
    this.service = await startService(intake, { config: this.settings, logger: this.logger });
  }

  private async config(): Promise<IntakeConfig> {
    this.keys = makeServiceKeys(this.folder, SERVICE_NAMES);
    const { publicKeyFile, privateKeyFile } = makeHpkeKeys(this.folder);
    this.opener = await Opener.fromPrivateKeyFile(privateKeyFile);
    const keyFile = (name: string) => {
      writeFileSync(join(this.folder, name), randomBytes(32).toString('hex'), { mode: 0o600 });
      return join(this.folder, name);
    };
    mkdirSync(join(this.folder, 'hooks'));
    writeFileSync(join(this.folder, 'hooks', 'sms.key'), `${randomBytes(32).toString('hex')}\n${this.hookKey.toString('hex')}\n`, { mode: 0o600 });
    const directory = `http://127.0.0.1:${(this.directory.address() as AddressInfo).port}`;
    const cabled = (role: string) => this.cable.through(this.urlOf(this.database, `amparo_intake_${role}`));
    return Object.assign(new IntakeConfig(), {
      databaseUrl: cabled('app'),
      migratorDatabaseUrl: cabled('migrator'),
      relayDatabaseUrl: cabled('relay'),
      lookupDatabaseUrl: cabled('lookup'),
      handoverDatabaseUrl: cabled('handover'),
      eventLogDatabaseUrl: this.urlOf(this.eventsDatabase, serviceRoles('events').app),
      serviceKeyFile: this.keys.keyFile['intake'],
      serviceKeysFile: this.keys.keysFile,
      epochKeysDir: join(this.folder, 'epochs'),
      receiptKeyFile: keyFile('receipt.key'),
      caseworkPublicKeyFile: publicKeyFile,
      proofKeyFile: keyFile('proofs.key'),
      hookKeysDir: join(this.folder, 'hooks'),
      peers: Object.fromEntries(SERVICE_NAMES.map((name) => [name, directory])),
      burstFrom: 0,
      ...this.changes,
    });
  }

  private urlOf(database: string, role: string): string {
    const url = new URL(testServerUrl(database));
    url.username = role;
    url.password = testPasswordOf(role);
    return url.href;
  }
}

/** An answer over HTTP. */
export interface Answer {
  status: number;
  headers: Headers;
  bytes: Buffer;
  text: string;
  // Answers from outside have no type.
  json: Record<string, unknown>;
}

async function answerOf(response: Response): Promise<Answer> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const text = bytes.toString('utf8');
  return { status: response.status, headers: response.headers, bytes, text, json: isJson ? JSON.parse(text) as Record<string, unknown> : {} };
}

function passwordsOf(service: string): Record<string, string> {
  return Object.fromEntries(serviceRoles(service).logins.map((login) => [login, testPasswordOf(login)]));
}
