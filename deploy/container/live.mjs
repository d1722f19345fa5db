// Asks a container's service whether it is alive: `node live.mjs PATIENCE_MS`, with SERVICE and <SERVICE>_PORT in the environment. Exit 0: it is.
// A service that takes the connection and does not answer stands still, and would for good: it is ended, so that the container starts anew.
// One that does not listen yet is starting, and left alone.
import { readdirSync, readFileSync } from 'node:fs';

const [patienceMs = '20000'] = process.argv.slice(2);
const { SERVICE: service = '' } = process.env;
const url = `http://127.0.0.1:${process.env[`${service.toUpperCase()}_PORT`]}/health/live`;

try {
  const { ok } = await fetch(url, { signal: AbortSignal.timeout(Number(patienceMs)) });
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  process.exitCode = 1;
  if (error.name === 'TimeoutError') for (const pid of running()) process.kill(pid, 'SIGKILL');
}

/** The processes that run the service: one. */
function running() {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').some((word) => word.endsWith(`services/${service}/dist/main.js`));
    } catch {
      // It ended meanwhile.
      return false;
    }
  });
}
