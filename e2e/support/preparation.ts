import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { OperatorApi } from '@amparo/local';
import { SERVICE_NAMES } from '@amparo/platform';
import { isPortFree } from '@amparo/platform/machine';
import type { Rows } from '@amparo/testing';
import { until } from './until';

/** The invented directory that every system of the tests is told. It is data: a build leaves it where it is. */
export const directory = JSON.parse(
  readFileSync(join(__dirname, 'directory.json').replace(`${sep}e2e${sep}dist${sep}`, `${sep}e2e${sep}`), 'utf8'),
) as { people: { id: string; email: string; pager?: string }[] };

/** Imports a directory, and waits until everybody who keeps a copy of it has this version. */
export async function tellDirectory(api: OperatorApi, rows: Rows, told: object = directory): Promise<void> {
  const { version } = await api.send<{ version: number }>('PUT', 'directory/directory', told);
  await until('the copies of the directory', async () => {
    for (const service of ['intake', 'protection', 'casework', 'notifications']) {
      const [copy] = await rows.of<{ version: number }>(service, 'SELECT version FROM directory_copy');
      if ((copy?.version ?? 0) < version) return undefined;
    }
    return true;
  }, 60_000);
}

/** Ports below those that the machine hands out to outgoing connections: a restarted process finds its own free. */
export async function freePorts(): Promise<Record<string, string>> {
  const ports: Record<string, string> = {};
  let next = 20_000 + Math.floor(Math.random() * 10_000);
  for (const service of SERVICE_NAMES) {
    while (!(await isPortFree(next))) next++;
    ports[`${service.toUpperCase()}_PORT`] = String(next++);
  }
  return ports;
}
