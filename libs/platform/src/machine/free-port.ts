import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below what systems give to outgoing connections (32768 on Linux, 49152 elsewhere): none of those can take the port of
 * a server while it starts again.
 */
const [FIRST, LAST] = [10_000, 32_767];
const TRIES = 50;

/**
 * A TCP port of loopback that nobody listens on at this moment. Somebody may take it before the caller does, so that
 * whoever binds it must be ready to ask again.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries++) {
    const port = randomInt(FIRST, LAST + 1);
    if (await isPortFree(port)) return port;
  }
  return listenOnce(0);
}

/** Whether `port` can be listened on at 127.0.0.1 at this moment. */
export async function isPortFree(port: number): Promise<boolean> {
  try {
    await listenOnce(port);
    return true;
  } catch {
    return false;
  }
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address();
      const taken = typeof address === 'object' && address !== null ? address.port : port;
      probe.close(() => resolve(taken));
    });
  });
}
