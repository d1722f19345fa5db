import type { ServerResponse } from 'node:http';
import type { Hint } from '../changes/change.rules';

/** Bytes that may wait for a reader; past it she is cut off, and comes again. */
const WAITING_BYTES = 64 * 1_024;
const HEADERS = { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' };

/** One page that listens: server-sent events on one connection (HTML standard, "Server-sent events"). */
export class OpenStream {
  /** Where it stands with the page, for which `ready` means: fetch everything anew. */
  state: 'unready' | 'ready' | 'away' = 'unready';
  private wroteAt = 0;

  /** Takes the response over; its security headers are set already. */
  constructor(private readonly raw: ServerResponse) {
    raw.writeHead(200, HEADERS);
    raw.flushHeaders();
  }

  /** Calls back once it is closed, by whomever; at once where it is already. */
  whenClosed(listener: () => void): void {
    if (this.raw.destroyed) listener();
    else this.raw.on('close', listener);
  }

  /** What changed. @param key what the browser may go on from */
  changed(hint: Hint, key: string): void {
    this.write(`event: changed\nid: ${key}\ndata: ${JSON.stringify(hint)}\n\n`);
  }

  /** The page hears everything from now on, and fetches anew what it shows. */
  ready(): void {
    if (this.state === 'ready') return;
    this.state = 'ready';
    this.write('event: ready\ndata: {}\n\n');
  }

  /** Nobody can say now what she may know, so she hears nothing. */
  away(): void {
    if (this.state === 'away') return;
    this.state = 'away';
    this.write('event: away\ndata: {}\n\n');
  }

  /** The session is over: the page goes blank. */
  ended(): void {
    this.raw.end('event: ended\ndata: {}\n\n');
  }

  /** So that everybody on the way, and we, notice a connection that is dead. */
  beat(now: number, everyMs: number): void {
    if (Math.abs(now - this.wroteAt) < everyMs) return;
    this.wroteAt = now;
    this.write(':\n\n');
  }

  close(): void {
    this.raw.destroy();
  }

  private write(text: string): void {
    if (this.raw.destroyed || this.raw.writableEnded) return;
    if (this.raw.writableLength + text.length > WAITING_BYTES) this.raw.destroy();
    else this.raw.write(text);
  }
}
