import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { toBinary } from '@bufbuild/protobuf';
import { ReportRoutedSchema } from '@amparo/contracts';
import { PostgresEventLog, prepareEventLogTables, topicsOf } from '@amparo/messaging';
import { SERVICE_NAMES, ServiceConfig, ServiceTokens, makeServiceKeys, startService, type RunningService } from '@amparo/platform';
import { serviceRoles } from '@amparo/persistence';
import { searchedLogger, testDatabase, type TestDatabase, type ServiceDatabase } from '@amparo/testing';
import { v7 as timeOrderedId } from 'uuid';
import { aReportRouted } from '../test/builders';
import { aDatabase } from '../test/database';
import type { ApplicationsListed } from './applications/applications.dto';
import { grants } from './service';

describe('grants, started as it runs', () => {
  const keys = mkdtempSync(join(tmpdir(), 'amparo-grants-'));
  const { keyFile, keysFile } = makeServiceKeys(keys, SERVICE_NAMES);
  const portal = ServiceTokens.fromFiles('portal', keyFile['portal'] ?? '', keysFile);
  let made: ServiceDatabase;
  let logDatabase: TestDatabase;
  let log: PostgresEventLog;
  let running: RunningService;

  const call = (authorization?: string) => fetch(`${running.url}/applications`, authorization === undefined ? {} : { headers: { authorization } });
  const asOperator = async () => (await (await call(`Bearer ${portal.tokenFor('grants', 'operator')}`)).json()) as ApplicationsListed;

  beforeAll(async () => {
    made = await aDatabase();
    logDatabase = await testDatabase('grants_events');
    const { app } = serviceRoles('grants');
    const admin = new URL(logDatabase.url).username;
    await prepareEventLogTables(logDatabase.url, { owner: decodeURIComponent(admin), app }, topicsOf(['protection']));
    log = new PostgresEventLog({ url: logDatabase.url, name: 'protection test' });
    const config = Object.assign(new ServiceConfig(), {
      databaseUrl: made.urlOf('app'), peopleDatabaseUrl: made.urlOf('people'), partnersDatabaseUrl: made.urlOf('partners'), migratorDatabaseUrl: made.urlOf('migrator'), eventLogDatabaseUrl: logDatabase.url, poolSize: 2,
      serviceKeyFile: keyFile['grants'], serviceKeysFile: keysFile, epochKeysDir: keys, peers: {},
    });
    running = await startService(grants, { config, logger: searchedLogger('grants') });
  });

  afterAll(async () => {
    await running.stop();
    await log.close();
    await Promise.all([made.drop(), logDatabase.drop()]);
    rmSync(keys, { recursive: true });
  });

  it('opens an application from what protection told, on whichever lane, and once', async () => {
    const ordinary = aReportRouted({ reference: 'AM-AAAA-AAAA' });
    const danger = { ...aReportRouted({ reference: 'AM-DDDD-DDDD', urgency: 'HIGH' }), lane: 'danger' as const };
    const records = [ordinary, danger].map((event) => ({ ...event, id: timeOrderedId(), payload: toBinary(ReportRoutedSchema, event.data) }));
    await log.append(records);
    await log.append(records);
    let listed = await asOperator();
    for (let tries = 0; listed.applications.length < 2 && tries < 400; tries++) {
      await pause(50);
      listed = await asOperator();
    }
    expect(listed.applications.map(({ reference, urgent }) => [reference, urgent])).toEqual([['AM-DDDD-DDDD', true], ['AM-AAAA-AAAA', false]]);
  });

  it('shows applications to the operator alone', async () => {
    expect((await call()).status).toBe(401);
    expect((await call(`Bearer ${portal.tokenFor('grants')}`)).status).toBe(403);
    expect((await call(`Bearer ${portal.tokenFor('insights', 'operator')}`)).status).toBe(401);
  });

  it('says that it is ready', async () => {
    expect(await (await fetch(`${running.url}/health/ready`)).json()).toEqual({ ready: true, database: 'up', eventLog: 'up' });
  });
});
