import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperatorApi, startSystem, type RunningSystem } from '@amparo/local';
import type { EventLogKind } from './event-logs';
import { Faults } from './faults';
import { People } from './people';
import { MailSink, PageSink } from './post-sink';
import { directory, freePorts, tellDirectory } from './preparation';
import { quiet } from './quiet';
import { Rows } from './rows';

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
  stop(): Promise<void>;
}

/**
 * Starts the real processes on throw-away data, with the test's own mail relay and paging gateway, and tells them the
 * invented directory.
 *
 * @param settings over the usual ones, such as short clocks
 * @param preload modules that every process loads first, beside the one that kills at faults
 */
export async function startTestSystem(eventLog: EventLogKind, settings: Record<string, string> = {}, { preload = [] }: { preload?: string[] } = {}): Promise<TestSystem> {
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
  let running: RunningSystem;
  try {
    running = await startSystem({ dataDir, kafka: eventLog === 'kafka', env, preload: [faults.preload, ...preload], say: (line) => said.push(line) });
  } catch (error) {
    await closeSinks();
    throw new Error(`The system did not start (${dataDir}): ${said.slice(-5).join('; ')}`, { cause: error });
  }
  const api = new OperatorApi(running);
  const rows = new Rows(running.adminUrl);
  pager.expectSecret(readFileSync(running.settings['PAGE_WEBHOOK_SECRET_FILE'] ?? '', 'utf8').trim());
  const stop = async () => {
    await rows.close();
    await running.stop();
    await closeSinks();
    if (process.env.AMPARO_KEEP_DATA !== '1') rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await tellDirectory(api, rows);
  } catch (error) {
    await stop();
    throw error;
  }
  const people = new People(api, mail, pager, directory.people);
  return { running, api, rows, mail, pager, people, faults, quiet: (patienceMs) => quiet(api, rows, patienceMs), claimsRunOut: () => claimsRunOut(running, rows), stop };
}

async function claimsRunOut(running: RunningSystem, rows: Rows): Promise<void> {
  await running.processOf('casework').whenReady();
  await rows.of('casework', `UPDATE contents SET claimed_until = now() WHERE state = 'WANTED' AND claimed_until > now()`);
}
