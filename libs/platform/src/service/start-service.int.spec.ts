import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { MembershipChangedSchema, type HeardEvent, type MembershipChanged } from '@amparo/contracts';
import { EVENT_LOG_SERVICE, Outbox, messagingTables, on, prepareEventLogTables, topicsOf } from '@amparo/messaging';
import { Database, erasedCasesTable, provision, serviceRoles } from '@amparo/persistence';
import { Body, Controller, Get, Injectable, Module, Post, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import { Client } from 'pg';
import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { AllowServices, Public } from '../access/access.decorators';
import { makeServiceKeys } from '../access/service-keys';
import { ServiceTokens } from '../access/service-tokens';
import { ServiceConfig } from '../config/service-config';
import { Logger } from '../log/logger';
import { Loop } from '../loop';
import { startPostgres, type PostgresServer } from '../machine/postgres/postgres-server';
import { DangerDatabase } from './danger-database';
import type { RunningService, ServiceDefinition } from './service-definition';
import { startService } from './start-service';

const roles = serviceRoles('directory');
const logRoles = serviceRoles(EVENT_LOG_SERVICE);

class CreateNotes1764000000000 implements MigrationInterface {
  name = 'CreateNotes1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE notes (person uuid PRIMARY KEY, trace text); GRANT SELECT, INSERT ON notes TO ${roles.app}`);
  }

  async down(): Promise<void> {
    throw new Error('not needed');
  }
}

class ChangePerson {
  @IsUUID() personId!: string;
}

@Injectable()
class NoteChange {
  async handle(event: HeardEvent<MembershipChanged>, tx: EntityManager): Promise<void> {
    await tx.query('INSERT INTO notes (person, trace) VALUES ($1, $2)', [event.data.personId, event.traceparent]);
  }
}

@Controller('people')
class PeopleController {
  constructor(private readonly database: Database, private readonly danger: DangerDatabase, private readonly outbox: Outbox) {}

  @Post() @AllowServices('portal')
  async change(@Body() { personId }: ChangePerson): Promise<void> {
    await this.danger.transaction(async (tx) =>
      this.outbox.add(tx, MembershipChangedSchema, { subject: personId, version: 1, lane: 'danger' }, { personId, directoryVersion: 1 }));
  }

  @Get('notes') @Public()
  async notes(): Promise<object[]> {
    return this.database.query('SELECT * FROM notes');
  }
}

@Injectable()
class Ticker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  static rounds = 0;
  private readonly loop: Loop;

  constructor(logger: Logger) {
    this.loop = new Loop({ name: 'tick', idleMs: 20, logger, work: async () => ++Ticker.rounds < 0 });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}

@Module({ controllers: [PeopleController], providers: [NoteChange, Ticker] })
class DirectoryModule {}

@Controller('bare')
class BareController {
  @Get() open(): void {}
}

@Module({ controllers: [BareController] })
class BareModule {}

const base = mkdtempSync(join(realpathSync(tmpdir()), 'amparo-platform-'));
chmodSync(base, 0o711);
const keys = makeServiceKeys(join(base, 'keys'), ['portal', 'directory']);
const lines: string[] = [];
const logger = new Logger('directory', 'debug', (line) => lines.push(line));
let postgres: PostgresServer;

const definition: ServiceDefinition = {
  name: 'directory',
  module: DirectoryModule,
  config: () => configured(),
  events: { tells: [MembershipChangedSchema], hears: [on(MembershipChangedSchema, NoteChange)] },
  entities: [],
  migrations: [messagingTables({ app: roles.app }), erasedCasesTable(roles.app), CreateNotes1764000000000],
};

function as(role: string, database: string): string {
  const url = new URL(postgres.url(database));
  url.username = role;
  url.password = `invented-${role}`;
  return url.toString();
}

function configured(change: Partial<ServiceConfig> = {}): ServiceConfig {
  return Object.assign(new ServiceConfig(), {
    serviceKeyFile: keys.keyFile['directory'], serviceKeysFile: keys.keysFile, peers: {},
    databaseUrl: as(roles.app, roles.database), migratorDatabaseUrl: as(roles.migrator, roles.database),
    eventLogDatabaseUrl: as(logRoles.app, logRoles.database), ...change,
  });
}

async function answer<T>(service: RunningService, path: string): Promise<{ status: number; body: T }> {
  const response = await fetch(`${service.url}${path}`);
  return { status: response.status, body: (await response.json()) as T };
}

async function until<T>(look: () => Promise<T>, good: (found: T) => boolean): Promise<T> {
  const end = Date.now() + 15_000;
  for (;;) {
    const found = await look();
    if (good(found) || Date.now() > end) return found;
    await wait(20);
  }
}

async function connectionsLeft(): Promise<number> {
  const client = new Client({ connectionString: postgres.url() });
  await client.connect();
  const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname LIKE 'amparo%'`);
  await client.end();
  return rows[0]?.n ?? -1;
}

beforeAll(async () => {
  // Without its durable settings, so that the refusal of such a server can be seen as well.
  postgres = await startPostgres({ dataDir: join(base, 'data'), unsafe: true });
  for (const [service, { logins }] of [['directory', roles], [EVENT_LOG_SERVICE, logRoles]] as const) {
    await provision(postgres.url(), service, Object.fromEntries(logins.map((login) => [login, `invented-${login}`])));
  }
  await prepareEventLogTables(as(logRoles.migrator, logRoles.database), logRoles, topicsOf(['directory']));
}, 60_000);

afterAll(async () => {
  await postgres.stop();
  rmSync(base, { recursive: true, force: true });
}, 30_000);

describe('a service on a real database', () => {
  it('migrates, tells, hears what it told, ticks, is ready, and stops', async () => {
    const service = await startService(definition, { logger });
    try {
      expect(await answer(service, '/health/ready')).toEqual({ status: 200, body: { ready: true, database: 'up', eventLog: 'up' } });
      const personId = '0190b0c0-0000-7000-8000-000000000001';
      const authorization = `Bearer ${ServiceTokens.fromFiles('portal', keys.keyFile['portal'] ?? '', keys.keysFile).tokenFor('directory')}`;
      const traceparent = `00-${'ab'.repeat(16)}-${'cd'.repeat(8)}-01`;
      const told = await fetch(`${service.url}/people`, {
        method: 'POST', headers: { 'content-type': 'application/json', authorization, traceparent }, body: JSON.stringify({ personId }),
      });
      expect(told.status).toBe(201);
      const notes = await until(() => answer<object[]>(service, '/people/notes'), ({ body }) => body.length > 0);
      expect(notes.body).toEqual([{ person: personId, trace: traceparent }]);
      expect(Ticker.rounds).toBeGreaterThan(0);
    } finally {
      await service.stop();
    }
    const rounds = Ticker.rounds;
    await wait(60);
    expect(Ticker.rounds).toBe(rounds);
  }, 30_000);

  it('lets the operator see its lag, and tell everything again without anything happening twice', async () => {
    const service = await startService(definition, { logger });
    try {
      const authorization = `Bearer ${ServiceTokens.fromFiles('portal', keys.keyFile['portal'] ?? '', keys.keysFile).tokenFor('directory', 'operator')}`;
      const ask = async <T>(path: string, body?: object): Promise<T> => {
        const headers = { authorization, 'content-type': 'application/json' };
        const response = await fetch(`${service.url}/operator/${path}`, { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) });
        return (await response.json()) as T;
      };
      expect(await ask<object[]>('republish', { since: '2020-01-01T00:00:00Z' })).toHaveLength(2);
      const done = await until(() => ask<{ done: boolean; told: number }[]>('republishing'), (jobs) => jobs.every((job) => job.done));
      expect(done.map((job) => job.told).sort()).toEqual([0, 1]);
      const lags = await until(() => ask<{ lag: number }[]>('lag'), (found) => found.every(({ lag }) => lag === 0));
      expect(lags.map(({ lag }) => lag)).toEqual(Array(12).fill(0));
      expect(await ask('parked')).toEqual([]);
      expect(await ask('redrive', {})).toEqual({ handled: 0, stillParked: 0 });
      expect((await answer<object[]>(service, '/people/notes')).body).toHaveLength(1);
    } finally {
      await service.stop();
    }
  }, 30_000);

  it('answers 503 while the database is away, and comes back by itself', async () => {
    const service = await startService(definition, { logger });
    try {
      const { port, dataDir } = postgres;
      postgres.kill();
      await postgres.exited;
      expect(await answer(service, '/health/live')).toMatchObject({ status: 200 });
      expect(await answer(service, '/health/ready')).toEqual({ status: 503, body: { ready: false, database: 'down', eventLog: 'down' } });
      expect(await answer(service, '/people/notes')).toMatchObject({ status: 503, body: { code: 'service.unavailable' } });
      postgres = await startPostgres({ dataDir, port, unsafe: true });
      expect(await until(() => answer(service, '/health/ready'), ({ status }) => status === 200)).toMatchObject({ status: 200 });
    } finally {
      await service.stop();
    }
  }, 60_000);

  it('does not start with a route that names nobody, and leaves no connection behind', async () => {
    await expect(startService({ ...definition, module: BareModule, events: { tells: [], hears: [] } }, { logger })).rejects.toMatchObject({ code: 'access.bare-route' });
    expect(await until(connectionsLeft, (left) => left === 0)).toBe(0);
  });

  it('does not start in production on a database that may forget', async () => {
    await expect(startService(definition, { logger, config: configured({ mode: 'production' }) })).rejects.toMatchObject({ code: 'database.unsafe' });
  });

  it('says which setting is missing when it has no database', async () => {
    await expect(startService(definition, { logger, config: configured({ databaseUrl: undefined }) })).rejects.toMatchObject({
      code: 'config.invalid', message: expect.stringContaining('DIRECTORY_DATABASE_URL') as string,
    });
  });

  it('hangs up on a client that never finishes its headers', async () => {
    const service = await startService(definition, { logger });
    try {
      const began = Date.now();
      await new Promise<void>((closed, failed) => {
        const socket = connect(Number(new URL(service.url).port), '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nhost: x\r\n'));
        socket.on('close', () => closed()).on('error', failed).resume();
      });
      expect(Date.now() - began).toBeLessThan(15_000);
    } finally {
      await service.stop();
    }
  }, 20_000);
});
