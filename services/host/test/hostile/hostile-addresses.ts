import { CANARY } from './judge';

/** What stands where an address has the name of a thing, and behind every other address. */
export const HOSTILE_NAMES: readonly string[] = [
  CANARY, '%00', `${CANARY}%00`, `%ED%A0%80${CANARY}`, `%C0%AE%C0%AE${CANARY}`, '%', '%zz', `%u0000${CANARY}`, '..', `..%2f..%2f${CANARY}`, `%2e%2e%2f${CANARY}`, `..%5c${CANARY}`,
  '__proto__', 'constructor', 'hasOwnProperty', `'%20OR%201=1--${CANARY}`, `%0d%0aset-cookie:%20${CANARY}=1`, `%F0%9F%90%A4${CANARY}`, `${CANARY};a=b`, `${CANARY}%23`, `${'a'.repeat(500)}${CANARY}`,
  `${'a'.repeat(7_000)}${CANARY}`, '-1', '99999999999999999999', '0x10', 'NaN', '%20', `\xff\xfe${CANARY}`, `${CANARY}\x80`,
];

/** What stands behind the question mark. */
export const HOSTILE_QUERIES: readonly string[] = [
  `${CANARY}=${CANARY}`, `limit=${CANARY}`, 'limit=-1', 'limit=1e9', 'limit=1&limit=2', 'limit[]=1', `a[__proto__][b]=${CANARY}`, '__proto__=1', `constructor[prototype][x]=${CANARY}`, 'limit=%00',
  `q=%ED%A0%80${CANARY}`, 'q=%zz', '%', `&&==&${CANARY}`, `after=${CANARY}`, `cursor=%7B%22${CANARY}%22`, `since=${CANARY}`, 'page=99999999999999999999', `size=${CANARY}`, `person=${CANARY}%00`, `case=${CANARY}`,
  `status=${CANARY}`, `sort=${CANARY}`, `region=${CANARY}`, `urgency=${CANARY}`, `format=${CANARY}`, `identity=${CANARY}`, `purpose=${CANARY}`, `text=${CANARY}`,
  Array.from({ length: 1_000 }, (_, i) => `a${i}=1`).join('&'), `q=${'a'.repeat(7_000)}${CANARY}`,
];

/** What stands in the first line or among the headers, once a service. */
export const HOSTILE_HEADS: readonly { name: string; head: string; mayClose?: true }[] = [
  ...['OPTIONS', 'TRACE', 'PROPFIND', 'M-SEARCH', 'PURGE', 'LINK', 'QUERY', 'SEARCH', 'MKCOL'].map((method) => ({ name: method, head: `${method} /${CANARY} HTTP/1.1\r\nhost: x\r\n` })),
  ...['FETCH', 'get', 'G\0T', CANARY.toUpperCase()].map((method) => ({ name: `a method that is none: ${JSON.stringify(method)}`, head: `${method} / HTTP/1.1\r\nhost: x\r\n` })),
  { name: 'CONNECT', head: `CONNECT ${CANARY}:443 HTTP/1.1\r\nhost: x\r\n` },
  ...['HTTP/0.9', 'HTTP/2.0', 'HTTP/9.9', 'HTTQ/1.1', ''].map((version) => ({ name: `version ${version}`, head: `GET /health/live ${version}\r\nhost: x\r\n` })),
  { name: 'the greeting of HTTP/2', head: 'PRI * HTTP/2.0\r\n\r\nSM\r\n' },
  { name: 'no host', head: `GET /${CANARY} HTTP/1.1\r\n` },
  { name: 'two hosts', head: `GET /${CANARY} HTTP/1.1\r\nhost: ${CANARY}\r\nhost: x\r\n` },
  { name: 'a host that is none', head: `GET /${CANARY} HTTP/1.1\r\nhost: ${CANARY}:x@y/%00\r\n` },
  { name: 'an absolute address', head: `GET http://${CANARY}/health/live HTTP/1.1\r\nhost: x\r\n` },
  { name: 'an address of no server', head: `GET * HTTP/1.1\r\nhost: x\r\n` },
  { name: 'an address without a slash', head: `GET ${CANARY} HTTP/1.1\r\nhost: x\r\n` },
  { name: 'a space in the address', head: `GET /${CANARY} ${CANARY} HTTP/1.1\r\nhost: x\r\n` },
  { name: 'two slashes', head: `GET //${CANARY}//health/live HTTP/1.1\r\nhost: x\r\n` },
  { name: '60,000 letters of a header', head: `GET / HTTP/1.1\r\nhost: x\r\na: ${CANARY.repeat(3_500)}\r\n` },
  { name: '60,000 letters of an address', head: `GET /${CANARY.repeat(3_500)} HTTP/1.1\r\nhost: x\r\n` },
  { name: '3,000 headers', head: `GET /${CANARY} HTTP/1.1\r\nhost: x\r\n${'a: 1\r\n'.repeat(3_000)}` },
  { name: 'NUL in a header', head: `GET / HTTP/1.1\r\nhost: x\r\na: ${CANARY}\0\r\n` },
  { name: 'a header over two lines', head: `GET / HTTP/1.1\r\nhost: x\r\na: b\r\n ${CANARY}\r\n` },
  { name: 'a header without a colon', head: `GET / HTTP/1.1\r\nhost: x\r\n${CANARY}\r\n` },
  { name: 'lines that end in half', head: `GET / HTTP/1.1\nhost: x\n${CANARY}: 1\n\n` },
  { name: 'an expectation', head: `GET /${CANARY} HTTP/1.1\r\nhost: x\r\nexpect: ${CANARY}\r\n` },
  { name: 'a change of protocol', head: `GET /${CANARY} HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-key: ${CANARY}\r\n` },
  { name: 'a trace that is none', head: `GET /${CANARY} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${CANARY}\r\ntraceparent: ${CANARY}\r\n` },
  { name: 'cookies that are none', head: `GET /api/${CANARY} HTTP/1.1\r\nhost: x\r\ncookie: __Host-amparo=${CANARY}%00; __proto__=1; ${CANARY}\r\n` },
  { name: 'a token that is none', head: `GET /operator/lag HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${Buffer.from(`{"alg":"none","kid":"${CANARY}"}`).toString('base64url')}.e30.\r\n` },
  { name: 'a version of ours in the header', head: `GET /health/live HTTP/1.1\r\nhost: x\r\naccept-version: ${CANARY}\r\n` },
  { name: 'other headers that libraries read', head: `POST /health/live HTTP/1.1\r\nhost: x\r\nx-http-method-override: DELETE\r\nx-forwarded-host: ${CANARY}\r\nrange: bytes=${CANARY}\r\nif-none-match: ${CANARY}\r\ncontent-length: 0\r\n` },
];
