import { connect } from 'node:net';

/** A call of a route, as it goes to `fetch`. */
export interface RouteCall {
  path: string;
  /** Where, if not at the address that everything is asked at: another name of the same server. */
  base?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer | FormData | URLSearchParams;
}

/** How a route is called where headers of its answers are looked at. */
export interface AnswerRow {
  /** As it is meant: it has to succeed. */
  meant: RouteCall;
  /** What else may be answered to it, by name, beside what every route is asked. */
  also?: Record<string, RouteCall>;
  /** It does not succeed here whatever is sent, and why. */
  refused?: string;
}

/** An answer without its body. */
export interface AnswerSeen {
  /** Method and path of the route, and what was asked of it. */
  route: string;
  asked: string;
  status: number;
  headers: Record<string, string>;
}

const JSON_TYPE = { 'content-type': 'application/json' };
/** Bytes of a body that no route takes; a program that sends more is hung up on. */
const LARGE = 1_100_000;
/** Headers of the connection, which say nothing of who answers. */
export const PLUMBING: readonly string[] = ['connection', 'date', 'keep-alive', 'content-length', 'transfer-encoding'];

/** A call with a JSON body. */
export function posted(path: string, body: unknown, headers: Record<string, string> = {}): RouteCall {
  return { path, method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) };
}

/** What every route can be asked beside what it is for: malformed, too large, in another way. */
export function alsoAsked(meant: RouteCall): Record<string, RouteCall> {
  const { path, method = 'GET', headers, base } = meant;
  const at = base === undefined ? {} : { base };
  const strange = { 'a longer address': { ...meant, path: `${path === '/' ? '' : path}/x/y/z` }, 'another method': { path, method: 'DELETE', headers, ...at } };
  if (method === 'GET') return { ...strange, HEAD: { ...meant, method: 'HEAD' } };
  const instead = (type: string, body: string): RouteCall => ({ path, method, headers: { ...headers, 'content-type': type }, body, ...at });
  return {
    ...strange,
    'broken JSON': instead('application/json', '{'),
    XML: instead('text/xml', '<a/>'),
    'a broken form': instead('multipart/form-data; boundary=x', '--y'),
    'too large': instead('application/json', `"${'a'.repeat(LARGE)}"`),
    'a form too large': instead('application/x-www-form-urlencoded', 'a'.repeat(LARGE)),
  };
}

/** Calls a server, follows nothing, and reads all of the answer. */
export async function seenOf(url: string, route: string, asked: string, { path, base = url, ...init }: RouteCall): Promise<AnswerSeen> {
  const answer = await fetch(`${base}${path}`, { ...init, redirect: 'manual' });
  // A stream would never end.
  if (answer.headers.get('content-type')?.startsWith('text/event-stream') === true) await answer.body?.cancel();
  else await answer.arrayBuffer();
  const cookies = answer.headers.getSetCookie();
  return { route, asked, status: answer.status, headers: { ...Object.fromEntries(answer.headers), ...(cookies.length > 0 ? { 'set-cookie': cookies.join(', ') } : {}) } };
}

/** Heads of requests that never become one: they are answered beside all routes. */
const BROKEN_HEADS: Readonly<Record<string, string>> = {
  'no host': 'GET / HTTP/1.1\r\n\r\n',
  'a version that is none': 'GET / HTTP/9.9\r\nhost: x\r\n\r\n',
  'a method that is none': 'NONE / HTTP/1.1\r\nhost: x\r\n\r\n',
  CONNECT: 'CONNECT x:443 HTTP/1.1\r\nhost: x\r\n\r\n',
  'an expectation': 'GET / HTTP/1.1\r\nhost: x\r\nexpect: x\r\n\r\n',
  'headers too long': `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`,
  'an address that cannot be read': 'GET /%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
};

/** What a server answers to requests that are broken in themselves. */
export async function seenOfBroken(url: string): Promise<AnswerSeen[]> {
  return Promise.all(Object.entries(BROKEN_HEADS).map(async ([asked, head]) => ({ route: 'no route', asked, ...await answerOnSocket(url, head) })));
}

async function answerOnSocket(url: string, head: string): Promise<{ status: number; headers: Record<string, string> }> {
  const read = await new Promise<string>((resolve, reject) => {
    let text = '';
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(head));
    socket.on('data', (part: Buffer) => {
      text += part.toString('latin1');
      if (text.includes('\r\n\r\n')) socket.destroy();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(text));
  });
  const [start = '', ...lines] = (read.split('\r\n\r\n')[0] ?? '').split('\r\n');
  const headers = lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()] as const);
  return { status: Number(start.split(' ')[1]), headers: Object.fromEntries(headers) };
}

/** Answers in words, to be compared and read. */
export function inWords(answers: readonly AnswerSeen[]): string[] {
  return answers.map(({ route, asked, status }) => `${route}, ${asked}: ${status}`);
}

/**
 * Answers by what their headers say, for a snapshot: which answers are alike is as telling as how they look.
 *
 * @param shown a header's value as it is to be shown; those that differ each time must not
 */
export function kindsOfAnswers(answers: readonly AnswerSeen[], shown: (name: string, value: string) => string): { headers: string[]; answers: Record<string, string> }[] {
  const kinds = new Map<string, Map<string, string[]>>();
  for (const { route, asked, status, headers } of answers) {
    const kind = Object.entries(headers).filter(([name]) => !PLUMBING.includes(name)).map(([name, value]) => `${name}: ${shown(name, value)}`).sort().join('\n');
    const routes = kinds.get(kind) ?? new Map<string, string[]>();
    routes.set(route, [...(routes.get(route) ?? []), `${status} ${asked}`]);
    kinds.set(kind, routes);
  }
  return [...kinds].map(([headers, routes]) => ({ headers: headers.split('\n'), answers: Object.fromEntries([...routes].map(([route, all]) => [route, all.join('; ')])) }));
}

/** Answers that say a time in a header besides the `Date` of now. */
export function timesIn(answers: readonly AnswerSeen[], except: readonly string[] = []): AnswerSeen[] {
  return answers.filter(({ headers }) => Object.entries(headers).some(([name, value]) => {
    if (name === 'date') return Math.abs(new Date(value).getTime() - Date.now()) > 60_000;
    return !except.includes(name) && /\d{4}-\d\d-\d\d|\d\d:\d\d|\b1\d{9}\b|GMT/.test(value);
  }));
}
