import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetClock } from '@amparo/kernel';
import { prepareEventLogTables, topicsOf } from '@amparo/messaging';
import { openSealedFields, serviceRoles, type Database } from '@amparo/persistence';
import { Logger, SERVICE_NAMES, ServiceTokens, makeServiceKeys, startService, type ServiceName } from '@amparo/platform';
import { freePort } from '@amparo/platform/machine';
import { keepForSearch, testDatabase } from '@amparo/testing';
import { Secret, TOTP } from 'otpauth';
import { Invitations } from '../src/accounts/invitations';
import { DirectoryConfig } from '../src/config';
import type { DirectoryFile } from '../src/directory/directory.rules';
import { directory } from '../src/service';
import { anOffice } from './builders';
import { aDatabase } from './database';

// A whole service starts in a hook, and a busy machine is slow: only a hang is a failure.
jest.setTimeout(60_000);

/** What a call was answered. */
export interface Answer {
  status: number;
  body: ReturnType<typeof JSON.parse>;
}

/** Somebody who has an account. */
export interface Member {
  person: string;
  password: string;
  /** Of her app, where she has one. */
  totp: string;
  session: string;
  recoveryCodes: string[];
}

/** A password that the rules take, for tests. */
export const PASSWORD = 'vulture anvil crimson tuba';

/** The directory as it runs, on a free port, with its own database and a clock that the test moves. */
export async function aRunningDirectory(options: { config?: Partial<DirectoryConfig>; file?: DirectoryFile | 'none' } = {}) {
  const files = mkdtempSync(join(tmpdir(), 'amparo-directory-'));
  const { keyFile, keysFile } = makeServiceKeys(files, SERVICE_NAMES);
  const epochKeysDir = join(files, 'epochs');
  const openFields = () => openSealedFields({ service: 'directory', folder: epochKeysDir }, clock.now());
  const made = await aDatabase();
  const logDatabase = await testDatabase('directory_events');
  const owner = decodeURIComponent(new URL(logDatabase.url).username);
  await prepareEventLogTables(logDatabase.url, { owner, app: serviceRoles('directory').app }, topicsOf(['directory']));
  const port = await freePort();
  const config: DirectoryConfig = Object.assign(new DirectoryConfig(), {
    databaseUrl: made.urlOf('app'), migratorDatabaseUrl: made.urlOf('migrator'), eventLogDatabaseUrl: logDatabase.url, poolSize: 6, port,
    serviceKeyFile: keyFile['directory'], serviceKeysFile: keysFile, epochKeysDir, peers: { directory: `http://127.0.0.1:${port}` },
    ...options.config,
  });
  const lines: string[] = [];
  const clock = new SetClock(new Date());
  const running = await startService(directory, { config, clock, logger: new Logger('directory', 'debug', (line) => void lines.push(line)) });
  const tokensOf = (service: ServiceName) => ServiceTokens.fromFiles(service, keyFile[service] ?? '', keysFile);

  const call = async (token: string, method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await fetch(`${running.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  const portal = (path: string, body: unknown = {}) => call(tokensOf('portal').tokenFor('directory'), 'POST', `/internal/${path}`, body);
  const as = (service: ServiceName, method: string, path: string, body?: unknown) => call(tokensOf(service).tokenFor('directory'), method, path, body);
  const operator = (method: string, path: string, body?: unknown) => call(tokensOf('portal').tokenFor('directory', 'operator'), method, path, body);
  /** A token of the machine's own time, by which the guard checks it: codes have moved the test's clock ahead. */
  const tokenOf = async (session: string): Promise<Answer> => {
    const ahead = clock.now().getTime() - Date.now();
    clock.move(-ahead);
    const answer = await portal('tokens', { session, audience: 'directory', passive: true });
    clock.move(ahead);
    return answer;
  };
  const person = async (session: string, method: string, path: string, body?: unknown): Promise<Answer> => {
    const { status, body: issued } = await tokenOf(session);
    return status === 200 ? call(issued.token, method, path, body) : { status, body: issued };
  };

  const database: Database = made.database;
  const invite = async (id: string): Promise<string> => {
    const invitations = new Invitations(await openFields());
    return (await database.transaction((tx) => invitations.draw(tx, id, 'operator', clock.now()))).code;
  };
  /** The code of a secret that nobody has used: half a minute later. */
  const code = (secret: string): string => {
    clock.move(30_000);
    return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now().getTime() });
  };
  const openAccount = async (id: string, password = PASSWORD): Promise<Member> => {
    const opened = await portal('sign-in/invitation', { code: await invite(id) });
    const set = await portal('sign-in/set-password', { attempt: opened.body.attempt, password });
    if (set.body.step === 'SIGNED_IN') return { person: id, password, totp: '', session: set.body.session.id, recoveryCodes: [] };
    const { attempt } = set.body;
    const { secret } = (await portal('sign-in/enrol-totp-options', { attempt })).body;
    const { session, recoveryCodes } = (await portal('sign-in/enrol-totp', { attempt, code: code(secret) })).body;
    return { person: id, password, totp: secret, session: session.id, recoveryCodes };
  };
  const signIn = async ({ person: name, password, totp }: Member): Promise<Answer> => {
    const first = await portal('sign-in/password', { name, password });
    return first.body.step === 'SECOND_FACTOR' ? portal('sign-in/totp', { attempt: first.body.attempt, code: code(totp) }) : first;
  };

  if (options.file !== 'none') await operator('PUT', '/directory', options.file ?? anOffice());
  return {
    openFields,
    url: running.url, clock, database, config, lines, portal, as, operator, person, tokenOf, invite, code, openAccount, signIn, tokensOf, call,
    stop: async () => {
      await running.stop();
      keepForSearch('directory', lines);
      await Promise.all([made.drop(), logDatabase.drop()]);
      rmSync(files, { recursive: true });
    },
  };
}

export type RunningDirectory = Awaited<ReturnType<typeof aRunningDirectory>>;
