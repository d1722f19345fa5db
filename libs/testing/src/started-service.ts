import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareEventLogTables, tellersHeard, topicsOf } from '@amparo/messaging';
import { serviceRoles } from '@amparo/persistence';
import { Logger, SERVICE_NAMES, ServiceTokens, makeServiceKeys, startService, type RunningService, type ServiceConfig, type ServiceDefinition, type ServiceName } from '@amparo/platform';
import { keepForSearch } from './leaks/said-in-this-run';
import { serviceDatabase, type ServiceDatabase } from './service-database';
import { SignedPeople } from './signed-people';
import { testDatabase, type TestDatabase } from './test-database';

type Person = Parameters<SignedPeople['tokenFor']>[1];

/** An answer, read. */
export interface Answer {
  status: number;
  /** As JSON; nothing where it is empty. */
  body: unknown;
}

/** A service as it runs, with a database and an event log of its own and a stub where the directory would be. */
export class StartedService<C extends ServiceConfig> {
  private readonly people = new SignedPeople();
  private readonly folder = mkdtempSync(join(tmpdir(), 'amparo-started-'));
  private database?: ServiceDatabase;
  private eventLog?: TestDatabase;
  private directory?: Server;
  private running?: RunningService;
  private operatorToken = '';
  private keys?: ReturnType<typeof makeServiceKeys>;
  private readonly lines: string[] = [];
  /** What it asked of the directory, in order: verb and path. */
  readonly askedOfDirectory: string[] = [];

  /**
   * @param config of the class of the service's settings, with what the test is about; addresses and keys are added
   * @param copy what the directory answers to whatever it is asked
   */
  constructor(
    private readonly definition: ServiceDefinition<C>,
    private readonly config: C,
    private readonly copy: object = {},
  ) {}

  get kept(): ServiceDatabase {
    if (this.database === undefined) throw new Error('not started');
    return this.database;
  }

  async start(): Promise<void> {
    const { name, entities, migrations, events } = this.definition;
    this.keys = makeServiceKeys(this.folder, SERVICE_NAMES);
    const { keyFile, keysFile } = this.keys;
    this.database = await serviceDatabase(name, { entities, migrations });
    this.eventLog = await testDatabase(`${name}_events`);
    const owner = decodeURIComponent(new URL(this.eventLog.url).username);
    await prepareEventLogTables(this.eventLog.url, { owner, app: serviceRoles(name).app }, topicsOf([...tellersHeard(events), name]));
    const config = Object.assign(this.config, {
      databaseUrl: this.database.urlOf('app'), peopleDatabaseUrl: this.database.urlOf('people'), partnersDatabaseUrl: this.database.urlOf('partners'),
      eventLogDatabaseUrl: this.eventLog.url, poolSize: 2, serviceKeyFile: keyFile[name], serviceKeysFile: keysFile, epochKeysDir: join(this.folder, 'epochs'),
      peers: { directory: await this.startDirectory() },
    });
    this.operatorToken = this.tokensOf('portal').tokenFor(name, 'operator');
    this.running = await startService(this.definition, { config, logger: new Logger(name, 'debug', (line) => this.log(line)) });
  }

  async stop(): Promise<void> {
    await this.running?.stop();
    keepForSearch(this.definition.name, this.lines);
    this.directory?.closeAllConnections();
    await new Promise((resolve) => this.directory?.close(resolve));
    await Promise.all([this.database?.drop(), this.eventLog?.drop()]);
    rmSync(this.folder, { recursive: true });
  }

  /** Calls a route as a person; with a body it is a POST. */
  async callAs(person: Person, path: string, body?: unknown): Promise<Answer> {
    return this.call(path, this.people.tokenFor(this.definition.name, person), body);
  }

  /** Calls a route as the operator; with a body it is a POST. */
  async callAsOperator(path: string, body?: unknown): Promise<Answer> {
    return this.call(path, this.operatorToken, body);
  }

  /** Calls a route as another service does. */
  async callAsService(name: ServiceName, path: string, body?: unknown): Promise<Answer> {
    return this.call(path, this.tokensOf(name).tokenFor(this.definition.name), body);
  }

  /** Calls a route without any token. */
  async callAsNobody(path: string): Promise<Answer> {
    return this.call(path, undefined, undefined);
  }

  private log(line: string): void {
    this.lines.push(line);
    if (line.includes('"level":"error"')) process.stdout.write(`${line}\n`);
  }

  private tokensOf(name: ServiceName): ServiceTokens {
    return ServiceTokens.fromFiles(name, this.keys?.keyFile[name] ?? '', this.keys?.keysFile ?? '');
  }

  private async call(path: string, token: string | undefined, body: unknown): Promise<Answer> {
    const answer = await fetch(`${this.running?.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  private async startDirectory(): Promise<string> {
    const answer = JSON.stringify({ version: 1, ...this.copy, ...this.people.keys });
    const server = createServer((request, response) => {
      this.askedOfDirectory.push(`${request.method} ${request.url}`);
      response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.directory = server;
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
}
