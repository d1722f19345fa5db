import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SECURITY_HEADERS } from '@amparo/platform';
import { alsoAsked, inWords, resolveNamesOfThisMachine, kindsOfAnswers, PLUMBING, posted, seenOf, seenOfBroken, timesIn, type AnswerRow, type AnswerSeen } from '@amparo/testing';
import { answerRows, password } from '../test/answer-rows';
import { aService } from '../test/builders';
import { RunningPortal } from '../test/running';
import { LINK_POLICY } from './links/link-style';
import { PAGE_POLICY } from './pages/page-policy.rules';

const SOMETIMES = ['content-type', 'retry-after', 'set-cookie', 'location', 'vary', 'content-encoding', 'x-accel-buffering'];
/** What is no route of a controller, and has rows all the same. */
const BESIDE = ['pages', 'files of pages', 'the gateway'];
const COOKIES = [
  /^__Host-amparo=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/, /^__Host-amparo=; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=0$/,
  /^__Host-amparo-sign-in=[\w.-]+; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=600$/, /^__Host-amparo-sign-in=; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=0$/,
  /^__Host-amparo-link=; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=0$/,
];

const running = new RunningPortal();
const webFolder = mkdtempSync(join(tmpdir(), 'amparo-web-'));
let service: Awaited<ReturnType<typeof aService>>;
let rows: Record<string, AnswerRow>;
let seen: AnswerSeen[];

beforeAll(async () => {
  resolveNamesOfThisMachine();
  mkdirSync(join(webFolder, 'assets'));
  for (const [name, text] of [['index.html', '<!doctype html>'], ['assets/a1.js', 'x'.repeat(2_000)], ['icon.svg', '<svg/>']] as const) writeFileSync(join(webFolder, name), text);
  // A service that says too much in its headers: none of it is passed on.
  service = await aService((_call, response) => response.writeHead(200, {
    'content-type': 'application/json', 'set-cookie': 'a=b', server: 'a-server', 'x-powered-by': 'a-library', etag: '"a-mark"', 'last-modified': new Date(0).toUTCString(), 'cache-control': 'public', via: '1.1 inner-host', 'content-security-policy': "default-src *",
  }).end('{}'));
  await running.start({ casework: service.url }, { webFolder });
  running.directory.people.set('maria', { password, factors: 2, roles: [], conflicts: [] });
  rows = await answerRows(running);
  seen = [...await everyAnswer(), ...await whileAway(), ...await seenOfBroken(running.url)];
}, 60_000);
afterAll(async () => {
  await running.stop();
  await service.close();
  rmSync(webFolder, { recursive: true });
});

async function everyAnswer(): Promise<AnswerSeen[]> {
  const answers: AnswerSeen[] = [];
  for (const [route, { meant, also }] of Object.entries(rows)) {
    for (const [asked, call] of Object.entries({ 'as meant': meant, ...also, ...(meant.path === '/api/stream' ? {} : alsoAsked(meant)) })) answers.push(await seenOf(running.url, route, asked, call));
  }
  return answers;
}

async function whileAway(): Promise<AnswerSeen[]> {
  running.directory.away = true;
  const { url } = running;
  const asked = 'while the directory is away';
  const answers = [await seenOf(url, 'POST /api/sign-in/:step', asked, posted('/api/sign-in/password', { name: 'maria', password }, { origin: url, 'sec-fetch-site': 'same-origin' }))];
  for (const route of ['GET /api/session', 'the gateway']) answers.push(await seenOf(url, route, asked, rows[route]?.meant ?? { path: '/' }));
  running.directory.away = false;
  return answers;
}

const STRICTEST = SECURITY_HEADERS['content-security-policy'];
/** At the partners' name no web app is built here: at an address that is no page of a link stands the plain page. */
function policyOf({ route, asked }: AnswerSeen, isPage: boolean): string | undefined {
  if (!isPage) return STRICTEST;
  if (!route.includes(' /link')) return PAGE_POLICY;
  return asked === 'a longer address' ? STRICTEST : LINK_POLICY;
}

describe('what leaves the portal', () => {
  it('is looked at for every route, each of which is seen to succeed, and to fail', () => {
    const routes = running.service.routes.map(({ verb, path }) => `${verb} ${path}`);
    expect(Object.keys(rows).sort()).toEqual([...routes, ...BESIDE].sort());
    expect(inWords(seen.filter(({ route, asked, status }) => asked === 'as meant' && (status < 400) === (rows[route]?.refused !== undefined)))).toEqual([]);
    expect(Object.keys(rows).filter((route) => !seen.some((answer) => answer.route === route && answer.status >= 400))).toEqual([]);
  });

  it('has the same headers on every answer of a kind', () => {
    const shown = (name: string, value: string) => (name === 'set-cookie' ? value.replaceAll(/=[\w.-]{20,}/g, '=…') : value);
    expect(kindsOfAnswers(seen, shown)).toMatchSnapshot();
  });

  it('guards every answer, errors too; only files of pages, in which is nothing of anybody, are kept by browsers', () => {
    const { 'content-security-policy': _policy, 'cache-control': nowhere, ...others } = SECURITY_HEADERS;
    for (const answer of seen) {
      const told = inWords([answer]).join();
      expect([told, answer.headers]).toEqual([told, expect.objectContaining(others)]);
      const isPage = (answer.headers['content-type'] ?? '').startsWith('text/html');
      const isFile = answer.route === 'files of pages' && answer.status === 200;
      expect([told, answer.headers['content-security-policy']]).toEqual([told, policyOf(answer, isPage)]);
      expect([told, answer.headers['cache-control']]).toEqual([told, isFile ? expect.stringMatching(/^public, max-age=\d+(, immutable)?$/) : nowhere]);
    }
  });

  it('says nothing else: no server, no mark by which an answer is known again, no time but that of now, and no cookie that a page or another site could use', () => {
    const more = seen.filter(({ headers }) => Object.keys(headers).some((name) => ![...PLUMBING, ...SOMETIMES, ...Object.keys(SECURITY_HEADERS)].includes(name)));
    expect(more.map((answer) => [inWords([answer]), Object.keys(answer.headers)])).toEqual([]);
    expect(inWords(timesIn(seen))).toEqual([]);
    const cookies = seen.flatMap(({ headers }) => (headers['set-cookie'] ?? '').split(/, (?=__Host)/)).filter((cookie) => cookie !== '');
    expect(cookies.filter((cookie) => !COOKIES.some((form) => form.test(cookie)))).toEqual([]);
    for (const form of COOKIES) expect(cookies.some((cookie) => form.test(cookie))).toBe(true);
    for (const status of [200, 204, 303, 400, 401, 403, 404, 405, 413, 415, 502, 503]) expect(seen.map((answer) => answer.status)).toContain(status);
    expect(inWords(seen.filter(({ status }) => status === 500))).toEqual([]);
  });
});
