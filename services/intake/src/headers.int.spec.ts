import { alsoAsked, inWords, kindsOfAnswers, PLUMBING, seenOf, seenOfBroken, timesIn, type AnswerRow, type AnswerSeen, type RouteCall } from '@amparo/testing';
import { answerRows } from '../test/answer-rows';
import { Door } from '../test/door';
import { PAGE_POLICY } from './pages/frame/style';

/** What may be said beside what every answer says. Proof and submission are the person's own, and differ each time. */
const SOMETIMES = ['content-type', 'retry-after', 'amparo-proof', 'amparo-submission', 'amparo-notice', 'upload-offset'];
const GUARDS = [
  'cache-control', 'content-security-policy', 'cross-origin-opener-policy', 'cross-origin-resource-policy', 'permissions-policy', 'referrer-policy', 'x-content-type-options', 'x-frame-options',
];

let door: Door;
let rows: Record<string, AnswerRow>;
let seen: AnswerSeen[];
beforeAll(async () => {
  door = await Door.open({ fileBytes: 2_000, fileBytesOfReport: 4_000 });
  rows = await answerRows(door);
  seen = [...await everyAnswer(), ...await whileAway(), ...await seenOfBroken(door.url)];
}, 60_000);
afterAll(() => door.close());

/** Asks every route all that its row says, and what each can be asked by the wrong ones. */
async function everyAnswer(): Promise<AnswerSeen[]> {
  const answers: AnswerSeen[] = [];
  for (const { verb, path, permission } of door.routes) {
    const route = `${verb} ${path}`;
    const row = rows[route];
    if (row === undefined) continue;
    const calls = { 'as meant': row.meant, ...row.also, ...alsoAsked(row.meant), ...inABrowser(row.meant), ...(permission.everybody === true ? {} : byOthers(row.meant)) };
    for (const [asked, call] of Object.entries(calls)) answers.push(await seenOf(door.url, route, asked, call));
  }
  return answers;
}

/** Somebody looks for the address in a browser: she gets a page, but where the address is for programs. */
function inABrowser({ path }: RouteCall): Record<string, RouteCall> {
  const headers = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
  return { 'a longer address, in a browser': { path: `${path === '/' ? '' : path}/x/y/z`, headers }, 'another method, in a browser': { path, method: 'DELETE', headers } };
}

function byOthers({ headers: { authorization: _hers, ...headers } = {}, ...meant }: RouteCall): Record<string, RouteCall> {
  const by = (authorization: string): RouteCall => ({ ...meant, headers: { ...headers, authorization } });
  return { 'by nobody': { ...meant, headers }, 'by another service': by(door.servicesWord('grants')), 'with a word that is none': by('Bearer x') };
}

async function whileAway(): Promise<AnswerSeen[]> {
  const answers: AnswerSeen[] = [];
  await door.cutDatabase();
  for (const [route, { meant }] of Object.entries(rows)) answers.push(await seenOf(door.url, route, 'while the database is away', meant));
  await door.healDatabase();
  return answers;
}

describe('what leaves the door', () => {
  it('is looked at for every route, each of which is seen to succeed, and to fail', () => {
    const routes = door.routes.map(({ verb, path }) => `${verb} ${path}`);
    expect(Object.keys(rows).sort()).toEqual(routes.sort());
    expect(inWords(seen.filter(({ route, asked, status }) => asked === 'as meant' && (status < 400) === (rows[route]?.refused !== undefined)))).toEqual([]);
    expect(routes.filter((route) => !seen.some((answer) => answer.route === route && answer.status >= 400))).toEqual([]);
  });

  it('has the same headers on every answer of a kind', () => {
    const shown = (name: string, value: string) => (['amparo-proof', 'amparo-submission'].includes(name) ? 'her own' : value.replace(/'sha256-[^']+'/, 'the one style'));
    expect(kindsOfAnswers(seen, shown)).toMatchSnapshot();
  });

  it('guards every answer, errors too', () => {
    for (const answer of seen) {
      const told = inWords([answer]).join();
      expect([told, GUARDS.filter((name) => answer.headers[name] === undefined)]).toEqual([told, []]);
      const { 'content-type': type = '', 'content-security-policy': policy, 'cache-control': cache, 'referrer-policy': referrer } = answer.headers;
      const policies = type.startsWith('text/html') ? PAGE_POLICY : "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
      expect([told, policy, cache, referrer]).toEqual([told, policies, 'no-store', 'no-referrer']);
    }
  });

  it('says nothing else: no cookie, no server, no mark by which an answer is known again, no time but that of now, not where it listens', () => {
    const more = seen.filter(({ headers }) => Object.keys(headers).some((name) => ![...PLUMBING, ...SOMETIMES, ...GUARDS].includes(name)));
    expect(more.map((answer) => [inWords([answer]), Object.keys(answer.headers)])).toEqual([]);
    // A proof says its day: that is what it is for.
    expect(inWords(timesIn(seen, ['amparo-proof']))).toEqual([]);
    expect(inWords(seen.filter(({ headers }) => Object.values(headers).join(' ').includes(new URL(door.url).host)))).toEqual([]);
  });

  it('holds nobody back for having asked often, and has no fault of ours', () => {
    expect(inWords(seen.filter(({ status }) => status === 429 || (status >= 500 && status !== 503)))).toEqual([]);
    const statuses = seen.map(({ status }) => status);
    for (const status of [200, 201, 202, 400, 401, 403, 404, 405, 409, 413, 415, 417, 431, 503]) expect(statuses).toContain(status);
  });
});
