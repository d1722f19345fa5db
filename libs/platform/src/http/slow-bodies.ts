import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** How slowly a large body may come in. */
export interface SlowestPace {
  /** Over each `windowMs`, whatever came before. */
  bytesPerSecond: number;
  windowMs: number;
  /** However fast it comes. */
  longestMs: number;
}

/** A kilobyte a second, what the worst mobile line still carries; a line that is silent for less than half a minute is waited for. */
export const SLOWEST_PACE: SlowestPace = { bytesPerSecond: 1_024, windowMs: 30_000, longestMs: 2_700_000 };

/**
 * Large bodies that may take longer than other requests, as long as they go on coming. A time for all of it would cut off an honest
 * sender with a slow telephone; none at all would let anybody hold a connection for nothing.
 */
export class SlowBodies {
  private readonly watched = new WeakSet<Socket>();

  /** @param hangUp on whoever is too slow */
  constructor(private readonly pace: SlowestPace, private readonly hangUp: (socket: Socket) => void) {}

  /** Whether a body on this connection is watched here, and not by the time that a request has. */
  has(socket: Socket): boolean {
    return this.watched.has(socket);
  }

  /** Watches the body of a request until all of it is here, or nobody sends it any more. */
  watch(request: IncomingMessage): void {
    const { socket } = request;
    const { bytesPerSecond, windowMs, longestMs } = this.pace;
    const ends = performance.now() + longestMs;
    let before = socket.bytesRead;
    this.watched.add(socket);
    const timer = setInterval(() => {
      const came = socket.bytesRead - before;
      before = socket.bytesRead;
      // What lies here unread waits for us, not for whoever sends it.
      const isSlow = came * 1_000 < bytesPerSecond * windowMs && request.readableLength === 0;
      if (isSlow || performance.now() > ends) this.hangUp(socket);
    }, windowMs).unref();
    request.once('close', () => {
      clearInterval(timer);
      this.watched.delete(socket);
    });
  }
}
