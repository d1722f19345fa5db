import { setTimeout as pause } from 'node:timers/promises';
import { EVENT_LOG_SERVICE, isOutage } from '@amparo/messaging';
import { hearBody, hearing, SaidTexts, searchBytes, searchFiles, type Found, type Rows, type Sought } from '@amparo/testing';
import type { Browser } from 'playwright-core';
import type { MailSink, PageSink } from './post-sink';

/** All that the tests of a file said to any system: stories, contacts, names, notes, messages, names of files, return codes, passwords, what lets somebody in. */
export const said = new SaidTexts();

/** What holds a secret because it is its place: keys, passwords of the databases, the operator's token; and which faults are armed. */
const PLACES_OF_SECRETS = /^(keys\/|secrets\.json$|operator\.token$|demonstration-accounts\.json$|faults\/|postgres\.password$)/;
/** So many of them are named. */
const NAMED = 50;
/** A database that does not answer is looked at in its files alone. */
const ANSWERS_WITHIN_MS = 15_000;

let listening = false;

/** From now on all is noted that the tests of this file send by `fetch`, whoever's client it is. */
export function hearEverything(): void {
  if (listening) return;
  listening = true;
  globalThis.fetch = hearing(said, globalThis.fetch);
}

/** The same of what is typed in a browser. */
export function hearBrowser(browser: Browser): Browser {
  browser.on('context', (context) => context.on('request', (request) => {
    const body = request.postData();
    if (body !== null) hearBody(said, `a browser, ${request.method()} ${new URL(request.url()).pathname}`, body, request.headers()['content-type'] ?? '');
  }));
  return browser;
}

/** What of a running system is asked for, before it is stopped. */
export interface Leaving {
  rows: Rows;
  mail?: MailSink;
  pager?: PageSink;
  dataDir: string;
}

/**
 * Looks through what a system leaves for anything that was said to it, in the clear or written in another way: the log of each process and of the database, every
 * file of the databases, every row of the event log, temporary files, mails and pages. What is sealed is not found, nor what PostgreSQL packed in a column of a service.
 *
 * @param stop stops it, after which all of it is in its files
 * @param discard takes its files away
 * @throws Error that names the places, and what was said there, never the words
 */
export async function stopAndSearch({ rows, mail, pager, dataDir }: Leaving, stop: () => Promise<void>, discard: () => void | Promise<void>): Promise<void> {
  const [told] = await Promise.allSettled([Promise.race([searchTablesOf(said, rows, EVENT_LOG_SERVICE), pause(ANSWERS_WITHIN_MS, [], { ref: false })])]);
  await stop();
  try {
    // A server that a test took down has it in its files all the same, but for what it packs there. Any other error is of the search.
    if (told.status === 'rejected' && !isOutage(told.reason)) throw told.reason;
    refuseRemains([...(told.status === 'rejected' ? [] : told.value), ...searchFiles(said, dataDir, (path) => PLACES_OF_SECRETS.test(path)), ...(mail === undefined || pager === undefined ? [] : searchPost(said, { mail, pager }))]);
  } finally {
    await discard();
  }
}

function refuseRemains(found: readonly Found[]): void {
  if (found.length === 0) return;
  const named = found.slice(0, NAMED).map(({ where, canary }) => `${where}: ${canary}`);
  throw new Error(`What was said lies where it must not, ${found.length} times:\n${named.join('\n')}`);
}

/** Every row of every table of one database as PostgreSQL writes it, since it packs long values in its files; and what its sessions do now. */
export async function searchTablesOf(sought: Sought, rows: Rows, service: string): Promise<Found[]> {
  const found: Found[] = [];
  const tables = await rows.of<{ name: string }>(service, `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`);
  for (const { name } of [...tables, { name: 'pg_stat_activity' }]) {
    const lines = await rows.of<{ line: string }>(service, `SELECT t::text AS line FROM ${name} t`);
    found.push(...searchBytes(sought, `${service}.${name}`, Buffer.from(lines.map(({ line }) => line).join('\n'))));
  }
  return found;
}

/** What arrived at the mail relay and the paging gateway, with its parts unpacked. */
export function searchPost(sought: Sought, { mail, pager }: { mail: MailSink; pager: PageSink }): Found[] {
  const mails = mail.mails.flatMap(({ raw }) => {
    // Whom it is for is written on every mail.
    const text = raw.replace(/^To: .*\r\n/im, '');
    return searchBytes(sought, 'mail', Buffer.from(`${text}\n${Buffer.from(text.split('\r\n\r\n').slice(1).join(''), 'base64').toString('utf8')}`));
  });
  return [...mails, ...pager.pages.flatMap(({ to: _to, ...page }) => searchBytes(sought, 'page', Buffer.from(JSON.stringify(page))))];
}
