import { connect } from 'node:net';

/** A request as it goes over the wire, well formed or not. */
export interface RawRequest {
  /** The head with its empty line, byte for byte (Latin-1). */
  head: string;
  body?: Buffer;
  /** Nothing follows: the sending side is closed when all is sent. */
  ends?: true;
}

/** An answer as it came. */
export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** Everything that was read, the head too. */
  all: string;
}

const PATIENCE_MS = 15_000;

/**
 * Sends bytes to a server of this machine and reads its first answer.
 *
 * @returns nothing where the server closed without a word, and `silence` where it neither answers nor closes in time
 */
export async function rawCall(url: string, { head, body, ends }: RawRequest, patienceMs = PATIENCE_MS): Promise<RawAnswer | 'silence' | undefined> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let read = '';
    let last = '';
    const socket = connect({ host: hostname === 'localhost' ? '127.0.0.1' : hostname, port: Number(port), allowHalfOpen: true });
    const end = (answer: RawAnswer | 'silence' | undefined): void => {
      clearTimeout(late);
      socket.destroy();
      resolve(answer);
    };
    const late = setTimeout(() => end('silence'), patienceMs);
    socket.setEncoding('latin1');
    socket.on('connect', () => {
      socket.write(Buffer.from(head, 'latin1'));
      if (body !== undefined) socket.write(body);
      if (ends) socket.end();
    });
    socket.on('data', (part: string) => {
      read += part;
      last += part;
      if (last.length > 65_536) last = last.slice(-65_536);
      const answer = answerIn(read, last);
      if (answer !== undefined) end(answer);
    });
    // A server that has answered may close on a client that still sends.
    socket.on('error', () => undefined);
    socket.on('close', () => end(answerIn(read, last, true)));
    socket.on('end', () => end(answerIn(read, last, true)));
  });
}

/** The first whole answer in what was read so far; with `over`, as much of one as there is. */
function answerIn(read: string, last: string, over = false): RawAnswer | undefined {
  const headEnd = read.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const [start = '', ...lines] = read.slice(0, headEnd).split('\r\n');
  const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
  const status = Number(start.split(' ')[1]);
  // A go-ahead is no answer yet.
  if (status === 100) return answerIn(read.slice(headEnd + 4), last, over);
  const rest = read.slice(headEnd + 4);
  const chunked = headers['transfer-encoding'] === 'chunked';
  const endless = headers['content-type']?.startsWith('text/event-stream') === true;
  const whole = chunked ? last.endsWith('0\r\n\r\n') : rest.length >= Number(headers['content-length'] ?? (status === 204 || status === 304 ? 0 : Infinity));
  if (!whole && !over && !endless) return undefined;
  return { status, headers, body: bodyText(chunked ? unchunked(rest) : rest.slice(0, Number(headers['content-length'] ?? rest.length))), all: read };
}

const bodyText = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8');

function unchunked(text: string): string {
  let body = '';
  for (let at = 0; at < text.length;) {
    const line = text.indexOf('\r\n', at);
    const size = Number.parseInt(text.slice(at, line), 16);
    if (line < 0 || !(size > 0)) break;
    body += text.slice(line + 2, line + 2 + size);
    at = line + 4 + size;
  }
  return body;
}
