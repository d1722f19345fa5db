import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperatorApi, startSystem, type RunningSystem } from '@amparo/local';
import { Rows } from '@amparo/testing';
import type { EventLogKind } from './event-logs';
import { Faults } from './faults';
import { People } from './people';
import { MailSink, PageSink } from './post-sink';
import { directory, freePorts, tellDirectory } from './preparation';
import { quiet } from './quiet';
import { hearEverything, stopAndSearch } from './remains';

/** A whole system of a test's own, and all that one can see of it from outside. */
export interface TestSystem {
  running: RunningSystem;
  api: OperatorApi;
  rows: Rows;
  mail: MailSink;
  pager: PageSink;
  people: People;
  faults: Faults;
  /** Answers when nothing is on its way any more. */
  quiet(patienceMs?: number): Promise<void>;
  /** Turns the clock forward for what a dead process had in hand: casework's claims run out after some seconds. */
  claimsRunOut(): Promise<void>;
  /** Where all its data lie. */
  dataDir: string;
  /** Stops all of it but the sinks, lets something happen to its data, and starts it again. */
  restart(meanwhile: () => Promise<void>): Promise<void>;
  /** @throws Error where something that was said to it lies where it must not */
  stop(): Promise<void>;
}

/**
 * Starts the real processes on throw-away data, with the test's own mail relay and paging gateway, and tells them the
 * invented directory. When it is stopped, what it left is searched for all that was said to it (ADR 0060).
 *
 * @param settings over the usual ones, such as short clocks
 * @param preload modules that every process loads first, beside the one that kills at faults
 * @param searched false: whoever says things by chance finds them by chance
 */
export async function startTestSystem(eventLog: EventLogKind, settings: Record<string, string> = {}, { preload = [], searched = true }: { preload?: string[]; searched?: boolean } = {}): Promise<TestSystem> {
  if (searched) hearEverything();
  // Named as the test databases are: what a killed run leaves is found and removed by the next.
  const dataDir = mkdtempSync(join(realpathSync(tmpdir()), `amparo-test-${process.pid}-e2e-`));
  chmodSync(dataDir, 0o755);
  const faults = new Faults(join(dataDir, 'faults'));
  // Temporary files lie with the rest, where they can be looked through and are taken away.
  const temporary = join(dataDir, 'tmp');
  mkdirSync(temporary);
  const mail = new MailSink();
  const pager = new PageSink();
  await Promise.all([mail.open(), pager.open()]);
  const said: string[] = [];
  const env = {
    PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: temporary, ...(await freePorts()),
    // All that a test sends comes from one place.
    INTAKE_BURST_FROM: '0',
    SMTP_URL: mail.url, PAGE_WEBHOOK_URL: pager.url,
    // Whoever needs an account is invited.
    DIRECTORY_DEMONSTRATION_ACCOUNTS_FILE: '', ...settings,
  };
  const closeSinks = () => Promise.all([mail.close(), pager.close()]);
  const start = () => startSystem({ dataDir, kafka: eventLog === 'kafka', env, preload: [faults.preload, ...preload], say: (line) => said.push(line) });
  let running: RunningSystem;
  try {
    running = await start();
  } catch (error) {
    await closeSinks();
    throw new Error(`The system did not start (${dataDir}): ${said.slice(-5).join('; ')}`, { cause: error });
  }
  pager.expectSecret(readFileSync(running.settings['PAGE_WEBHOOK_SECRET_FILE'] ?? '', 'utf8').trim());
  const end = async () => {
    await system.rows.close();
    await system.running.stop();
    await closeSinks();
  };
  const discard = () => {
    if (process.env.AMPARO_KEEP_DATA !== '1') rmSync(dataDir, { recursive: true, force: true });
  };
  const stop = () => (searched ? stopAndSearch(system, end, discard) : end().then(discard));
  const seenOf = (now: RunningSystem) => {
    const api = new OperatorApi(now);
    return { running: now, api, rows: new Rows(now.adminUrl), people: new People(api, mail, pager, directory.people) };
  };
  const system: TestSystem = {
    ...seenOf(running), mail, pager, faults, dataDir, stop,
    quiet: (patienceMs) => quiet(system.api, system.rows, patienceMs),
    claimsRunOut: () => claimsRunOut(system.running, system.rows),
    restart: async (meanwhile) => {
      await system.rows.close();
      await system.running.stop();
      await meanwhile();
      Object.assign(system, seenOf(await start()));
    },
  };
  try {
    await tellDirectory(system.api, system.rows);
  } catch (error) {
    await stop();
    throw error;
  }
  return system;
}

async function claimsRunOut(running: RunningSystem, rows: Rows): Promise<void> {
  await running.processOf('casework').whenReady();
  await rows.of('casework', `UPDATE contents SET claimed_until = now() WHERE state = 'WANTED' AND claimed_until > now()`);
}
