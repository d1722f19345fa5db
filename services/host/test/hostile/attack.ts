import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { ServiceName } from '@amparo/platform';
import { OPERATOR_TOKEN } from '../environment';
import type { CallingAs } from '../route-matrix/callers';
import { sessionOf } from '../route-matrix/accounts';
import { letIn, type Matrix, type MatrixRoute } from '../route-matrix/matrix';
import { HOSTILE_NAMES, HOSTILE_QUERIES } from './hostile-addresses';
import { HOSTILE_BODIES, type HostileBody } from './hostile-bodies';
import { CANARY, faultsOf } from './judge';
import { rawCall, type RawRequest } from './raw-call';
import { TURNS, type Turn } from './turn';

/** By which way a route is asked: where, as what path, and how the caller shows who she is. */
export interface Way {
  url: string;
  path: string;
  /** The host name that is asked for, where it is not the one of the URL. */
  host?: string;
  /** Header lines. */
  identity: string;
  /** It shows pages, which are refused as pages, and whose forms are sent as forms. */
  pages: boolean;
  /** How long an answer is waited for; 15 s where nothing is said. */
  patienceMs?: number;
}

/** A request, and what it must earn. */
interface Shot {
  name: string;
  request: RawRequest;
  earns?: readonly number[];
  mayClose: boolean;
  /** It is judged before any route's own code. */
  shared: boolean;
}

const READS_NO_BODY = new Set(['GET', 'HEAD']);
/** First words of paths that the portal passes on to nobody. */
const BETWEEN_SERVICES = /^\/(internal|copies|handover)\//;
/** Calls of partners' pages, which are asked at their own entrance: there alone, or, for items, there too (ADR 0047). */
const OF_PARTNERS = /^\/(offers|own-organisation|items)\b/;
/** Somebody who needs no second factor to sign in. */
const SIGNS_IN = 'reviewer';
/** It reads no body: the first one signs out, whatever it holds, and the others come too late. */
const SIGN_OUT = '/api/sign-out';
const NOBODYS = '7f000000-0000-4000-8000-00000000000b';
const AT_ONCE = 12;
/** What is repeated there is no echo: the trail says which ids the operator asked about, where they have the form of one. */
const SAYS_WHAT_WAS_ASKED = /\/audit\/trail$/;

/** The ways to a route for one of those who may call it: at the service itself, and through the portal where that leads there. */
export async function waysTo(matrix: Matrix, route: MatrixRoute): Promise<Way[]> {
  const { callers, system } = matrix;
  const caller = callerOf(matrix, route);
  const token = callers.tokenOf(caller, route.service);
  const direct: Way = { url: system.urlOf(route.service), path: route.path, identity: token === undefined ? '' : `authorization: Bearer ${token}\r\n`, pages: route.service === 'intake' };
  if (route.service === 'portal' && route.path.startsWith('/api/')) return [{ ...direct, identity: await signedInCookie(matrix) }];
  const leadsThere = !BETWEEN_SERVICES.test(route.path) && (caller === 'operator' || caller === 'nobody' || 'person' in caller) && route.service !== 'portal';
  if (!leadsThere) return [direct];
  const entrance = OF_PARTNERS.test(route.path) ? 'PARTNERS' : 'DESK';
  const identity = typeof caller === 'object' && 'person' in caller ? await cookieOf(matrix, caller.person.person, entrance) : `authorization: Bearer ${OPERATOR_TOKEN}\r\n`;
  const url = system.urlOf('portal');
  const host = entrance === 'PARTNERS' ? { host: `partners.localhost:${new URL(url).port}` } : {};
  return [direct, { url, path: `/api/${route.service}${route.path}`, identity, pages: direct.pages, ...host }];
}

function callerOf(matrix: Matrix, route: MatrixRoute): CallingAs {
  const { permission } = route;
  const person = permission.people.length > 0 ? letIn(matrix, route)[0]?.person : undefined;
  if (person !== undefined) return { person };
  if (permission.everybody) return 'nobody';
  const service = permission.services[0] as ServiceName | undefined;
  return permission.operator || service === undefined ? 'operator' : { service };
}

/** A browser of hers that has just signed in. */
async function cookieOf({ system }: Matrix, person: string, entrance: 'DESK' | 'PARTNERS'): Promise<string> {
  const cookie = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(cookie).digest();
  const session = sessionOf(person);
  await system.rows.of('directory', 'DELETE FROM sessions WHERE id = $1', [session]);
  await system.rows.of('directory',
    `INSERT INTO sessions (id, person, factors, way, second, started_at, last_used_at, ends_at) VALUES ($1, $2, 2, 'PASSWORD', 'TOTP', now(), now(), now() + interval '8 hours')`, [session, person]);
  await system.rows.of('portal', 'DELETE FROM browser_sessions WHERE session_id = $1', [session]);
  await system.rows.of('portal',
    `INSERT INTO browser_sessions (cookie_hash, session_id, person_id, factors, sealed, idle_seconds, ends_at, created_at, last_used_at, entrance)
     VALUES ($1, $2, $3, 2, $1, 900, now() + interval '8 hours', now(), now(), $4)`, [hash, session, person, entrance]);
  const csrf = createHmac('sha256', cookie).update('amparo csrf').digest('base64url');
  return `cookie: __Host-amparo=${cookie}\r\nsec-fetch-site: same-origin\r\nx-csrf-token: ${csrf}\r\n`;
}

/** A browser that signed in as people do: what the portal's own routes read of a session is as the portal wrote it. */
async function signedInCookie({ callers, system }: Matrix): Promise<string> {
  await system.rows.of('directory', 'DELETE FROM accounts WHERE person = $1', [SIGNS_IN]);
  const { code } = await callers.json<{ code: string }>('operator', 'directory', 'POST', `/accounts/${SIGNS_IN}/invite`, {});
  const step = async (name: string, body: object): Promise<Response> => fetch(`${system.urlOf('portal')}/api/sign-in/${name}`, {
    method: 'POST', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }, body: JSON.stringify(body),
  });
  const { attempt } = (await (await step('invitation', { code })).json()) as { attempt: string };
  const signedIn = await step('set-password', { attempt, password: `invented ${randomBytes(12).toString('hex')}` });
  const { csrf } = (await signedIn.json()) as { csrf?: string };
  if (csrf === undefined) throw new Error(`${SIGNS_IN} is not signed in: ${signedIn.status}`);
  return `cookie: ${signedIn.headers.getSetCookie()[0]?.split(';')[0]}\r\nsec-fetch-site: same-origin\r\nx-csrf-token: ${csrf}\r\n`;
}

/**
 * What is hostile, for a route, by one of the ways to it. What the route's own code sees goes to every route in every run. What ends in
 * code that all routes share, and what only passes through the portal, is dealt out: each route gets a sixth of it, its
 * neighbours get others, and whoever runs it with six turns one after another has sent all of it to each route.
 *
 * @param place of the route among all
 * @param turn which sixth it gets
 * @returns what was wrong with the answers
 */
export async function attack(route: MatrixRoute, way: Way, names: Readonly<Record<string, string>>, place: number, turn: Turn): Promise<string[]> {
  const all = [...bodiesFor(route, way, names), ...addressesFor(route, way, names)];
  const sharedAll = way.path !== route.path || isOfAll(route);
  const shots = all.filter(({ shared }, index) => turn === 'all' || (index + place + turn) % TURNS === 0 || !(shared || sharedAll));
  const wrong: string[] = [];
  for (let from = 0; from < shots.length; from += AT_ONCE) {
    wrong.push(...(await Promise.all(shots.slice(from, from + AT_ONCE).map((shot) => fire(way, shot)))).flat());
  }
  return wrong;
}

/** Each service answers it with the same code; one of them is asked everything. */
const isOfAll = ({ service, path }: MatrixRoute): boolean => service !== 'casework' && /^\/(health|operator)\//.test(path);

async function fire({ url, path, pages, patienceMs }: Way, { name, request, earns, mayClose }: Shot): Promise<string[]> {
  const answer = await rawCall(url, request, patienceMs);
  if (answer === 'silence') return [`${name}: no answer`];
  if (answer === undefined) return mayClose ? [] : [`${name}: closed without an answer`];
  const faults = faultsOf(answer, pages).filter((fault) => fault !== 'an echo' || !SAYS_WHAT_WAS_ASKED.test(path));
  if (earns !== undefined && !earns.includes(answer.status)) faults.push(`${answer.status} in place of ${earns.join(' or ')}`);
  return faults.map((fault) => `${name}: ${fault}`);
}

function bodiesFor({ service, verb, path }: MatrixRoute, way: Way, names: Readonly<Record<string, string>>): Shot[] {
  const start = `${verb} ${named(way.path, names)} HTTP/1.1\r\nhost: ${way.host ?? new URL(way.url).host}\r\n${way.identity}`;
  return HOSTILE_BODIES.map((hostile) => ({
    name: hostile.name,
    request: { head: `${start}${headersOf(hostile)}\r\n`, body: hostile.body, ...(hostile.ends ? { ends: true } : {}) },
    // Whoever reads no body has no opinion of it.
    ...(hostile.earns === undefined || READS_NO_BODY.has(verb) || (service === 'intake' && path.startsWith('/:')) ? {} : { earns: path === SIGN_OUT ? [...hostile.earns, 401] : hostile.earns }),
    mayClose: hostile.mayClose ?? false,
    shared: READS_NO_BODY.has(verb) || hostile.framing !== undefined || hostile.body.length > 100_000,
  }));
}

function headersOf({ headers = { 'content-type': 'application/json' }, framing, body }: HostileBody): string {
  return Object.entries({ ...headers }).map(([name, value]) => (value === '' ? '' : `${name}: ${value}\r\n`)).join('') + `${framing ?? `content-length: ${body.length}`}\r\n`;
}

function addressesFor({ verb }: MatrixRoute, way: Way, names: Readonly<Record<string, string>>): Shot[] {
  const shot = (name: string, address: string, shared: boolean): Shot => {
    const body = READS_NO_BODY.has(verb) ? '' : `content-type: application/json\r\ncontent-length: ${CANARY.length + 6}\r\n`;
    const head = `${verb} ${address} HTTP/1.1\r\nhost: ${way.host ?? new URL(way.url).host}\r\n${way.identity}${body}\r\n`;
    return { name: `at ${name.slice(0, 60)}`, request: { head, ...(body === '' ? {} : { body: Buffer.from(`{"${CANARY}":1}`) }) }, mayClose: false, shared };
  };
  const places = [...way.path.matchAll(/:\w+/g)].map(([place]) => place);
  const inPlace = HOSTILE_NAMES.flatMap((name) =>
    places.length === 0 ? [shot(name, `${way.path}/${name}`, true)] : places.map((place) => shot(name, named(way.path.replace(place, () => name), names), false)));
  return [...inPlace, ...HOSTILE_QUERIES.map((query) => shot(`?${query}`, `${named(way.path, names)}?${query}`, verb !== 'GET'))];
}

/** A path with names of things that are there; where there is none, with one that has the form of an id. */
const named = (path: string, names: Readonly<Record<string, string>>): string =>
  path.replace(/:(\w+)/g, (_all, name: string) => names[name] ?? (name.endsWith('Id') ? NOBODYS : 'nobody'));
