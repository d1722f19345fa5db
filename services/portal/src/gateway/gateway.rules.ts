/** Where a call to the gateway goes. */
export interface Destination {
  service: string;
  /** Path in that service, encoded. */
  path: string;
  /** What stands behind the question mark, as it came; bytes that no address may hold are encoded. */
  query: string;
}

/** The only path of the portal's own that is reached like one of a service's. */
const OF_THE_PORTAL = 'operator';

/** First words of paths by which services speak to each other: nobody gets there from outside. */
const CLOSED = new Set(['internal', 'copies', 'handover']);

/** What of a caller's headers goes on. All others stay here: identity, addresses, cookies, and what belongs to one connection. */
const REQUEST_HEADERS = new Set(['accept', 'accept-language', 'content-type', 'content-length', 'if-match', 'if-none-match', 'last-event-id']);

/**
 * What of a service's answer goes back. All others stay here: cookies are the portal's alone; what a server, or a proxy on the way, says
 * of itself or marks an answer with tells outside how it is inside; and some belong to one connection.
 */
const RESPONSE_HEADERS = new Set(['content-type', 'content-length', 'content-disposition', 'content-encoding', 'location', 'retry-after']);

/** Headers by name, as Node has them. */
type Headers = Record<string, string | string[] | undefined>;

/**
 * Reads where `/api/<service>/<path>` goes. Every part is decoded once, judged, and encoded anew, so that the service
 * sees what was judged: no `..`, no encoded slash, no second spelling of a closed path.
 *
 * @param url the request's target as it came
 * @param services names behind the gateway
 * @returns nothing where there is no such place, or nobody may go there
 */
export function findDestination(url: string, services: readonly string[]): Destination | undefined {
  const [path = '', ...query] = url.split('?');
  const [root, api, service, ...parts] = path.split('/');
  if (root !== '' || api !== 'api' || service === undefined || !services.includes(service) || parts.length === 0) return undefined;
  const decoded = parts.map(decodePart);
  if (!decoded.every(isPlain) || CLOSED.has(decoded[0]?.toLowerCase() ?? '')) return undefined;
  if (service === 'portal' && decoded[0] !== OF_THE_PORTAL) return undefined;
  return { service, path: `/${decoded.map(encodeURIComponent).join('/')}`, query: query.join('?').replace(/[^!-~]/g, encodedByte) };
}

/** The headers that go on to a service: a list of what may, not of what may not. */
export function requestHeaders(headers: Headers, method: string): Headers {
  const bodyless = method === 'GET' || method === 'HEAD';
  return kept(headers, (name) => REQUEST_HEADERS.has(name) && !(bodyless && name.startsWith('content-')));
}

/**
 * The headers of an answer that go back to the caller: a list of what may, not of what may not. The portal sets its own security headers;
 * a policy that shuts an answer into a sandbox is stricter than any of these, and goes on.
 */
export function responseHeaders(headers: Headers): Headers {
  return kept(headers, (name) => RESPONSE_HEADERS.has(name) || (name === 'content-security-policy' && /^sandbox;/.test(String(headers[name]))));
}

function kept(headers: Headers, keep: (name: string) => boolean): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => keep(name.toLowerCase())));
}

function decodePart(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    // Half an escape sequence is no name of anything.
    return undefined;
  }
}

/** Node reads an address as Latin-1: one character is one byte. */
function encodedByte(byte: string): string {
  return `%${(byte.charCodeAt(0) & 0xff).toString(16).padStart(2, '0').toUpperCase()}`;
}

/** A part of a path that means one thing to everybody who reads it. */
function isPlain(part: string | undefined): part is string {
  return part !== undefined && !['', '.', '..'].includes(part) && !/[\\/%?#;\p{Cc}]/u.test(part);
}
