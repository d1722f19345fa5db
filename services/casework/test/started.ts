import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '@amparo/kernel';
import { prepareEventLogTables, topicsOf } from '@amparo/messaging';
import { serviceRoles } from '@amparo/persistence';
import { Logger, SERVICE_NAMES, Sealer, ServiceTokens, makeHpkeKeys, makeServiceKeys, startService, type RunningService } from '@amparo/platform';
import { keepForSearch, testDatabase, type ServiceDatabase } from '@amparo/testing';
import { CaseworkConfig } from '../src/config';
import { casework } from '../src/service';
import { aDatabase } from './database';
import { Neighbours } from './neighbours';
import { personKeys, roster, tokenOf, type Caller } from './people';

/** Casework as it runs, with a directory beside it that knows people. */
export interface Started {
  made: ServiceDatabase;
  sealer: Sealer;
  /** The door and the directory beside it. */
  neighbours: Neighbours;
  /** Where it answers. */
  url: string;
  /** Its key folder. */
  keys: string;
  /** What it logged. */
  lines: string[];
  /** Where ends of the audit trail are written, and by whose keys. */
  anchorsFile: string;
  serviceKeysFile: string;
  /** Calls as the operator. */
  operator(method: 'GET' | 'POST', path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }>;
  as(caller: Caller, method: 'GET' | 'POST', path: string, body?: object): Promise<{ status: number; body: Record<string, unknown>; text: string }>;
  /** What a call as somebody carries. */
  headersOf(caller: Caller): Record<string, string>;
  /** Reads something as another service. */
  service(name: 'intake' | 'protection', path: string): Promise<{ status: number; bytes: Buffer }>;
  stop(): Promise<void>;
}

/** Starts casework on a database of its own. @param clock another than the machine's @param said settings that the test is about */
export async function startCasework(clock?: Clock, said: Partial<CaseworkConfig> = {}): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-casework-'));
  const { keyFile, keysFile } = makeServiceKeys(folder, SERVICE_NAMES);
  const hpke = makeHpkeKeys(folder);
  const neighbours = await Neighbours.start();
  neighbours.answers.set('/copies/roster', roster);
  neighbours.answers.set('/internal/keys', personKeys);
  const [made, logDatabase] = await Promise.all([aDatabase(), testDatabase('casework_events')]);
  await prepareEventLogTables(logDatabase.url, { owner: decodeURIComponent(new URL(logDatabase.url).username), app: serviceRoles('casework').app }, topicsOf(SERVICE_NAMES));
  const config = Object.assign(new CaseworkConfig(), {
    databaseUrl: made.urlOf('app'), migratorDatabaseUrl: made.urlOf('migrator'), peopleDatabaseUrl: made.urlOf('people'), partnersDatabaseUrl: made.urlOf('partners'),
    auditorDatabaseUrl: made.urlOf('auditor'), eventLogDatabaseUrl: logDatabase.url, poolSize: 4, serviceKeyFile: keyFile['casework'], serviceKeysFile: keysFile,
    epochKeysDir: join(folder, 'epochs'), hpkePrivateKeyFile: hpke.privateKeyFile, peers: Object.fromEntries(SERVICE_NAMES.map((name) => [name, neighbours.url])),
    anchorsFile: join(folder, 'anchors.jsonl'), ...said,
  });
  const lines: string[] = [];
  const operator = ServiceTokens.fromFiles('portal', keyFile['portal'] ?? '', keysFile).tokenFor('casework', 'operator');
  const running: RunningService = await startService(casework, {
    config, logger: new Logger('casework', 'debug', (line) => lines.push(line)), ...(clock === undefined ? {} : { clock }),
  });
  return {
    made, neighbours, url: running.url, lines, keys: join(folder, 'epochs'), anchorsFile: join(folder, 'anchors.jsonl'), serviceKeysFile: keysFile,
    operator: async (method, path, body) => {
      const answer = await fetch(`${running.url}${path}`, {
        method, headers: { authorization: `Bearer ${operator}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
    sealer: await Sealer.fromPublicKeyFile(hpke.publicKeyFile),
    as: async (caller, method, path, body) => {
      const answer = await fetch(`${running.url}${path}`, {
        method, headers: { authorization: `Bearer ${tokenOf(caller)}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      const isJson = /json/.test(answer.headers.get('content-type') ?? '') && !/jsonl/.test(answer.headers.get('content-type') ?? '');
      return { status: answer.status, text, body: isJson && text !== '' ? (JSON.parse(text) as Record<string, unknown>) : {} };
    },
    headersOf: (caller) => ({ authorization: `Bearer ${tokenOf(caller)}` }),
    service: async (name, path) => {
      const token = ServiceTokens.fromFiles(name, keyFile[name] ?? '', keysFile).tokenFor('casework');
      const answer = await fetch(`${running.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
      return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
    },
    stop: async () => {
      await running.stop();
      keepForSearch('casework', lines);
      await neighbours.stop();
      await Promise.all([made.drop(), logDatabase.drop()]);
      rmSync(folder, { recursive: true });
    },
  };
}
